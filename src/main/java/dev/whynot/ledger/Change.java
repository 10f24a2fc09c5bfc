package dev.whynot.ledger;

import java.time.Instant;

import dev.whynot.ledger.Field.Core;

/**
 * One change in the history of a record.
 *
 * @param at the version that first had the new value
 * @param field {@code outcome}, {@code stage}, {@code rawReason}, {@code rawDetail} or {@code deleted}
 * @param from the value before, or null
 * @param to the value from then on, or null
 * @param source the first source that brought this version
 * @param seenAt when it was first brought
 */
public record Change(Instant at, String field, String from, String to, String source, Instant seenAt) {

    static String name(Core field) {
        return switch (field) {
            case RAW_REASON -> "rawReason";
            case RAW_DETAIL -> "rawDetail";
            default -> field.code();
        };
    }
}
