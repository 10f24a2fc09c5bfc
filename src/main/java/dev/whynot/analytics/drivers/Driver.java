package dev.whynot.analytics.drivers;

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

    /** How many hits more (or fewer, if below 0) than expected. */
    public double excess() {
        return sums.hits() - sums.expectedHits();
    }
}
