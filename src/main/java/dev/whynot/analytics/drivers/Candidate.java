package dev.whynot.analytics.drivers;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import java.util.Comparator;

/**
 * A subgroup that may be a driver.
 *
 * @param atAnyTime for how many records its conditions hold, whatever its window
 * @param gain its surprise minus its price, in nats: above 0 it is hard to believe, with all that was searched
 */
record Candidate(Subgroup group, Sums sums, int atAnyTime, double gain) {

    /** The best first; the order is the same whatever the order in which they were found. */
    static final Comparator<Candidate> BEST_FIRST = comparingDouble(Candidate::gain)
            .reversed()
            .thenComparing(candidate -> candidate.group().toString());

    static final Comparator<Candidate> BY_GAIN = comparing(Candidate::gain);
}
