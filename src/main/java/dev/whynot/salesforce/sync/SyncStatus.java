package dev.whynot.salesforce.sync;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.whynot.salesforce.door.DoorStatus;

/**
 * Where reading the org stands.
 *
 * @param isConfigured whether an org is connected at all
 * @param org 18 characters; null before the first sign-in
 * @param instanceUrl where people look at the org's records, to link to them; null if no org is connected
 * @param isLeading whether this replica follows the org, and not another one
 * @param lastError why this replica could not sign in; null if it could, or did not try
 * @param pollSeconds how long from one poll to the next; longer than configured where calls are scarce
 * @param slowedDown why it is longer; null if it is not
 * @param doors what came in by polls, webhooks and events since the beginning
 * @param warnings what the mapping looked for and did not find, as far as this replica knows
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SyncStatus(
        boolean isConfigured,
        String org,
        String instanceUrl,
        boolean isLeading,
        String lastError,
        long pollSeconds,
        String slowedDown,
        Calls calls,
        List<FeedStatus> feeds,
        List<DoorStatus> doors,
        List<String> warnings) {

    /**
     * Our calls of the last 24 hours.
     *
     * @param allowed our share of what the org may make; null before the org told
     */
    public record Calls(long used, Long allowed) {}

    /** What a feed does. */
    public enum State {
        /** All records are read for the first time. */
        LOADING,
        /** Changes are polled. */
        FOLLOWING,
        /** The last try failed; the next comes by itself. */
        FAILING;

        /** The code used in the API. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One object of the org.
     *
     * @param percent of the pass over all records that is under way; null if none is
     * @param cursor up to when all changes are read, by the org's clock; null before the first load is done
     * @param lagSeconds since the last complete poll; null before the first
     * @param rows read since the beginning, repeated ones too
     * @param rejected of them, those that could not become a record
     * @param errors the newest of those
     */
    public record FeedStatus(
            String object,
            State state,
            Integer percent,
            Instant cursor,
            Instant polledAt,
            Long lagSeconds,
            long rows,
            long rejected,
            String lastError,
            Instant lastErrorAt,
            List<FeedError> errors) {}

    /** A record that could not be read. */
    public record FeedError(String id, String message, Instant seenAt) {}
}
