package dev.whynot.analytics.changes;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Whether weeks with one and the same loss rate throughout would show as good a split as these. The best of all places
 * was picked, so it is held against the best of all places of weeks that are made by chance: 999 times, as many of them
 * having one at least as good telling the p-value (M. Dwass, "Modified randomization tests for nonparametric
 * hypotheses", Annals of Mathematical Statistics 28, 1957, 181-187). It is exact, however few or uneven the weeks are.
 *
 * <p>Chance is taken in two ways, and the larger p-value holds (R. L. Berger, "Multiparameter hypothesis testing and
 * acceptance sampling", Technometrics 24, 1982, 295-300: who rejects only if both do errs no more often than either):
 * the lost ones are dealt out anew to all records, whichever week they are in; or the weeks are put in another order, as
 * they are. The second one is careful where records of one week share a fate, as when somebody tidies up.
 */
final class NoChange {

    private static final int TIMES = 999;

    /** Of the random numbers: the same weeks always get the same answer. */
    private static final long SEED = 20_260_301;

    private final long[] lost;
    private final long[] decided;
    private final long lostInAll;
    private final long decidedInAll;

    NoChange(long[] lost, long[] decided) {
        this.lost = lost;
        this.decided = decided;
        this.lostInAll = sum(lost);
        this.decidedInAll = sum(decided);
    }

    /**
     * The p-value of a split.
     *
     * @param level where it cannot be as low as this any more, the rest is not tried, and it is only told to be above
     */
    double pValue(double likelihoodRatio, double level) {
        RandomGenerator random = new SplittableRandom(SEED);
        double ofOrder = pValue(likelihoodRatio, level, () -> greatestOfAnotherOrder(random));
        return ofOrder > level
                ? ofOrder
                : Math.max(ofOrder, pValue(likelihoodRatio, level, () -> greatestOfAnotherDeal(random)));
    }

    /** Stops early as J. Besag, P. Clifford, "Sequential Monte Carlo p-values", Biometrika 78, 1991, 301-304 do. */
    private static double pValue(double likelihoodRatio, double level, Supplier<Double> greatest) {
        // equal ones differ by rounding, as their sums were made in another order
        double asGood = likelihoodRatio * (1 - 1e-9);
        int enough = (int) Math.ceil(level * (TIMES + 1));
        int better = 0;
        for (int i = 1; i <= TIMES; i++) {
            if (greatest.get() >= asGood) {
                better++;
            }
            if (better > enough) {
                return (double) better / i;
            }
        }
        return (1.0 + better) / (TIMES + 1);
    }

    private double greatestOfAnotherOrder(RandomGenerator random) {
        long[] newLost = lost.clone();
        long[] newDecided = decided.clone();
        for (int i = lost.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            swap(newLost, i, other);
            swap(newDecided, i, other);
        }
        return Split.greatest(newLost, newDecided, lostInAll, decidedInAll);
    }

    private double greatestOfAnotherDeal(RandomGenerator random) {
        long[] dealt = new long[lost.length];
        long lostLeft = lostInAll;
        long left = decidedInAll;
        for (int i = 0; i < dealt.length; i++) {
            dealt[i] = Hypergeometric.draw(left, lostLeft, decided[i], random);
            lostLeft -= dealt[i];
            left -= decided[i];
        }
        return Split.greatest(dealt, decided, lostInAll, decidedInAll);
    }

    private static void swap(long[] values, int i, int other) {
        long value = values[i];
        values[i] = values[other];
        values[other] = value;
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
