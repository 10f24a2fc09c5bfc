package dev.whynot.analytics;

/**
 * By how much the loss rate of a group is above that of the rest, with its 95 % interval.
 *
 * @param value the observed difference, from -1 to 1; 0.05 is five percentage points
 * @param low lower bound of the interval
 * @param high upper bound of the interval
 */
public record RiskDifference(double value, double low, double high) {

    /**
     * The difference of two rates, with the interval that follows from their Wilson intervals (R. G. Newcombe,
     * "Interval estimation for the difference between independent proportions", Statistics in Medicine 17, 1998,
     * 873-890, method 10). It stays within -1 and 1 and holds where counts are zero.
     */
    static RiskDifference between(Rate group, Rate rest) {
        double value = group.value() - rest.value();
        return new RiskDifference(
                value,
                value - Math.hypot(group.value() - group.low(), rest.high() - rest.value()),
                value + Math.hypot(group.high() - group.value(), rest.value() - rest.low()));
    }
}
