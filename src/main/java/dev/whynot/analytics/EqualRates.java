package dev.whynot.analytics;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Whether a group and the rest could well have the same loss rate. */
final class EqualRates {

    /** Probabilities that differ by less are taken as equal, as R's fisher.test does: they are sums of roundings. */
    private static final double TIE = 1 + 1e-7;

    private static final double TOO_SMALL_TO_COUNT = 1e-17;

    private EqualRates() {}

    /**
     * The two-sided p-value of Fisher's exact test (R. A. Fisher, "Statistical Methods for Research Workers", 1934,
     * section 21.02): given how many there are and how many of them are lost, the probability of a table that is as
     * unlikely as this one or more so. Only the probabilities that count are added up, a few times the square root of
     * the counts, so that it is exact for millions, too. Where there are more than 2^31 - 1 records, it is that of the
     * score test ({@link #ofScoreTest}), which nothing distinguishes from it there unless hardly anything is lost.
     *
     * @return 1 if all or none are lost: any table is as likely then
     */
    static double pValue(long lost, long decided, long restLost, long restDecided) {
        long all = Math.addExact(decided, restDecided);
        if (all > Integer.MAX_VALUE) {
            return ofScoreTest(lost, decided, restLost, restDecided);
        }
        return exact(
                HypergeometricDistribution.of((int) all, (int) (lost + restLost), (int) decided),
                Math.toIntExact(lost));
    }

    /**
     * The two-sided p-value of the score test with the variance of both groups taken together, which is Pearson's
     * chi-squared test without correction, by the factor (N - 1) / N that E. S. Pearson (Biometrika 34, 1947) and I.
     * Campbell (Statistics in Medicine 26, 2007, 3661-3675) recommend.
     */
    static double ofScoreTest(long lost, long decided, long restLost, long restDecided) {
        double n = decided;
        double m = restDecided;
        double rate = ((double) lost + restLost) / (n + m);
        double variance = rate * (1 - rate) * (1 / n + 1 / m) * ((n + m) / (n + m - 1));
        if (variance <= 0) {
            return 1;
        }
        double z = Math.abs(lost / n - restLost / m) / Math.sqrt(variance);
        return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(z));
    }

    private static double exact(HypergeometricDistribution tables, int observed) {
        double p = tables.probability(observed);
        int lowest = tables.getSupportLowerBound();
        int highest = tables.getSupportUpperBound();
        int mode = mode(tables, lowest, highest);
        if (tables.probability(mode) <= p * TIE) {
            return 1;
        }
        double limit = tables.logProbability(observed) + Math.log(TIE);
        double sum;
        if (observed < mode) {
            sum = tailDown(tables, observed, lowest)
                    + tailUp(tables, firstAbove(tables, mode, highest, limit), highest);
        } else {
            sum = tailUp(tables, observed, highest) + tailDown(tables, lastBelow(tables, mode, lowest, limit), lowest);
        }
        return Math.min(1, sum);
    }

    private static int mode(HypergeometricDistribution tables, int lowest, int highest) {
        double most = (tables.getSampleSize() + 1.0)
                * (tables.getNumberOfSuccesses() + 1.0)
                / (tables.getPopulationSize() + 2.0);
        return Math.clamp((long) most, lowest, highest);
    }

    /** The first table above the mode that is unlikely enough; one past the highest if there is none. */
    private static int firstAbove(HypergeometricDistribution tables, int mode, int highest, double limit) {
        long below = mode;
        long above = highest + 1L;
        while (above - below > 1) {
            long middle = (below + above) / 2;
            if (tables.logProbability((int) middle) <= limit) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return (int) above;
    }

    /** The last table below the mode that is unlikely enough; one before the lowest if there is none. */
    private static int lastBelow(HypergeometricDistribution tables, int mode, int lowest, double limit) {
        long below = lowest - 1L;
        long above = mode;
        while (above - below > 1) {
            long middle = Math.floorDiv(below + above, 2L);
            if (tables.logProbability((int) middle) <= limit) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return (int) below;
    }

    /** The probability of this table and all above it; each follows from the one before. */
    private static double tailUp(HypergeometricDistribution tables, int from, int highest) {
        if (from > highest) {
            return 0;
        }
        double lost = tables.getNumberOfSuccesses();
        double size = tables.getSampleSize();
        double others = tables.getPopulationSize() - lost - size;
        double term = tables.probability(from);
        double sum = 0;
        for (double k = from; term > sum * TOO_SMALL_TO_COUNT; k++) {
            sum += term;
            term *= (lost - k) / (k + 1) * ((size - k) / (others + k + 1));
        }
        return sum;
    }

    private static double tailDown(HypergeometricDistribution tables, int from, int lowest) {
        if (from < lowest) {
            return 0;
        }
        double lost = tables.getNumberOfSuccesses();
        double size = tables.getSampleSize();
        double others = tables.getPopulationSize() - lost - size;
        double term = tables.probability(from);
        double sum = 0;
        for (double k = from; term > sum * TOO_SMALL_TO_COUNT; k--) {
            sum += term;
            term *= k / (lost - k + 1) * ((others + k) / (size - k + 1));
        }
        return sum;
    }
}
