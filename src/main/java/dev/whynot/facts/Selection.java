package dev.whynot.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.whynot.ledger.Outcome;
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

    /** The same with other filters. */
    public Selection with(List<Filter> newFilters) {
        return new Selection(org, object, basis, from, to, newFilters);
    }

    /** The same with one more filter. */
    public Selection with(Filter filter) {
        return with(Stream.concat(filters.stream(), Stream.of(filter)).toList());
    }

    /** The same of each object that it is about, one by one. */
    public List<Selection> byObject() {
        return Arrays.stream(SalesObject.values())
                .filter(one -> object.map(one::equals).orElse(true))
                .map(one -> new Selection(org, Optional.of(one), basis, from, to, filters))
                .toList();
    }

    /** The same of the object with this code. */
    public Selection ofObject(String code) {
        return new Selection(org, Optional.of(SalesObject.of(code).orElseThrow()), basis, from, to, filters);
    }

    /** The code of the object; empty for both. */
    public Optional<String> objectCode() {
        return object.map(SalesObject::code);
    }

    /** Those of its records that are won or lost. */
    public Selection decided() {
        return with(
                new Filter(new Dimension("outcome", true), List.of(Outcome.WON.code(), Outcome.LOST.code()), false));
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

    /**
     * The same for the period just before: as many months where it is whole months, else as many days.
     *
     * @return empty unless it is bounded on both sides, or where there is no such time
     */
    public Optional<Selection> before() {
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = from.get();
        LocalDate end = to.get().plusDays(1);
        boolean isWholeMonths = first.getDayOfMonth() == 1 && end.getDayOfMonth() == 1;
        LocalDate earlier = isWholeMonths
                ? first.minusMonths(ChronoUnit.MONTHS.between(first, end))
                : first.minusDays(ChronoUnit.DAYS.between(first, end));
        return earlier.getYear() < 1
                ? Optional.empty()
                : Optional.of(at(Optional.of(earlier), Optional.of(first.minusDays(1))));
    }
}
