package dev.whynot.analytics.changes;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a row of weeks is best parted into two loss rates.
 *
 * @param at index of the first week of the second part
 * @param likelihoodRatio logarithm of how many times as likely the weeks are with two rates than with one; half of the
 *     usual G squared
 */
record Split(int at, double likelihoodRatio) {

    /** Shorter parts, or with less decided, are luck or cannot be told from it. */
    static final int FEWEST_WEEKS = 2;

    static final int FEWEST_DECIDED = 20;

    /** All places where both parts are large enough, in their order. */
    static List<Split> all(long[] lost, long[] decided, int from, int to) {
        long lostInAll = 0;
        long decidedInAll = 0;
        for (int i = from; i < to; i++) {
            lostInAll += lost[i];
            decidedInAll += decided[i];
        }
        double together = likelihood(lostInAll, decidedInAll);
        List<Split> splits = new ArrayList<>();
        long lostBefore = 0;
        long decidedBefore = 0;
        for (int at = from + 1; at < to; at++) {
            lostBefore += lost[at - 1];
            decidedBefore += decided[at - 1];
            if (isAllowed(at - from, to - at, decidedBefore, decidedInAll - decidedBefore)) {
                double apart = likelihood(lostBefore, decidedBefore)
                        + likelihood(lostInAll - lostBefore, decidedInAll - decidedBefore);
                splits.add(new Split(at, Math.max(0, apart - together)));
            }
        }
        return splits;
    }

    /** The greatest likelihood ratio of {@link #all}; 0 if there is no place. */
    static double greatest(long[] lost, long[] decided, long lostInAll, long decidedInAll) {
        double greatest = 0;
        double together = likelihood(lostInAll, decidedInAll);
        long lostBefore = 0;
        long decidedBefore = 0;
        for (int at = 1; at < lost.length; at++) {
            lostBefore += lost[at - 1];
            decidedBefore += decided[at - 1];
            if (isAllowed(at, lost.length - at, decidedBefore, decidedInAll - decidedBefore)) {
                double apart = likelihood(lostBefore, decidedBefore)
                        + likelihood(lostInAll - lostBefore, decidedInAll - decidedBefore);
                greatest = Math.max(greatest, apart - together);
            }
        }
        return greatest;
    }

    private static boolean isAllowed(int weeksBefore, int weeksAfter, long decidedBefore, long decidedAfter) {
        return Math.min(weeksBefore, weeksAfter) >= FEWEST_WEEKS
                && Math.min(decidedBefore, decidedAfter) >= FEWEST_DECIDED;
    }

    /** The logarithm of the greatest likelihood that one loss rate gives them. */
    private static double likelihood(long lost, long decided) {
        long won = decided - lost;
        return (lost == 0 ? 0 : lost * Math.log((double) lost / decided))
                + (won == 0 ? 0 : won * Math.log((double) won / decided));
    }
}
