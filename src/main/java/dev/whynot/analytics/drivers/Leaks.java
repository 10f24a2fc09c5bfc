package dev.whynot.analytics.drivers;

import java.util.Optional;

import dev.whynot.facts.Attribute;
import dev.whynot.facts.Rows;

/** Tells which columns are written when the outcome is known, so that they follow from it and cannot be its cause. */
final class Leaks {

    /** Filled in for less than this part of the records with one outcome, */
    private static final double HARDLY = 0.02;
    /** and for at least this part of those with the other. */
    private static final double OFTEN = 0.2;

    private static final double ALMOST_SURE = 0.8;

    private Leaks() {}

    /** Why a column cannot be a cause. */
    enum Leak {
        /** It is filled in hardly ever but for one outcome. */
        FILLED_AFTERWARDS,
        /** Its values tell the outcome almost for sure. */
        TELLS_OUTCOME,
        /** All records have the same value. */
        ONE_VALUE
    }

    static Optional<Leak> of(Rows rows, Rows.Column column) {
        int size = column.values().size() + 1;
        long[] lost = new long[size];
        long[] decided = new long[size];
        for (int row = 0; row < rows.size(); row++) {
            int code = Math.min(column.codes()[row], size - 1);
            decided[code]++;
            lost[code] += rows.isLost(row) ? 1 : 0;
        }
        if (isOneValue(decided, rows.size())) {
            return Optional.of(Leak.ONE_VALUE);
        }
        int missing = column.values().indexOf(Attribute.NONE);
        if (missing >= 0 && isFilledAfterwards(lost, decided, missing)) {
            return Optional.of(Leak.FILLED_AFTERWARDS);
        }
        return tells(lost, decided) > ALMOST_SURE ? Optional.of(Leak.TELLS_OUTCOME) : Optional.empty();
    }

    private static boolean isOneValue(long[] decided, int all) {
        for (int code = 0; code < decided.length - 1; code++) {
            if (decided[code] > 0 && decided[code] < all) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFilledAfterwards(long[] lost, long[] decided, int missing) {
        long allLost = sum(lost);
        long allWon = sum(decided) - allLost;
        double ofLost = 1 - (double) lost[missing] / Math.max(1, allLost);
        double ofWon = 1 - (double) (decided[missing] - lost[missing]) / Math.max(1, allWon);
        return Math.min(ofLost, ofWon) < HARDLY && Math.max(ofLost, ofWon) >= OFTEN;
    }

    /**
     * What part of the uncertainty about the outcome the values take away: the uncertainty coefficient (H. Theil, "On the
     * estimation of relationships involving qualitative variables", American Journal of Sociology 76, 1970).
     */
    private static double tells(long[] lost, long[] decided) {
        double all = entropy(sum(lost), sum(decided));
        double left = 0;
        for (int code = 0; code < lost.length; code++) {
            left += entropy(lost[code], decided[code]);
        }
        return all == 0 ? 0 : 1 - left / all;
    }

    /** Of all of them together, in nats. */
    private static double entropy(long lost, long decided) {
        return part(lost, decided) + part(decided - lost, decided);
    }

    private static double part(long count, long all) {
        return count == 0 ? 0 : -count * Math.log((double) count / all);
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
