package dev.whynot.evaluate.drivers;

import java.util.BitSet;

/**
 * A cause that is to be planted.
 *
 * @param rows the records for which the conditions hold
 * @param shadow null if no other value goes along with it at all
 */
record Cause(Conditions conditions, double riskRatio, BitSet rows, Shadow shadow) {}
