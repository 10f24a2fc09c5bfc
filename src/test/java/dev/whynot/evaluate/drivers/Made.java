package dev.whynot.evaluate.drivers;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Made-up decided records, and the causes that were planted in them.
 *
 * @param codes by dimension, then by record: 0 for a missing value, {@code k} for {@code values.get(k - 1)}
 * @param lost by record; the others are won
 * @param day by record: when it was decided, in days since 1970-01-01; in no order
 * @param planted the causes; a {@link Finder} must not look at them
 */
record Made(List<Dimension> dimensions, char[][] codes, boolean[] lost, int[] day, List<Planted> planted) {

    int records() {
        return lost.length;
    }

    /** At most so many records of these, evenly spread over them. */
    Made sample(int atMost) {
        if (records() <= atMost) {
            return this;
        }
        return of(IntStream.range(0, atMost)
                .map(i -> (int) ((long) i * records() / atMost))
                .toArray());
    }

    /** These records of all; the planted causes are told as of all. */
    Made of(int[] rows) {
        char[][] someCodes = new char[codes.length][rows.length];
        boolean[] someLost = new boolean[rows.length];
        int[] someDays = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int dimension = 0; dimension < codes.length; dimension++) {
                someCodes[dimension][i] = codes[dimension][rows[i]];
            }
            someLost[i] = lost[rows[i]];
            someDays[i] = day[rows[i]];
        }
        return new Made(dimensions, someCodes, someLost, someDays, planted);
    }
}
