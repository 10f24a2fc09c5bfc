package dev.whynot.sample;

/**
 * A planted cause: it overrides what else would decide.
 *
 * @param lossRate how many of the decided records it touches are lost, 0 to 1
 * @param reasons what reps make of it
 */
record Cause(double lossRate, Weighted<LossReason> reasons) {}
