package dev.whynot.reason;

/**
 * A place where a note may be taken apart.
 *
 * @param end where the text before it ends
 * @param start where the text after it begins
 */
record Cut(Kind kind, int end, int start) {

    /** What stands there, the weakest first. */
    enum Kind {
        BRACKET,
        /** A comma, a dash; "aber" in the middle of a clause. */
        COMMA,
        /** "and". */
        AND,
        /** A plus or a slash with blanks around it. */
        SIGN,
        /** The end of a sentence, a line, an item of a list; "furthermore". */
        STOP,
        /** "but": what stands before it is often conceded. */
        CONTRAST,
        /** "although": what stands after it is conceded. */
        CONCESSION
    }
}
