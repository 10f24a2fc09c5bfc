package dev.whynot.salesforce.wire;

import java.time.Duration;

/** Salesforce refused or failed to answer. */
public final class SalesforceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What to do about it. */
    public enum Kind {
        /** The sign-in was refused: somebody has to change something. */
        SIGN_IN_REFUSED,
        /** The session ended: sign in again. */
        SESSION_ENDED,
        /** No answer, a server error, or too much at once: try again. */
        UNAVAILABLE,
        /** The org's calls of the day are used up. */
        LIMIT_EXCEEDED,
        /** A field that is not there, or that we may not see. */
        INVALID_FIELD,
        /** Anything else that was asked for and refused. */
        REFUSED
    }

    private final Kind kind;
    private final String errorCode;
    private final Duration retryAfter;

    SalesforceException(Kind kind, String errorCode, String message, Throwable cause) {
        this(kind, errorCode, message, cause, Duration.ZERO);
    }

    private SalesforceException(Kind kind, String errorCode, String message, Throwable cause, Duration retryAfter) {
        super(message, cause);
        this.kind = kind;
        this.errorCode = errorCode;
        this.retryAfter = retryAfter;
    }

    /** The same, with how long Salesforce asked to be left alone. */
    SalesforceException after(Duration asked) {
        return new SalesforceException(kind, errorCode, getMessage(), getCause(), asked);
    }

    public Kind kind() {
        return kind;
    }

    /** Salesforce's own code, for example {@code INVALID_FIELD}; empty if there was no answer. */
    public String errorCode() {
        return errorCode;
    }

    /** How long Salesforce asked to be left alone; zero if it did not. */
    Duration retryAfter() {
        return retryAfter;
    }

    boolean isWorthRetrying() {
        return kind == Kind.UNAVAILABLE;
    }

    /** A page or job that came incomplete. */
    public static SalesforceException incomplete(String what) {
        return new SalesforceException(Kind.UNAVAILABLE, "", what, null);
    }

    /**
     * A Bulk job that Salesforce gave up; it names a field that it refuses here, where it did not do so at once.
     *
     * @param message Salesforce's own words, or null
     */
    public static SalesforceException failedJob(String id, String state, String message) {
        String said = "Bulk job %s: %s %s".formatted(id, state, message == null ? "" : message);
        boolean isField = message != null && (message.contains("INVALID_FIELD") || message.contains("No such column"));
        return new SalesforceException(isField ? Kind.INVALID_FIELD : Kind.UNAVAILABLE, "", said, null);
    }

    /** Our own limit, below that of the org. */
    public static SalesforceException overBudget(String message) {
        return new SalesforceException(Kind.LIMIT_EXCEEDED, "", message, null);
    }

    static SalesforceException noAnswer(Throwable cause) {
        return new SalesforceException(Kind.UNAVAILABLE, "", "Salesforce did not answer: " + rootMessage(cause), cause);
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
