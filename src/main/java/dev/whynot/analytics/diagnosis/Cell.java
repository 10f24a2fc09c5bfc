package dev.whynot.analytics.diagnosis;

import java.util.List;

import dev.whynot.facts.Group;
import dev.whynot.facts.Money;

/**
 * The decided records that share their values of all dimensions.
 *
 * @param values in the order of the dimensions
 * @param lostAmount what the lost ones were worth, per currency
 */
record Cell(List<String> values, long lost, long decided, List<Money> lostAmount) {

    static Cell of(Group group) {
        return new Cell(
                group.key(),
                group.counts().lost(),
                group.counts().decided(),
                group.counts().lostAmount());
    }
}
