package dev.whynot.analytics;

import java.util.Arrays;
import java.util.Optional;

import dev.whynot.analytics.wording.Wording;

/**
 * Why the values of a dimension cannot be what losing depends on. Judged by the data: most are written when the outcome is
 * known, so that they follow from it and cannot be its cause.
 */
public enum Leak {
    /** It is filled in hardly ever but for one outcome. */
    FILLED_AFTERWARDS("filledAfterwards"),
    /** Its values tell the outcome almost for sure. */
    TELLS_OUTCOME("tellsOutcome"),
    /** All records have the same value. */
    ONE_VALUE("oneValue"),
    /** No value is frequent enough to be told apart. */
    RARE_VALUES("rareValues");

    /** Filled in for less than this part of the records with one outcome, */
    private static final double HARDLY = 0.02;
    /** and for at least this part of those with the other, */
    private static final double OFTEN = 0.2;
    /** or for so many of those that it is no chance that none is of the one. */
    private static final double CHANCE = 0.001;

    private static final double ALMOST_SURE = 0.8;

    private final String key;

    Leak(String key) {
        this.key = key;
    }

    /**
     * Judges a dimension.
     *
     * @param lost per value how many records are lost; the last place is that of all values that are too rare to be told
     *     apart, be there any or none
     * @param decided per value how many are lost or won
     * @param missing the place of the missing value; below 0 if it is not told apart
     * @return empty if it may be a cause
     */
    public static Optional<Leak> of(long[] lost, long[] decided, int missing) {
        long all = sum(decided);
        if (all > 0 && decided[decided.length - 1] == all) {
            return Optional.of(RARE_VALUES);
        }
        if (isOneValue(decided, all)) {
            return Optional.of(ONE_VALUE);
        }
        if (missing >= 0 && isFilledAfterwards(lost, decided, missing)) {
            return Optional.of(FILLED_AFTERWARDS);
        }
        return tells(lost, decided) > ALMOST_SURE ? Optional.of(TELLS_OUTCOME) : Optional.empty();
    }

    /** Whether the values are written when the outcome is known. */
    public boolean followsFromOutcome() {
        return this == FILLED_AFTERWARDS || this == TELLS_OUTCOME;
    }

    /** The same in a sentence. */
    public String why(Wording wording) {
        return wording.say("leftOut." + key);
    }

    private static boolean isOneValue(long[] decided, long all) {
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
        long filledLost = allLost - lost[missing];
        long filledWon = allWon - (decided[missing] - lost[missing]);
        double ofLost = allLost == 0 ? 1 : (double) filledLost / allLost;
        double ofWon = allWon == 0 ? 1 : (double) filledWon / allWon;
        if (Math.min(ofLost, ofWon) >= HARDLY) {
            return false;
        }
        return Math.max(ofLost, ofWon) >= OFTEN
                || Math.min(filledLost, filledWon) == 0
                        && EqualRates.pValue(filledLost, allLost, filledWon, allWon) <= CHANCE;
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
        return Arrays.stream(counts).sum();
    }
}
