package dev.whynot.analytics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A number with its 95 % interval. A part of the change of a loss rate of 0.019 is 1.9 percentage points.
 *
 * @param value what is seen
 * @param low lower bound of the interval
 * @param high upper bound of the interval
 */
public record Estimate(double value, double low, double high) {

    /** By the normal distribution. */
    public static Estimate of(double value, double variance) {
        double half = Rate.Z * Math.sqrt(variance);
        return new Estimate(value, value - half, value + half);
    }

    /**
     * How large it is at least, if so many effects are looked at and the largest is picked: the interval of each is
     * widened so that all hold at 95 % (Z. Sidak, "Rectangular confidence regions for the means of multivariate normal
     * distributions", JASA 62, 1967, 626-633).
     *
     * @return 0 where the interval holds 0
     */
    public double atLeast(int lookedAt) {
        double outside = 1 - Math.pow(0.95, 1.0 / lookedAt);
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(outside / 2);
        return Math.max(0, Math.abs(value) - z * standardError());
    }

    /** Two-sided, by the normal distribution. */
    public double pValue() {
        double error = standardError();
        if (error == 0) {
            return value == 0 ? 1 : 0;
        }
        return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(value) / error));
    }

    private double standardError() {
        return (high - low) / 2 / Rate.Z;
    }
}
