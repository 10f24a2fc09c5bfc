package dev.whynot.simulator.soql;

/** A query that Salesforce refuses, in its words. */
public final class SoqlException extends RuntimeException {

    private static final int SHOWN_BEFORE = 40;
    private static final int SHOWN_AFTER = 30;

    private final String errorCode;

    private SoqlException(String errorCode, String message) {
        super(message);
        this.errorCode = errorCode;
    }

    /** A refusal that names no place in the query. */
    public static SoqlException of(String errorCode, String message) {
        return new SoqlException(errorCode, message);
    }

    /** A refusal that shows the place in the query, counted from 0, as Salesforce does. */
    public static SoqlException at(String errorCode, String soql, int position, String message) {
        int from = Math.max(0, position - SHOWN_BEFORE);
        int to = Math.min(soql.length(), position + SHOWN_AFTER);
        return new SoqlException(
                errorCode,
                "\n" + soql.substring(from, to).replace('\n', ' ') + "\n" + " ".repeat(position - from)
                        + "^\nERROR at Row:1:Column:" + (position + 1) + "\n" + message);
    }

    /** Such as {@code MALFORMED_QUERY}. */
    public String errorCode() {
        return errorCode;
    }
}
