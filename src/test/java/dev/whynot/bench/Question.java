package dev.whynot.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.whynot.facts.Basis;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Filter;
import dev.whynot.facts.Selection;

/**
 * What is asked of all alike: the opportunities from one source that were closed within twelve months, by industry and
 * product.
 *
 * @param from the first day
 */
record Question(LocalDate from) {

    static final List<String> BY = List.of("industry", "product");
    static final String FILTER = "source";
    /** The source of some 30 % of all records. */
    static final String VALUE = "Web";

    /** One after the other, so that an answer that was kept helps nobody: periods that begin on other days. */
    static List<Question> all() {
        return IntStream.range(0, 36)
                .mapToObj(i -> new Question(LocalDate.of(2022, 1, 1).plusDays(i * 31L)))
                .toList();
    }

    LocalDate to() {
        return from.plusYears(1).minusDays(1);
    }

    Selection selection(List<Dimension> known) {
        return new Selection(
                Optional.empty(),
                Optional.empty(),
                Basis.CLOSED,
                Optional.of(from),
                Optional.of(to()),
                List.of(new Filter(named(known, FILTER), List.of(VALUE), false)));
    }

    List<Dimension> by(List<Dimension> known) {
        return BY.stream().map(name -> named(known, name)).toList();
    }

    private static Dimension named(List<Dimension> known, String name) {
        return known.stream()
                .filter(dimension -> dimension.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
