package dev.whynot.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How many times as often a group loses as the rest, with its 95 % interval.
 *
 * @param value the observed ratio of the two loss rates; null if the rest lost nothing, as it is infinite or undefined
 *     then
 * @param low lower bound of the interval
 * @param high upper bound of the interval; null if there is none, which is so if the rest lost nothing
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RiskRatio(Double value, double low, Double high) {

    /** Halvings after which a double cannot be told apart from its neighbour, with some to spare. */
    private static final int MOST_HALVINGS = 100;

    private static final double EXACT_ENOUGH = 1e-12;

    /**
     * The ratio of {@code lost / decided} to {@code restLost / restDecided} with its score interval (P. A. R. Koopman,
     * "Confidence intervals for the ratio of two binomial proportions", Biometrics 40, 1984, 513-517): all ratios that
     * a score test does not reject. Unlike the interval of the logarithm (Katz and others, Biometrics 34, 1978) it
     * needs no correction where a count is zero.
     *
     * @return null if one of the two has nothing decided: nothing is known then
     */
    static RiskRatio of(long lost, long decided, long restLost, long restDecided) {
        if (decided == 0 || restDecided == 0) {
            return null;
        }
        double low = lost == 0 ? 0 : 1 / upperBound(restLost, restDecided, lost, decided);
        if (restLost == 0) {
            return new RiskRatio(null, low, null);
        }
        double value = (double) lost / decided / ((double) restLost / restDecided);
        return new RiskRatio(
                value, Math.min(low, value), Math.max(upperBound(lost, decided, restLost, restDecided), value));
    }

    /** The largest ratio that is not rejected. The score falls as the ratio grows, so halving finds it. */
    private static double upperBound(long lost, long decided, long restLost, long restDecided) {
        double below = lost == 0 ? 1 : (double) lost / decided / ((double) restLost / restDecided);
        while (score(below, lost, decided, restLost, restDecided) < -Rate.Z) {
            below /= 2;
        }
        double above = below;
        while (score(above, lost, decided, restLost, restDecided) > -Rate.Z) {
            above *= 2;
        }
        for (int i = 0; i < MOST_HALVINGS && above - below > EXACT_ENOUGH * above; i++) {
            double middle = below + (above - below) / 2;
            if (score(middle, lost, decided, restLost, restDecided) > -Rate.Z) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }

    /**
     * How many standard errors the group's loss rate is above {@code ratio} times that of the rest, were this the true
     * ratio. The two rates that are most likely then solve a quadratic equation; its root is written so that large
     * counts do not cancel out.
     */
    private static double score(double ratio, long lost, long decided, long restLost, long restDecided) {
        double n = decided;
        double m = restDecided;
        double b = ratio * (n + restLost) + lost + m;
        double root = Math.sqrt(Math.max(0, b * b - 4 * ratio * (n + m) * ((double) lost + restLost)));
        double p = Math.min(1, 2 * ratio * ((double) lost + restLost) / (b + root));
        double q = Math.min(1, p / ratio);
        double variance = p * (1 - p) / n + ratio * ratio * q * (1 - q) / m;
        double distance = lost / n - ratio * (restLost / m);
        return variance > 0 ? distance / Math.sqrt(variance) : 0;
    }
}
