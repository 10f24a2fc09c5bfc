package dev.whynot.analytics.drivers;

/**
 * Records, hits among them, and how many were to be expected.
 *
 * @param expected in units of {@link #UNIT}: sums of whole numbers are the same in whatever order they are added
 */
record Sums(int records, int hits, long expected) {

    static final double UNIT = 1.0 / (1L << 32);

    double expectedHits() {
        return expected * UNIT;
    }

    /** As {@link Surprise#nats}; 0 if there are no records. */
    double nats() {
        return records == 0 ? 0 : Surprise.nats(records, hits, expectedHits());
    }

    boolean isMore() {
        return hits > expectedHits();
    }

    Sums plus(Sums others) {
        return new Sums(records + others.records, hits + others.hits, expected + others.expected);
    }
}
