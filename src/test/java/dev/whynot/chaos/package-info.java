/**
 * One fault after another strikes the packaged service, while webhooks, questions and imports go on: each says what is
 * expected, and checks it. Run by {@code make chaos}.
 */
package dev.whynot.chaos;
