package dev.whynot.salesforce.wire;

import java.time.Duration;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.whynot.salesforce.wire.SalesforceException.Kind;

/** Reads error answers: an array of {@code {message, errorCode}}, or of sign-in {@code {error, error_description}}. */
final class Errors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 300;

    private Errors() {}

    /** What an answer with this status (400 and above) means. */
    static SalesforceException of(int status, String body) {
        JsonNode error = parse(body);
        String code = error.path("errorCode").asText();
        String message = error.path("message").asText();
        String said = "%d %s: %s".formatted(status, code, message.isEmpty() ? shortened(body) : shortened(message));
        return new SalesforceException(kind(status, code), code, said, null);
    }

    /** What a refused sign-in says. */
    static SalesforceException ofSignIn(int status, String body) {
        JsonNode error = parse(body);
        String code = error.path("error").asText();
        String said = code.isEmpty()
                ? shortened(body)
                : code + ": " + error.path("error_description").asText();
        boolean isTheirs = status >= 500 || status == 429 || status == 408;
        return isTheirs
                ? new SalesforceException(
                        Kind.UNAVAILABLE, code, "The sign-in failed with %d: %s".formatted(status, said), null)
                : new SalesforceException(Kind.SIGN_IN_REFUSED, code, "Salesforce refused the sign-in: " + said, null);
    }

    /**
     * The body of an answer that one of our clients did not take.
     *
     * @throws SalesforceException if there is none to be read: it was no refusal, but an answer that broke off or is no
     *     JSON
     */
    static String body(WebApplicationException untaken) {
        try {
            return untaken.getResponse().readEntity(String.class);
        } catch (ProcessingException | IllegalStateException e) {
            throw SalesforceException.noAnswer(untaken);
        }
    }

    /** How long an answer asks to be left alone, in seconds as Salesforce writes it; zero if it does not. */
    static Duration retryAfter(WebApplicationException refused) {
        String asked = refused.getResponse().getHeaderString("Retry-After");
        return asked != null && asked.strip().matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(asked.strip()))
                : Duration.ZERO;
    }

    private static Kind kind(int status, String code) {
        return switch (code) {
            case "INVALID_SESSION_ID" -> Kind.SESSION_ENDED;
            case "REQUEST_LIMIT_EXCEEDED" -> Kind.LIMIT_EXCEEDED;
            case "INVALID_FIELD" -> Kind.INVALID_FIELD;
            case "QUERY_TIMEOUT", "UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE" -> Kind.UNAVAILABLE;
            default -> {
                if (status == 401) {
                    yield Kind.SESSION_ENDED;
                }
                yield status >= 500 || status == 429 || status == 408 ? Kind.UNAVAILABLE : Kind.REFUSED;
            }
        };
    }

    private static JsonNode parse(String body) {
        try {
            JsonNode json = JSON.readTree(body == null ? "" : body);
            return json.isArray() ? json.path(0) : json;
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static String shortened(String text) {
        String flat = text == null ? "" : text.replaceAll("\\s+", " ").strip();
        return flat.length() > LONGEST ? flat.substring(0, LONGEST) + "…" : flat;
    }
}
