package dev.whynot.reason;

/** The answer to a question about facts that may not be known: Kleene's strong three-valued logic. */
enum Answer {
    NO,
    UNKNOWN,
    YES;

    static Answer is(Boolean fact) {
        return fact == null ? UNKNOWN : of(fact);
    }

    static Answer not(Boolean fact) {
        return fact == null ? UNKNOWN : of(!fact);
    }

    static Answer atMost(int most, Integer fact) {
        return fact == null ? UNKNOWN : of(fact <= most);
    }

    static Answer atLeast(int least, Integer fact) {
        return fact == null ? UNKNOWN : of(fact >= least);
    }

    /** The lesser of both: no, if either is no, whatever the other is. */
    Answer and(Answer other) {
        return compareTo(other) <= 0 ? this : other;
    }

    private static Answer of(boolean yes) {
        return yes ? YES : NO;
    }
}
