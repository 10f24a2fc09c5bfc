package dev.whynot.analytics.findings;

import java.time.LocalDate;
import java.util.Optional;

import dev.whynot.facts.Interval.Unit;
import dev.whynot.facts.Selection;

/** A week from Monday to Sunday. */
record WholeWeek(LocalDate monday) {

    static WholeWeek of(LocalDate day) {
        return new WholeWeek(Unit.WEEK.start(day));
    }

    LocalDate sunday() {
        return monday.plusDays(6);
    }

    WholeWeek minus(int weeks) {
        return new WholeWeek(monday.minusWeeks(weeks));
    }

    /** So many weeks up to this one. */
    Selection last(int weeks, Selection selection) {
        return selection.at(Optional.of(minus(weeks - 1).monday()), Optional.of(sunday()));
    }

    /** All that was decided until its Sunday. */
    Selection until(Selection selection) {
        return selection.at(Optional.empty(), Optional.of(sunday()));
    }
}
