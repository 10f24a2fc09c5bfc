package dev.whynot.facts;

/** Something to slice by, in groups and in filters. */
public sealed interface Attribute extends Grouping permits Dimension, Ranges {

    /** Stands for a missing value. */
    String NONE = "(none)";

    /** As it is used in the API. */
    String name();

    /** Whether its values follow from the outcome, so that a loss rate within one of them says nothing. */
    boolean followsFromOutcome();
}
