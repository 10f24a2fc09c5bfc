package dev.whynot.analytics.drivers;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How much of the price of a search chance really takes. {@link Price} adds up as if all subgroups were disjoint and all
 * were large enough to be looked at; as they overlap and many are too small, chance alone gets to a corrected p-value of t
 * in fewer than t of all searches: in about {@code rate t} of them for small t, with a rate below 1. It is measured:
 * outcomes are drawn anew, as if each record had the same chance, and are searched as the real ones are. The smallest
 * p-values of such searches are about exponentially distributed (each is the least of many that are nearly uniform), so
 * that twice their sum times the rate is chi-squared with two degrees of freedom for each; what is used is the upper 95 %
 * bound of the rate. (The idea is that of P. H. Westfall, S. S. Young, "Resampling-Based Multiple Testing", 1993.)
 */
final class Chance {

    /** Records that are searched for it, all draws taken together: more would take longer than the search itself. */
    private static final int RECORDS = 200_000;

    private static final int MOST_DRAWS = 8;
    private static final double CONFIDENCE = 0.95;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Chance() {}

    /** Searches outcomes that were drawn anew. */
    interface Search {

        /** The natural logarithm of the smallest corrected p-value that it finds; it may be above 0. */
        double smallestLogP(Cases cases);
    }

    /** The natural logarithm of the rate, at most 0: to be added to that of a corrected p-value. */
    static double logRate(Cases cases, Search search, Progress progress) {
        int draws = Math.min(MOST_DRAWS, RECORDS / Math.max(1, cases.rows()));
        if (draws == 0) {
            return 0;
        }
        double sum = 0;
        for (int draw = 0; draw < draws; draw++) {
            progress.check();
            progress.at("chance", (double) draw / draws);
            sum += Math.exp(search.smallestLogP(cases.withHits(drawn(cases, draw))));
        }
        double rate = ChiSquaredDistribution.of(2.0 * draws).inverseCumulativeProbability(CONFIDENCE) / (2 * sum);
        return Math.min(0, Math.log(rate));
    }

    private static byte[] drawn(Cases cases, int draw) {
        double share = (double) cases.hitCount() / cases.rows();
        byte[] hits = new byte[cases.rows()];
        for (int row = 0; row < hits.length; row++) {
            hits[row] = (byte) (uniform(cases.keys()[row], draw) < share ? 1 : 0);
        }
        return hits;
    }

    /** From 0 to 1, by the finalizer of SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014). */
    private static double uniform(int key, int draw) {
        long z = (key + ((long) draw << Integer.SIZE)) * GOLDEN + GOLDEN;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1.0p-53;
    }
}
