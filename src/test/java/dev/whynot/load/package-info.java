/**
 * Webhooks, questions and imports at the same time, at set rates, for minutes: how fast, how many errors, whether
 * anything is lost, and whether memory stays flat. Run by {@code make load}.
 */
package dev.whynot.load;
