package dev.whynot.analytics.changes;

import dev.whynot.facts.Counts;

/** What was decided of some records in one of the two periods. */
record Side(long lost, long decided) {

    static final Side NONE = new Side(0, 0);

    Side {
        if (lost < 0 || lost > decided) {
            throw new IllegalArgumentException("%d lost of %d decided".formatted(lost, decided));
        }
    }

    static Side of(Counts counts) {
        return new Side(counts.lost(), counts.decided());
    }

    boolean isEmpty() {
        return decided == 0;
    }

    Side plus(Side other) {
        return new Side(lost + other.lost, decided + other.decided);
    }

    Side minus(Side part) {
        return new Side(lost - part.lost, decided - part.decided);
    }

    /** Not a number where nothing is decided. */
    double rate() {
        return (double) lost / decided;
    }

    /**
     * The variance of a loss of one record, with one lost and one won record added: a group that lost all of its few
     * records is not sure to lose all others (as A. Agresti, B. Caffo, "Simple and effective confidence intervals for
     * proportions and differences of proportions", American Statistician 54, 2000, 280-288).
     */
    double variance() {
        double p = (lost + 1.0) / (decided + 2.0);
        return p * (1 - p);
    }
}
