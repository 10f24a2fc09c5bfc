package dev.whynot.salesforce.pubsub;

import dev.whynot.ledger.SalesObject;

/** A subscription ended. */
final class EventStreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SalesObject object;

    EventStreamException(SalesObject object, Throwable cause) {
        super(cause);
        this.object = object;
    }

    SalesObject object() {
        return object;
    }
}
