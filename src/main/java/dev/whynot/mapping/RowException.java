package dev.whynot.mapping;

/** A row cannot become a record. */
public final class RowException extends Exception {

    private final String column;

    RowException(String column, String message) {
        super(message, null, false, false);
        this.column = column;
    }

    /** The column that is wrong. */
    public String column() {
        return column;
    }
}
