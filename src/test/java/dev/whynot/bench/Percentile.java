package dev.whynot.bench;

import java.util.Arrays;

/** Percentiles by the nearest rank. */
public final class Percentile {

    private Percentile() {}

    /**
     * The smallest value that so large a share of the first values does not exceed.
     *
     * @param share from 0 (exclusive) to 1
     */
    public static long of(double share, long[] values, int count) {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * count) - 1];
    }
}
