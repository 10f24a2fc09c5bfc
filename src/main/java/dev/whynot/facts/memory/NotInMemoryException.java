package dev.whynot.facts.memory;

/** A question is about what is not kept in memory; the ledger can answer it. */
final class NotInMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotInMemoryException() {
        super(null, null, false, false);
    }
}
