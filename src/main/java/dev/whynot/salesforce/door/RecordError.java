package dev.whynot.salesforce.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/**
 * A record that could not become one of ours.
 *
 * @param id as it was given
 * @param message which column is wrong, and what was expected
 */
public record RecordError(String id, String message, Instant seenAt) {

    private static final int LONGEST_ID = 100;
    private static final int LONGEST_MESSAGE = 1_000;

    /** Ids and messages repeat what was sent: they are cut, and have no character that the database refuses. */
    public RecordError {
        id = storable(id, LONGEST_ID);
        message = storable(message, LONGEST_MESSAGE);
    }

    private static String storable(String text, int longest) {
        String shown = text.length() > longest ? text.substring(0, longest) + "…" : text;
        return new String(shown.getBytes(UTF_8), UTF_8).replace('\0', '\uFFFD'); // also halves of a pair
    }
}
