package dev.whynot.analytics.changes;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.List;

import dev.whynot.facts.Attribute;
import dev.whynot.facts.Interval;
import dev.whynot.facts.Interval.Unit;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;

/** Reads what was decided week by week. */
final class Weeks {

    /** Twenty years; older ones are not looked at for change points. */
    private static final int MOST = 1_044;

    private Weeks() {}

    /** The weeks in their order, without those in which nothing was decided. */
    static List<Week> of(State state, Selection selection) {
        List<Week> weeks = state.groups(selection, List.of(new Interval(selection.basis(), Unit.WEEK))).stream()
                .filter(group -> !group.key().getFirst().equals(Attribute.NONE)
                        && group.counts().decided() > 0)
                .map(group -> new Week(LocalDate.parse(group.key().getFirst()), Side.of(group.counts())))
                .sorted(comparing(Week::start))
                .toList();
        return weeks.subList(Math.max(0, weeks.size() - MOST), weeks.size());
    }
}
