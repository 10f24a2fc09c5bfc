package dev.whynot.salesforce.sync;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;

import dev.whynot.salesforce.wire.SalesforceException;

/** Date-times as SOQL and the REST API write them. */
final class SoqlTime {

    private static final DateTimeFormatter ANSWER = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS]XX");
    private static final DateTimeFormatter LITERAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private SoqlTime() {}

    /** Reads {@code 2026-03-01T12:34:56.000+0000}. */
    static Instant parse(String text) {
        return OffsetDateTime.parse(text, ANSWER).toInstant();
    }

    /**
     * When a row changed last.
     *
     * @throws SalesforceException if it does not say
     */
    static Instant modstamp(Map<String, Object> row) {
        try {
            return parse(String.valueOf(row.get("SystemModstamp")));
        } catch (DateTimeParseException e) {
            throw SalesforceException.incomplete("A row does not say when it changed: " + e.getMessage());
        }
    }

    /** Writes {@code 2026-03-01T12:34:56.000Z}. */
    static String format(Instant instant) {
        return LITERAL.format(instant);
    }
}
