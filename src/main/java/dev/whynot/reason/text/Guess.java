package dev.whynot.reason.text;

/**
 * What a text may mean.
 *
 * @param label code of a reason, or {@code unclear}
 * @param probability that this is it, from 0 to 1, as calibrated
 */
public record Guess(String label, double probability) {}
