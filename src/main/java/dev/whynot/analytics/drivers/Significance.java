package dev.whynot.analytics.drivers;

/** Whether a subgroup is more than chance, with all that was searched. */
final class Significance {

    private Significance() {}

    /**
     * The natural logarithm of the p-value after the correction for all that was searched; above 0 it stands for 1.
     *
     * @param price as {@link Price} has it
     */
    static double logP(Sums sums, double price) {
        return Surprise.logProbability(sums.records(), sums.hits(), sums.expectedHits()) + price;
    }
}
