package dev.whynot.evaluate.drivers;

import java.util.List;

/** Searches records for groups that are lost more often, or less, for a cause of their own. */
interface Finder {

    String name();

    /** Whether it takes part in only a few of the many runs without a cause, to save time. */
    default boolean isSlow() {
        return false;
    }

    /** The groups that it takes to be no chance at the level of 5 %, all of them taken together, the best first. */
    List<Conditions> find(Made data);
}
