package dev.whynot.salesforce.door;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a change came in. */
public enum Door {
    /** Queries for what changed. */
    POLL,
    /** Outbound messages. */
    OUTBOUND_MESSAGE,
    /** The JSON webhook. */
    WEBHOOK,
    /** Change events of the Pub/Sub API. */
    EVENT;

    /** The code used in the API, in metrics, and as the source of a change after {@code salesforce:}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The source of what came in here. */
    public String source() {
        return "salesforce:" + code();
    }
}
