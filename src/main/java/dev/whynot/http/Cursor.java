package dev.whynot.http;

import static dev.whynot.http.ProblemException.badRequest;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;

/** Where the next page starts: the key of the last row of this one, opaque to the caller. */
public final class Cursor {

    private static final String SEPARATOR = "\0";

    private Cursor() {}

    /** Writes a key as a cursor. */
    public static String of(List<String> key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, key).getBytes(UTF_8));
    }

    /** Reads the key of so many parts back from a cursor that {@link #of} wrote. */
    public static List<String> read(String name, String cursor, int parts) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            List<String> key = List.of(text.split(SEPARATOR, -1));
            if (key.size() == parts) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // answered below, as a cursor of another shape is
        }
        throw badRequest(name, "'%s' is not a cursor that this service gave out".formatted(cursor));
    }
}
