package dev.whynot.facts;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.whynot.ledger.Outcome;

/**
 * Records one by one, in no order: for what counts per group cannot answer.
 *
 * @param numbers that stand for the records, each another
 * @param outcomes by the ordinal of {@link Outcome}
 * @param days since 1970-01-01, by the basis of the selection; {@link #NO_DAY} where it is missing
 */
public record Rows(long[] numbers, byte[] outcomes, int[] days, List<Column> columns) {

    public static final int NO_DAY = Integer.MIN_VALUE;

    /** The code of all values that are too rare to be told apart. */
    public static final char RARE = Character.MAX_VALUE;

    /** Of one attribute no more values are told apart: the most frequent ones. */
    static final int MOST_VALUES = 10_000;

    /**
     * The values of an attribute.
     *
     * @param values in a fixed order: texts by themselves, ranges by their numbers, the missing value first
     * @param codes per record the index of its value, or {@link #RARE}
     */
    public record Column(Attribute attribute, List<String> values, char[] codes) {}

    public int size() {
        return numbers.length;
    }

    public boolean isLost(int row) {
        return outcomes[row] == Outcome.LOST.ordinal();
    }

    /**
     * Which values of an attribute are told apart.
     *
     * @param codeOf per code as it was, the new one
     */
    public record Frequent(List<String> values, char[] codeOf) {

        /**
         * Chooses the frequent ones.
         *
         * @param texts of the codes as they were; several may have the same
         * @param counts of the codes as they were
         * @param fewest records of a value
         */
        public static Frequent of(Attribute attribute, List<String> texts, int[] counts, int fewest) {
            Map<String, Integer> countOf = new HashMap<>();
            for (int code = 0; code < counts.length; code++) {
                if (counts[code] > 0) {
                    countOf.merge(texts.get(code), counts[code], Integer::sum);
                }
            }
            List<String> values = countOf.entrySet().stream()
                    .filter(value -> value.getValue() >= fewest)
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_VALUES)
                    .map(Map.Entry::getKey)
                    .sorted(Comparator.<String>comparingInt(text -> place(attribute, text))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            Map<String, Character> places = new HashMap<>();
            for (String value : values) {
                places.put(value, (char) places.size());
            }
            char[] codeOf = new char[counts.length];
            for (int code = 0; code < counts.length; code++) {
                codeOf[code] = counts[code] == 0 ? RARE : places.getOrDefault(texts.get(code), RARE);
            }
            return new Frequent(values, codeOf);
        }

        private static int place(Attribute attribute, String text) {
            if (text.equals(Attribute.NONE)) {
                return -1;
            }
            return attribute instanceof Ranges ranges ? ranges.labels().indexOf(text) : 0;
        }
    }
}
