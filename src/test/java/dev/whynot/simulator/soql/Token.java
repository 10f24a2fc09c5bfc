package dev.whynot.simulator.soql;

/**
 * A word or sign of a query.
 *
 * @param text of a string without its quotes and escapes, but for those before {@code %} and {@code _}
 * @param position in the query, from 0
 */
record Token(Kind kind, String text, int position) {

    enum Kind {
        WORD,
        STRING,
        NUMBER,
        DATE,
        DATE_TIME,
        SIGN,
        END
    }

    boolean is(String wordOrSign) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(wordOrSign);
    }
}
