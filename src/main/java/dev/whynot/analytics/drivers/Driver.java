package dev.whynot.analytics.drivers;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import java.util.Comparator;

import dev.whynot.analytics.Rate;

/**
 * A subgroup in which hits are more, or fewer, than the rest explains.
 *
 * @param sums its records, its hits, and how many were to be expected if it were like the rest, the other drivers taken
 *     into account
 * @param pValue after the correction for all that was searched
 * @param heldOut how it held on the half of the data that the expectation was not made from
 */
public record Driver(Subgroup group, Sums sums, double pValue, HeldOut heldOut) {

    /**
     * One half of the data checks the other.
     *
     * @param sums of the one half, against what the other half lets expect if the subgroup were like the rest
     * @param pValue that of one test, on this half alone, in the direction of the whole
     */
    public record HeldOut(Sums sums, double pValue) {}

    /**
     * Those that make hits first, then those that spare them; each by how many they make at least, so that a small group
     * does not come first by chance.
     */
    static final Comparator<Driver> BY_EFFECT = comparing((Driver driver) -> driver.excess() < 0)
            .thenComparing(comparingDouble(Driver::leastEffect).reversed());

    /** The end of the interval of {@link #excess} that is nearer to 0, without its sign. */
    private double leastEffect() {
        Rate rate = Rate.of(sums.hits(), sums.records());
        double expected = sums.expectedHits();
        return excess() < 0 ? expected - rate.high() * sums.records() : rate.low() * sums.records() - expected;
    }

    /** How many hits more (or fewer, if below 0) than expected. */
    public double excess() {
        return sums.hits() - sums.expectedHits();
    }
}
