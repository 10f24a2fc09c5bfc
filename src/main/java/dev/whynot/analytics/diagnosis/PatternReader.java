package dev.whynot.analytics.diagnosis;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.whynot.analytics.PossibleCauses;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Group;
import dev.whynot.facts.Interval;
import dev.whynot.facts.Interval.Unit;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;

/** Reads the pattern of the losses off the records. */
final class PatternReader {

    /** More than enough for what matters, and read within a second: of more records the newest whole weeks are taken. */
    static final long MOST_DECIDED = 50_000;

    private static final long FEWEST_DECIDED = 200;
    private static final long FEWEST_OF_AN_OUTCOME = 30;

    private final State state;

    PatternReader(State state) {
        this.state = state;
    }

    /**
     * The pattern.
     *
     * @param from set where only records from this day on were taken
     */
    record Read(Pattern pattern, Optional<LocalDate> from) {}

    /** Empty where too little is won or lost. */
    Optional<Read> read(Selection selection, Counts total) {
        Optional<LocalDate> from = total.decided() > MOST_DECIDED ? Optional.of(newest(selection)) : Optional.empty();
        Selection taken =
                from.map(day -> selection.at(Optional.of(day), selection.to())).orElse(selection);
        List<Dimension> dimensions = dimensions();
        List<Cell> cells = new ArrayList<>();
        for (Group group : state.groups(taken, dimensions)) {
            if (group.counts().decided() > 0) {
                cells.add(Cell.of(group));
            }
        }
        cells.sort(comparing(Cell::values, InOrder.BY_VALUES));
        long lost = cells.stream().mapToLong(Cell::lost).sum();
        long decided = cells.stream().mapToLong(Cell::decided).sum();
        if (decided < FEWEST_DECIDED || lost < FEWEST_OF_AN_OUTCOME || decided - lost < FEWEST_OF_AN_OUTCOME) {
            return Optional.empty();
        }
        return Optional.of(
                new Read(new Pattern(dimensions.stream().map(Dimension::name).toList(), cells), from));
    }

    private List<Dimension> dimensions() {
        return PossibleCauses.of(state).stream()
                .filter(Dimension.class::isInstance)
                .map(Dimension.class::cast)
                .filter(dimension -> isAssigned(dimension.name()))
                .sorted(comparing(Dimension::name))
                .toList();
    }

    /** What may be a cause but belongs to no lever. */
    List<String> unassigned() {
        return PossibleCauses.of(state).stream()
                .map(Attribute::name)
                .filter(name -> !isAssigned(name))
                .toList();
    }

    private static boolean isAssigned(String name) {
        return LeverOfDimension.HELD_FIXED.contains(name)
                || LeverOfDimension.of(name).isPresent();
    }

    /** The first day of the newest weeks that hold enough; of records without a date nothing is taken then. */
    private LocalDate newest(Selection selection) {
        List<Group> weeks = state.groups(selection, List.of(new Interval(selection.basis(), Unit.WEEK))).stream()
                .filter(group -> !group.key().getFirst().equals(Attribute.NONE)
                        && group.counts().decided() > 0)
                .sorted(comparing((Group group) -> group.key().getFirst()).reversed())
                .toList();
        if (weeks.isEmpty()) {
            return selection.from().orElse(LocalDate.EPOCH); // none of them has a date: there is no newest
        }
        long decided = 0;
        LocalDate first = LocalDate.parse(weeks.getFirst().key().getFirst());
        for (Group week : weeks) {
            decided += week.counts().decided();
            if (decided > MOST_DECIDED) {
                break;
            }
            first = LocalDate.parse(week.key().getFirst());
        }
        LocalDate start = first;
        return selection.from().filter(day -> day.isAfter(start)).orElse(start);
    }
}
