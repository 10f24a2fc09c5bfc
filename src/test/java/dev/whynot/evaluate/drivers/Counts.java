package dev.whynot.evaluate.drivers;

import java.util.BitSet;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Decided records, and the lost ones of them: of a group and of all.
 *
 * @param lost of the group
 * @param decided of the group
 */
record Counts(int lost, int decided, int allLost, int all) {

    /** The level at which the peers take something to be no chance. */
    static final double LEVEL = 0.05;

    private static final ChiSquaredDistribution DISTRIBUTION = ChiSquaredDistribution.of(1);

    /** The least number of records that the test expects in each cell of its table, by a common rule. */
    private static final double LEAST_EXPECTED = 5;

    static Counts of(BitSet rows, Made data, int allLost) {
        int lost = (int) rows.stream().filter(row -> data.lost()[row]).count();
        return new Counts(lost, rows.cardinality(), allLost, data.records());
    }

    static int lost(Made data) {
        int lost = 0;
        for (boolean one : data.lost()) {
            lost += one ? 1 : 0;
        }
        return lost;
    }

    /** Whether the group is lost more often than the rest. */
    boolean more() {
        return (double) lost * all > (double) allLost * decided;
    }

    /** Pearson's chi-squared of the group against the rest; 0 where the counts are too small for it. */
    double chiSquared() {
        double rest = all - decided;
        double least = Math.min(decided, rest) * Math.min(allLost, all - allLost) / all;
        if (least < LEAST_EXPECTED) {
            return 0;
        }
        double difference = (double) lost * (rest - (allLost - lost)) - (double) (allLost - lost) * (decided - lost);
        return difference * difference * all / (decided * rest * allLost * (all - allLost));
    }

    /** How many times as often the group is lost, or won if {@code more} is false, as all are. */
    double lift(boolean more) {
        double rate = (double) (more ? lost : decided - lost) / decided;
        return rate / ((double) (more ? allLost : all - allLost) / all);
    }

    /** Whether the difference is no chance at the level of 5 % after so many tests, by Bonferroni. */
    boolean isSignificant(long tests) {
        return DISTRIBUTION.survivalProbability(chiSquared()) * tests <= LEVEL;
    }
}
