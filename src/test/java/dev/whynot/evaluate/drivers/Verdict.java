package dev.whynot.evaluate.drivers;

/** What a group that was found is, beside the causes that were planted. All but the first are counted as false. */
enum Verdict {
    /** A planted cause: the same direction, and a Jaccard index of the records of at least 0.5. */
    RIGHT,
    /** A planted cause that a group before it is already. */
    REDUNDANT,
    /** A part of a planted cause: most of its records lie in one. */
    PART,
    /** Too much: most records of a planted cause lie in it. */
    TOO_WIDE,
    /** Anything else: what mirrors a cause, and chance. */
    OTHER;

    String words() {
        return switch (this) {
            case RIGHT -> "right";
            case REDUNDANT -> "again";
            case PART -> "part of one";
            case TOO_WIDE -> "too wide";
            case OTHER -> "other";
        };
    }
}
