package dev.whynot.facts;

/** Groups by the way that records took through the stages. */
public enum Path implements Grouping {
    /** The stages in which it was seen, in their order, as JSON array of texts; {@link Attribute#NONE} if none. */
    STAGES,
    /** Days in the stage it was lost in, a whole number; {@link Attribute#NONE} where that is not known. */
    DAYS_BEFORE_LOSS
}
