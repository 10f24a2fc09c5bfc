package dev.whynot.facts.memory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import dev.whynot.facts.Age;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Interval;

/** Tells the value of some rows by which they are grouped, as a code from 0 on; 0 is the missing value. */
interface Coder {

    /** How many codes there are at most. */
    int cardinality();

    /** Writes the codes of the first {@code count} of the rows. */
    void codes(Block block, int[] rows, int count, int[] codes);

    /** The value that a code stands for. */
    String text(int code);

    /** Whether another code than 0 has the text of the missing value. */
    default boolean isMissingTwice() {
        return false;
    }

    /** A column of its own. */
    record OfColumn(int column, Dictionary.Texts texts) implements Coder {

        @Override
        public int cardinality() {
            return texts.size();
        }

        @Override
        public void codes(Block block, int[] rows, int count, int[] codes) {
            Codes.gather(block.codes(column), rows, count, codes);
        }

        @Override
        public String text(int code) {
            return code == 0 ? Attribute.NONE : texts.text(code);
        }

        @Override
        public boolean isMissingTwice() {
            return texts.find(Attribute.NONE) > 0;
        }
    }

    /** What follows from another column: by its code, which of these texts; 0 for none. */
    record Derived(Coder from, int[] codeOf, List<String> values) implements Coder {

        @Override
        public int cardinality() {
            return values.size() + 1;
        }

        @Override
        public void codes(Block block, int[] rows, int count, int[] codes) {
            from.codes(block, rows, count, codes);
            for (int i = 0; i < count; i++) {
                codes[i] = codeOf[codes[i]];
            }
        }

        @Override
        public String text(int code) {
            return code == 0 ? Attribute.NONE : values.get(code - 1);
        }
    }

    /** The interval of a day; {@code codeOf} has it by day from {@code firstDay} on, 1 for the one that starts at {@code start}. */
    record OfDay(Interval interval, int firstDay, int[] codeOf, LocalDate start) implements Coder {

        static OfDay of(Interval interval, int firstDay, int lastDay) {
            Interval.Unit unit = interval.unit();
            int[] codeOf = new int[firstDay > lastDay ? 0 : lastDay - firstDay + 1];
            LocalDate start = unit.start(LocalDate.ofEpochDay(firstDay));
            for (int day = firstDay, code = 1; day <= lastDay; code++) {
                int next = (int) Math.min(unit.plus(start, code).toEpochDay(), lastDay + 1L);
                Arrays.fill(codeOf, day - firstDay, next - firstDay, code);
                day = next;
            }
            return new OfDay(interval, firstDay, codeOf, start);
        }

        @Override
        public int cardinality() {
            return codeOf.length == 0 ? 1 : codeOf[codeOf.length - 1] + 1;
        }

        @Override
        public void codes(Block block, int[] rows, int count, int[] codes) {
            int[] days = Days.of(block, interval.basis());
            for (int i = 0; i < count; i++) {
                int day = days[rows[i]];
                codes[i] = day == Block.NONE ? 0 : codeOf[day - firstDay];
            }
        }

        @Override
        public String text(int code) {
            return code == 0
                    ? Attribute.NONE
                    : interval.unit().plus(start, code - 1).toString();
        }
    }

    /** Days since creation: to the close, or, of open records, to {@code today} where there is one. */
    record OfAge(Age age, int outcomeOpen, int cardinality) implements Coder {

        static OfAge of(Age age, int outcomeOpen, Snapshot snapshot) {
            int first = snapshot.firstDay();
            int last = Math.max(snapshot.lastDay(), (int) age.today().toEpochDay());
            return new OfAge(age, outcomeOpen, first > last ? 2 : last - first + 2);
        }

        @Override
        public void codes(Block block, int[] rows, int count, int[] codes) {
            Codes.gather(block.codes(Columns.OUTCOME), rows, count, codes);
            int today = (int) age.today().toEpochDay();
            for (int i = 0; i < count; i++) {
                int created = block.created()[rows[i]];
                int end = codes[i] == outcomeOpen ? today : block.closed()[rows[i]];
                codes[i] = created == Block.NONE || end == Block.NONE ? 0 : Math.max(0, end - created) + 1;
            }
        }

        @Override
        public String text(int code) {
            return code == 0 ? Attribute.NONE : Integer.toString(code - 1);
        }
    }

    /** The range of a number; {@code bounds} in the unit of the column. */
    record OfRange(RowNumber number, long[] bounds, List<BigDecimal> exactBounds, List<String> labels)
            implements Coder {

        @Override
        public int cardinality() {
            return labels.size() + 1;
        }

        @Override
        public void codes(Block block, int[] rows, int count, int[] codes) {
            for (int i = 0; i < count; i++) {
                codes[i] = code(number.of(block, rows[i]), block.numbers()[rows[i]]);
            }
        }

        private int code(long value, long record) {
            if (value == Block.NO_AMOUNT) {
                return 0;
            }
            int range = 0;
            if (value == Block.ODD_AMOUNT) {
                BigDecimal exact = number.odd(record);
                while (range < bounds.length && exact.compareTo(exactBounds.get(range)) >= 0) {
                    range++;
                }
            } else {
                while (range < bounds.length && value >= bounds[range]) {
                    range++;
                }
            }
            return range + 1;
        }

        @Override
        public String text(int code) {
            return code == 0 ? Attribute.NONE : labels.get(code - 1);
        }
    }
}
