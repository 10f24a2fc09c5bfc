package dev.whynot.evaluate.drivers;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A group of records that is lost more often, or less: those for which all of this holds.
 *
 * @param codes by the index of a dimension: the record has one of these codes; a dimension that is not there may have any
 * @param fromDay first day, in days since 1970-01-01; {@link Integer#MIN_VALUE} if there is none
 * @param toDay last day, inclusive; {@link Integer#MAX_VALUE} if there is none
 * @param more whether it is lost more often than it would be otherwise, rather than less
 */
record Conditions(SortedMap<Integer, BitSet> codes, int fromDay, int toDay, boolean more) {

    private static final int MOST_VALUES_IN_WORDS = 6;

    Conditions {
        if (codes.values().stream().anyMatch(BitSet::isEmpty)) {
            throw new IllegalArgumentException("A dimension without a code: " + codes);
        }
        if (fromDay > toDay) {
            throw new IllegalArgumentException("From day %d to day %d".formatted(fromDay, toDay));
        }
    }

    /** Conditions that hold at any time. */
    static Conditions always(Map<Integer, BitSet> codes, boolean more) {
        return new Conditions(new TreeMap<>(codes), Integer.MIN_VALUE, Integer.MAX_VALUE, more);
    }

    /** On how many dimensions there is a condition; the time does not count. */
    int depth() {
        return codes.size();
    }

    boolean hasWindow() {
        return fromDay != Integer.MIN_VALUE || toDay != Integer.MAX_VALUE;
    }

    Conditions without(int dimension) {
        SortedMap<Integer, BitSet> others = new TreeMap<>(codes);
        others.remove(dimension);
        return new Conditions(others, fromDay, toDay, more);
    }

    Conditions withoutWindow() {
        return always(codes, more);
    }

    /** The records for which they hold. */
    BitSet rows(Made data) {
        int conditions = codes.size();
        char[][] columns = new char[conditions][];
        boolean[][] isOneOf = new boolean[conditions][];
        int next = 0;
        for (Map.Entry<Integer, BitSet> condition : codes.entrySet()) {
            columns[next] = data.codes()[condition.getKey()];
            isOneOf[next] =
                    new boolean[data.dimensions().get(condition.getKey()).codes()];
            boolean[] flags = isOneOf[next];
            condition.getValue().stream().filter(code -> code < flags.length).forEach(code -> flags[code] = true);
            next++;
        }
        BitSet rows = new BitSet(data.records());
        for (int row = 0; row < data.records(); row++) {
            boolean holds = data.day()[row] >= fromDay && data.day()[row] <= toDay;
            for (int i = 0; holds && i < conditions; i++) {
                holds = isOneOf[i][columns[i][row]];
            }
            if (holds) {
                rows.set(row);
            }
        }
        return rows;
    }

    /** For people, as {@code lost more: country is Austria or Poland, amount is range 3, 2024-01-08 to 2024-04-28}. */
    String words(List<Dimension> dimensions) {
        String all = codes.entrySet().stream()
                .map(condition -> dimensions.get(condition.getKey()).name() + " is "
                        + values(dimensions.get(condition.getKey()), condition.getValue()))
                .collect(joining(", "));
        String when = hasWindow() ? "%s to %s".formatted(date(fromDay), date(toDay)) : "";
        return (more ? "lost more: " : "lost less: ") + all + (all.isEmpty() || when.isEmpty() ? "" : ", ") + when;
    }

    private static String values(Dimension dimension, BitSet codes) {
        if (codes.cardinality() > MOST_VALUES_IN_WORDS) {
            return "one of %d".formatted(codes.cardinality());
        }
        return codes.stream().mapToObj(dimension::value).collect(joining(" or "));
    }

    private static String date(int day) {
        return day == Integer.MIN_VALUE || day == Integer.MAX_VALUE
                ? "any day"
                : LocalDate.ofEpochDay(day).toString();
    }
}
