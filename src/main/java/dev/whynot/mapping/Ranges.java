package dev.whynot.mapping;

import java.math.BigDecimal;
import java.util.List;

/**
 * Puts numbers into ranges, so that they can be sliced by. The bounds 10, 50 and 250 give {@code under 10}, {@code 10-50},
 * {@code 50-250} and {@code 250+}; a bound belongs to the range that starts with it.
 */
final class Ranges {

    private final List<BigDecimal> bounds;

    /** Ranges that start at these growing bounds. */
    Ranges(List<BigDecimal> bounds) {
        this.bounds = bounds;
    }

    /** The label of the range that the number is in. */
    String label(BigDecimal number) {
        int range = 0;
        while (range < bounds.size() && number.compareTo(bounds.get(range)) >= 0) {
            range++;
        }
        if (range == 0) {
            return "under " + text(0);
        }
        return range == bounds.size() ? text(range - 1) + "+" : text(range - 1) + "-" + text(range);
    }

    private String text(int bound) {
        return bounds.get(bound).toPlainString();
    }
}
