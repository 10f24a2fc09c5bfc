package dev.whynot.analytics.findings;

import java.util.List;

import dev.whynot.analytics.Comparison;
import dev.whynot.facts.Filter;

/**
 * A share of the rejections that is larger than before.
 *
 * @param topic what it is the share of
 * @param hits of the recent rejections
 * @param of how many recent rejections there are
 * @param earlierHits of the earlier rejections
 * @param ofEarlier how many earlier rejections there are
 * @param qValue made honest for all topics that were looked at
 */
record Shift(Topic topic, long hits, long of, long earlierHits, long ofEarlier, Comparison comparison, double qValue) {

    /** What a share of the rejections can be about. */
    sealed interface Topic {

        String object();

        /** Which rejections count. */
        Filter filter();
    }

    /** A reason that tells something. */
    record OfReason(String object, String reason, Filter filter) implements Topic {}

    /** Reasons that tell nothing, or that something speaks against. */
    record OfDoubt(String object, Doubt doubt, Filter filter) implements Topic {}

    /** Why the reasons of rejections cannot be relied on. */
    enum Doubt {
        /** Other, unclear, not recorded. */
        WITHOUT_USABLE_REASON,
        /** The history of the record speaks against the reason. */
        DOUBTFUL,
        /** What was picked and what was written do not go together. */
        CONTRADICTED;

        static List<Doubt> all() {
            return List.of(values());
        }
    }
}
