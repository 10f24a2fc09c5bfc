package dev.whynot.facts;

import java.util.List;

/**
 * The records that share their values of some dimensions.
 *
 * @param key the values in the order of the dimensions; {@link Dimension#NONE} for a missing one
 */
public record Group(List<String> key, Counts counts) {

    /** The counts of all these groups together. */
    public static Counts total(List<Group> groups) {
        return Counts.total(() -> groups.stream().map(Group::counts).iterator());
    }
}
