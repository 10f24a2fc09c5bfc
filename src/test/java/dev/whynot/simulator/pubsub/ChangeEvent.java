package dev.whynot.simulator.pubsub;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An event as it is told: what its header says, and the values of its body.
 *
 * @param recordIds of all records of which the same is true
 * @param changeType such as CREATE or GAP_CREATE
 * @param transactionKey the same for all events of one transaction
 * @param sequenceNumber within the transaction, from 1
 * @param commitTimestamp milliseconds since 1970
 * @param commitNumber grows from transaction to transaction
 * @param values by name of the object's field; what is not here is null in the body
 * @param changed names of fields, for an update
 * @param nulled those of them that are empty now
 */
record ChangeEvent(
        EventSchema schema,
        String object,
        List<String> recordIds,
        String changeType,
        String changeOrigin,
        String transactionKey,
        int sequenceNumber,
        long commitTimestamp,
        long commitNumber,
        String commitUser,
        Map<String, Object> values,
        Set<String> changed,
        Set<String> nulled) {

    private static final String NO_RECORD = "000000000000000AAA";

    /** The one that comes where Salesforce cannot tell the change itself: it names the records only. */
    ChangeEvent asGap() {
        return changeType.startsWith("GAP_") ? this : withoutBody("GAP_" + changeType, recordIds);
    }

    /** The one that comes where a transaction changes too much: it names no record. */
    ChangeEvent asOverflow() {
        return withoutBody("GAP_OVERFLOW", List.of(NO_RECORD));
    }

    private ChangeEvent withoutBody(String type, List<String> ids) {
        return new ChangeEvent(
                schema,
                object,
                ids,
                type,
                changeOrigin,
                transactionKey,
                sequenceNumber,
                commitTimestamp,
                commitNumber,
                commitUser,
                Map.of(),
                Set.of(),
                Set.of());
    }

    /** By which faults know it: object, change type and ids. */
    String text() {
        return object + " " + changeType + " " + String.join(" ", recordIds);
    }
}
