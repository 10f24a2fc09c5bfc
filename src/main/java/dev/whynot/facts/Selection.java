package dev.whynot.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.whynot.ledger.SalesObject;

/**
 * Which records a question is about. Deleted records never are.
 *
 * @param org one org; empty for all, without the sample if there are others
 * @param object one object; empty for both
 * @param from first day; empty for no bound
 * @param to last day, inclusive; empty for no bound
 * @param filters all of them must hold
 */
public record Selection(
        Optional<String> org,
        Optional<SalesObject> object,
        Basis basis,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        List<Filter> filters) {

    /** Whether it is bounded in time, which leaves out all records without a date. */
    public boolean hasPeriod() {
        return from.isPresent() || to.isPresent();
    }

    /** Whether it selects by what follows from the outcome, so that a loss rate of what is left says nothing. */
    public boolean followsFromOutcome() {
        return filters.stream().anyMatch(filter -> filter.attribute().followsFromOutcome());
    }

    Selection with(List<Filter> newFilters) {
        return new Selection(org, object, basis, from, to, newFilters);
    }

    /** All records of its org and object. */
    Selection withoutPeriodAndFilters() {
        return new Selection(org, object, basis, Optional.empty(), Optional.empty(), List.of());
    }

    /** The same placed in time by this date. */
    public Selection at(Basis newBasis) {
        return new Selection(org, object, newBasis, from, to, filters);
    }

    /** The same records at another time. */
    public Selection at(Optional<LocalDate> newFrom, Optional<LocalDate> newTo) {
        return new Selection(org, object, basis, newFrom, newTo, filters);
    }
}
