package dev.whynot.analytics;

/**
 * A proportion with its 95 % interval.
 *
 * @param value the observed proportion, from 0 to 1
 * @param low lower bound of the interval
 * @param high upper bound of the interval
 */
public record Rate(double value, double low, double high) {

    /** The 97.5 % quantile of the standard normal distribution. */
    public static final double Z = 1.959963984540054;

    /**
     * The share of {@code hits} in {@code trials} with its Wilson score interval (E. B. Wilson, "Probable inference,
     * the law of succession, and statistical inference", JASA 22, 1927, 209-212), which stays within 0 and 1 and holds
     * for small counts.
     *
     * @return null if there were no trials: nothing is known then
     */
    public static Rate of(long hits, long trials) {
        if (trials == 0) {
            return null;
        }
        double n = trials;
        double p = hits / n;
        double zz = Z * Z;
        double centre = (p + zz / (2 * n)) / (1 + zz / n);
        double half = Z / (1 + zz / n) * Math.sqrt(p * (1 - p) / n + zz / (4 * n * n));
        return new Rate(p, hits == 0 ? 0 : centre - half, hits == trials ? 1 : centre + half);
    }
}
