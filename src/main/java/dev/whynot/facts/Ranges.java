package dev.whynot.facts;

import static java.util.stream.Collectors.toUnmodifiableList;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranges of a number. The bounds 10, 50 and 250 give {@code under 10}, {@code 10-50}, {@code 50-250} and {@code 250+}; a
 * bound belongs to the range that starts with it.
 *
 * @param name as it is used in the API
 * @param bounds growing
 */
public record Ranges(String name, Measure measure, List<BigDecimal> bounds) implements Attribute {

    /** A number that every record may have. */
    public enum Measure {
        /** What it is worth, in major units of its currency, whichever that is. */
        AMOUNT,
        /** Days from its creation until it was won or lost; open records have none. */
        AGE
    }

    /** Amounts by the 1-2-5 steps that price lists and approval limits go by. */
    public static final Ranges AMOUNT = of(
            "amount",
            Measure.AMOUNT,
            0,
            1_000,
            2_000,
            5_000,
            10_000,
            20_000,
            50_000,
            100_000,
            200_000,
            500_000,
            1_000_000);

    /** Ages by days, weeks, months and quarters. */
    public static final Ranges AGE = of("age", Measure.AGE, 0, 1, 8, 15, 31, 61, 91, 181, 366, 731);

    /** The ranges that can always be asked for. */
    public static final List<Ranges> DECLARED = List.of(AMOUNT, AGE);

    private static Ranges of(String name, Measure measure, long... bounds) {
        return new Ranges(
                name,
                measure,
                IntStream.range(0, bounds.length)
                        .mapToObj(i -> BigDecimal.valueOf(bounds[i]))
                        .collect(toUnmodifiableList()));
    }

    /** The ranges in their order, without that of a missing value. */
    public List<String> labels() {
        return IntStream.rangeClosed(0, bounds.size()).mapToObj(this::label).toList();
    }

    private String label(int range) {
        if (bounds.isEmpty()) {
            return "any";
        }
        if (range == 0) {
            return "under " + text(0);
        }
        return range == bounds.size() ? text(range - 1) + "+" : text(range - 1) + "-" + text(range);
    }

    private String text(int bound) {
        return bounds.get(bound).toPlainString();
    }

    @Override
    public boolean followsFromOutcome() {
        return false;
    }
}
