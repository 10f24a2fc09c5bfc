package dev.whynot.analytics.drivers;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.whynot.analytics.Leak;
import dev.whynot.analytics.PossibleCauses;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Ranges;
import dev.whynot.facts.Rows;
import dev.whynot.facts.Selection;
import dev.whynot.facts.SelectionParameters;
import dev.whynot.facts.State;

/** Makes cases of the decided records of a selection. */
final class CasesReader {

    private static final Dimension REASON = new Dimension("reason", true);
    private static final String AMOUNT_RANGES = "amount~8";
    private static final int DAYS_A_WEEK = 7;
    /** Twenty years: what is older is in no window. */
    private static final int MOST_WEEKS = 1_044;

    private CasesReader() {}

    /**
     * What is searched.
     *
     * @param attributes of the columns, in their order
     * @param leftOut attributes that cannot be causes
     */
    record Read(Cases cases, List<Attribute> attributes, List<LeftOut> leftOut) {}

    /** An attribute that follows from the outcome, or is the same for all. */
    record LeftOut(Attribute attribute, Leak leak) {}

    static Read read(State state, Selection selection, Target target, int minimum) {
        List<Attribute> attributes = new ArrayList<>();
        for (Attribute attribute : PossibleCauses.of(state)) {
            boolean isAmount = attribute instanceof Ranges ranges && ranges.measure() == Ranges.Measure.AMOUNT;
            attributes.add(isAmount ? SelectionParameters.attribute("by", AMOUNT_RANGES, state, selection) : attribute);
        }
        List<Attribute> asked =
                Stream.concat(attributes.stream(), Stream.<Attribute>of(REASON)).toList();
        Rows rows = state.rows(selection.decided(), asked, minimum);
        List<Cases.Column> columns = new ArrayList<>();
        List<Attribute> kept = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            Rows.Column column = rows.columns().get(i);
            Attribute attribute = attributes.get(i);
            leak(rows, column).ifPresentOrElse(leak -> leftOut.add(new LeftOut(attribute, leak)), () -> {
                columns.add(column(column, minimum));
                kept.add(attribute);
            });
        }
        return new Read(cases(rows, columns, hits(rows, target)), kept, leftOut);
    }

    private static Optional<Leak> leak(Rows rows, Rows.Column column) {
        int size = column.values().size() + 1;
        long[] lost = new long[size];
        long[] decided = new long[size];
        for (int row = 0; row < rows.size(); row++) {
            int code = Math.min(column.codes()[row], size - 1);
            decided[code]++;
            lost[code] += rows.isLost(row) ? 1 : 0;
        }
        return Leak.of(lost, decided, column.values().indexOf(Attribute.NONE));
    }

    /** A missing number is in no range. */
    private static Cases.Column column(Rows.Column column, int minimum) {
        boolean isOrdered = column.attribute() instanceof Ranges;
        List<String> values = column.values();
        char[] codes = column.codes();
        if (isOrdered && values.contains(Attribute.NONE)) {
            int none = values.indexOf(Attribute.NONE);
            values = values.stream()
                    .filter(value -> !value.equals(Attribute.NONE))
                    .toList();
            codes = codes.clone();
            for (int row = 0; row < codes.length; row++) {
                char code = codes[row];
                codes[row] = code == none ? Rows.RARE : code > none && code != Rows.RARE ? (char) (code - 1) : code;
            }
        }
        return Cases.Column.of(column.attribute().name(), values, isOrdered, codes, minimum);
    }

    private static byte[] hits(Rows rows, Target target) {
        Rows.Column reasons = rows.columns().getLast();
        int wanted = target.reason().map(reasons.values()::indexOf).orElse(-1);
        byte[] hits = new byte[rows.size()];
        for (int row = 0; row < hits.length; row++) {
            boolean isLost = rows.isLost(row);
            boolean isHit = isLost && (target.reason().isEmpty() || reasons.codes()[row] == wanted);
            hits[row] = (byte) (isHit ? 1 : 0);
        }
        return hits;
    }

    private static Cases cases(Rows rows, List<Cases.Column> columns, byte[] hits) {
        int lastDay = Arrays.stream(rows.days()).max().orElse(Rows.NO_DAY);
        int firstDay = Arrays.stream(rows.days())
                .filter(day -> day != Rows.NO_DAY && day > lastDay - MOST_WEEKS * DAYS_A_WEEK)
                .min()
                .orElse(0);
        LocalDate monday = LocalDate.ofEpochDay(firstDay).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int first = (int) monday.toEpochDay();
        int weeks = lastDay == Rows.NO_DAY ? 0 : (lastDay - first) / DAYS_A_WEEK + 1;
        char[] weekOf = new char[rows.size()];
        for (int row = 0; row < weekOf.length; row++) {
            int day = rows.days()[row];
            weekOf[row] = (char) (day < first ? weeks : (day - first) / DAYS_A_WEEK);
        }
        int[] keys = IntStream.range(0, rows.size())
                .map(row -> Long.hashCode(rows.numbers()[row] * 0x9E3779B97F4A7C15L)) // Fibonacci hashing
                .toArray();
        return Cases.inAnyOrder(columns, hits, weekOf, weeks, monday, keys);
    }
}
