package dev.whynot.evaluate.drivers;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.whynot.analytics.drivers.Cases;
import dev.whynot.analytics.drivers.Condition;
import dev.whynot.analytics.drivers.Driver;
import dev.whynot.analytics.drivers.DriverSearch;
import dev.whynot.analytics.drivers.Progress;

/** The search of the service, with its usual options and up to three conditions. */
final class OurSearch implements Finder {

    private static final int WEEK = 7;

    @Override
    public String name() {
        return "Whynot";
    }

    @Override
    public List<Conditions> find(Made data) {
        DriverSearch.Options options = DriverSearch.Options.of(3);
        Cases cases = cases(data, options.minimum());
        return DriverSearch.search(cases, options, Progress.NONE).stream()
                .map(driver -> conditions(driver, cases, data))
                .toList();
    }

    static Cases cases(Made data, int minimum) {
        List<Cases.Column> columns = new ArrayList<>();
        for (int i = 0; i < data.dimensions().size(); i++) {
            Dimension dimension = data.dimensions().get(i);
            columns.add(Cases.Column.of(
                    dimension.name(), texts(dimension), dimension.isOrdered(), codes(data, i), minimum));
        }
        long first = LocalDate.ofEpochDay(Arrays.stream(data.day()).min().orElse(0))
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toEpochDay();
        byte[] hits = new byte[data.records()];
        int[] keys = new int[data.records()];
        char[] weeks = new char[data.records()];
        int last = 0;
        for (int row = 0; row < hits.length; row++) {
            hits[row] = (byte) (data.lost()[row] ? 1 : 0);
            keys[row] = row;
            weeks[row] = (char) ((data.day()[row] - first) / WEEK);
            last = Math.max(last, weeks[row]);
        }
        return Cases.inAnyOrder(columns, hits, weeks, last + 1, LocalDate.ofEpochDay(first), keys);
    }

    /** Ranges have no place for a missing number among them. */
    private static List<String> texts(Dimension dimension) {
        List<String> texts = new ArrayList<>(dimension.values());
        if (!dimension.isOrdered()) {
            texts.addFirst(Dimension.MISSING);
        }
        return texts;
    }

    private static char[] codes(Made data, int index) {
        char[] codes = data.codes()[index].clone();
        if (data.dimensions().get(index).isOrdered()) {
            for (int row = 0; row < codes.length; row++) {
                codes[row]--; // a missing one becomes the largest of all
            }
        }
        return codes;
    }

    private static Conditions conditions(Driver driver, Cases cases, Made data) {
        Map<Integer, BitSet> codes = new TreeMap<>();
        for (Condition condition : driver.group().conditions()) {
            Dimension dimension = data.dimensions().get(condition.column());
            BitSet itsCodes = new BitSet();
            condition
                    .values(cases)
                    .forEach(value -> itsCodes.set(dimension.values().indexOf(value) + 1));
            codes.put(condition.column(), itsCodes);
        }
        Conditions always = Conditions.always(codes, driver.excess() > 0);
        return driver.group()
                .window()
                .map(window -> new Conditions(
                        always.codes(), day(cases, window.first()), day(cases, window.last() + 1) - 1, always.more()))
                .orElse(always);
    }

    private static int day(Cases cases, int week) {
        return (int) cases.firstWeek().plusWeeks(week).toEpochDay();
    }
}
