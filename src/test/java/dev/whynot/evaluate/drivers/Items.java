package dev.whynot.evaluate.drivers;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Records as sets of numbered items, which is what association rules are made of: one for the value of each dimension, and
 * one for the calendar quarter, so that what came and went can be found, too.
 */
final class Items {

    private final Made data;
    private final int[] firstOf;
    private final int quarters;
    private final int items;
    private final int firstQuarter;

    Items(Made data) {
        this.data = data;
        firstOf = new int[data.dimensions().size()];
        int next = 0;
        for (int dimension = 0; dimension < firstOf.length; dimension++) {
            firstOf[dimension] = next;
            next += data.dimensions().get(dimension).codes();
        }
        quarters = next;
        firstQuarter = quarter(Arrays.stream(data.day()).min().orElseThrow());
        items = quarters + quarter(Arrays.stream(data.day()).max().orElseThrow()) - firstQuarter + 1;
    }

    int items() {
        return items;
    }

    /** The items of a record, those of missing values too. */
    int[] of(int row) {
        int[] set = new int[firstOf.length + 1];
        for (int dimension = 0; dimension < firstOf.length; dimension++) {
            set[dimension] = firstOf[dimension] + data.codes()[dimension][row];
        }
        set[firstOf.length] = quarters + quarter(data.day()[row]) - firstQuarter;
        return set;
    }

    /** The records that have all of these items. */
    Conditions conditions(int[] set, boolean more) {
        SortedMap<Integer, BitSet> codes = new TreeMap<>();
        int from = Integer.MIN_VALUE;
        int to = Integer.MAX_VALUE;
        for (int item : set) {
            if (item >= quarters) {
                from = firstDay(item - quarters + firstQuarter);
                to = firstDay(item - quarters + firstQuarter + 1) - 1;
            } else {
                int dimension = dimension(item);
                codes.computeIfAbsent(dimension, any -> new BitSet()).set(item - firstOf[dimension]);
            }
        }
        return new Conditions(codes, from, to, more);
    }

    private int dimension(int item) {
        int found = Arrays.binarySearch(firstOf, item);
        return found < 0 ? -found - 2 : found;
    }

    private static int quarter(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return date.getYear() * 4 + date.get(IsoFields.QUARTER_OF_YEAR) - 1;
    }

    private static int firstDay(int quarter) {
        return (int) LocalDate.of(quarter / 4, quarter % 4 * 3 + 1, 1).toEpochDay();
    }
}
