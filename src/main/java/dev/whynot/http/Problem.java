package dev.whynot.http;

import java.util.List;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error as the API answers it: problem details by RFC 9457, with two members of our own.
 *
 * @param type always {@code about:blank}: the title is that of the status
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what is wrong and what was expected
 * @param parameter the parameter or field that is wrong
 * @param valid what would be valid, where that can be listed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "Problem details by RFC 9457")
public record Problem(String type, String title, int status, String detail, String parameter, List<String> valid) {

    /** The media type of problem details. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem of the given status. */
    public static Problem of(int status, String detail) {
        return of(status, null, detail, List.of());
    }

    /** A problem with one parameter or field. */
    public static Problem of(int status, String parameter, String detail, List<String> valid) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        return new Problem("about:blank", title, status, detail, parameter, valid);
    }
}
