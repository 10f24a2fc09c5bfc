/**
 * Measures how fast the packaged service takes in records and answers questions, next to what others need for the same.
 * Run by {@code make bench}.
 */
package dev.whynot.bench;
