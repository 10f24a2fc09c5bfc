package dev.whynot.analytics.drivers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is searched: decided records in the order of their weeks, column by column, one number each per record.
 *
 * @param columns what conditions can be about
 * @param hits 1 where the record is what is looked for, such as lost; else 0
 * @param weeks in which week, from 0 on, ascending; {@link #weekCount} for a record without a date, which is in no window
 * @param weekCount how many weeks there are
 * @param firstWeek the Monday of week 0
 * @param keys a fixed number per record that has nothing to do with what it is like, such as a hash of its id: chance is
 *     drawn from it, so that the same records have the same answer in whatever order they come
 */
public record Cases(List<Column> columns, byte[] hits, char[] weeks, int weekCount, LocalDate firstWeek, int[] keys) {

    /** @throws IllegalArgumentException if the weeks do not ascend */
    public Cases {
        for (int row = 1; row < weeks.length; row++) {
            if (weeks[row] < weeks[row - 1]) {
                throw new IllegalArgumentException(
                        "Record %d is of an earlier week than the one before".formatted(row));
            }
        }
    }

    /** The same of records in any order. */
    public static Cases inAnyOrder(
            List<Column> columns, byte[] hits, char[] weeks, int weekCount, LocalDate firstWeek, int[] keys) {
        int[] places = places(weeks, weekCount);
        byte[] itsHits = new byte[hits.length];
        char[] itsWeeks = new char[hits.length];
        int[] itsKeys = new int[hits.length];
        for (int row = 0; row < hits.length; row++) {
            itsHits[places[row]] = hits[row];
            itsWeeks[places[row]] = weeks[row];
            itsKeys[places[row]] = keys[row];
        }
        List<Column> itsColumns =
                columns.stream().map(column -> column.moved(places)).toList();
        return new Cases(itsColumns, itsHits, itsWeeks, weekCount, firstWeek, itsKeys);
    }

    /** Where each record goes so that the weeks ascend; those of a week stay in their order. */
    private static int[] places(char[] weeks, int weekCount) {
        int[] next = new int[weekCount + 2];
        for (char week : weeks) {
            next[week + 1]++;
        }
        for (int week = 0; week < weekCount; week++) {
            next[week + 1] += next[week];
        }
        int[] places = new int[weeks.length];
        for (int row = 0; row < places.length; row++) {
            places[row] = next[weeks[row]]++;
        }
        return places;
    }

    /**
     * Something that conditions can be about.
     *
     * @param values those that are frequent enough to be a condition
     * @param isOrdered whether they are ranges of a number in their order: then a condition is an unbroken run of them
     * @param codes per record, 1 for the first of the values; 0 for any that is too rare
     */
    public record Column(String name, List<String> values, boolean isOrdered, char[] codes) {

        private static final int MOST_VALUES = 1_000;

        /**
         * Leaves out the values that are too rare, and all but the 1,000 most frequent.
         *
         * @param codes per record the index of its value; those without one, or with one past the last, have none
         * @param minimum fewest records of a value
         */
        public static Column of(String name, List<String> values, boolean isOrdered, char[] codes, int minimum) {
            int[] counts = new int[values.size()];
            for (char code : codes) {
                if (code < counts.length) {
                    counts[code]++;
                }
            }
            int fewest = Math.max(minimum, fewestOfMost(counts));
            char[] kept = new char[values.size()];
            List<String> frequent = new ArrayList<>();
            for (int code = 0; code < kept.length; code++) {
                if (counts[code] >= fewest || isOrdered) {
                    frequent.add(values.get(code));
                    kept[code] = (char) frequent.size();
                }
            }
            char[] newCodes = new char[codes.length];
            for (int row = 0; row < codes.length; row++) {
                newCodes[row] = codes[row] < kept.length ? kept[codes[row]] : 0;
            }
            return new Column(name, frequent, isOrdered, newCodes);
        }

        /** How many records a value must have to be among the most frequent. */
        private static int fewestOfMost(int[] counts) {
            if (counts.length <= MOST_VALUES) {
                return 0;
            }
            int[] sorted = counts.clone();
            Arrays.sort(sorted);
            return sorted[sorted.length - MOST_VALUES - 1] + 1; // those with as many as the next one are left out, too
        }

        private Column moved(int[] places) {
            char[] itsCodes = new char[codes.length];
            for (int row = 0; row < codes.length; row++) {
                itsCodes[places[row]] = codes[row];
            }
            return new Column(name, values, isOrdered, itsCodes);
        }

        int size() {
            return values.size() + 1;
        }
    }

    int rows() {
        return hits.length;
    }

    /** Which half of the data a record belongs to when one half checks the other: 0 or 1. */
    int half(int row) {
        return keys[row] & 1;
    }

    /** The same records with other outcomes. */
    Cases withHits(byte[] otherHits) {
        return new Cases(columns, otherHits, weeks, weekCount, firstWeek, keys);
    }

    /** How many records are what is looked for. */
    int hitCount() {
        int count = 0;
        for (byte hit : hits) {
            count += hit;
        }
        return count;
    }
}
