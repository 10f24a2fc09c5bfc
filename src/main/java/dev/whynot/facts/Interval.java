package dev.whynot.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Groups by time: the value is the first day of the interval, as ISO date; {@link Attribute#NONE} without a date. */
public record Interval(Basis basis, Unit unit) implements Grouping {

    /** How long an interval is. */
    public enum Unit {
        DAY,
        /** From Monday on. */
        WEEK,
        MONTH,
        QUARTER,
        YEAR;

        /** The code used in the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static List<String> codes() {
            return Arrays.stream(values()).map(Unit::code).toList();
        }

        public static Optional<Unit> of(String code) {
            return Arrays.stream(values())
                    .filter(unit -> unit.code().equals(code))
                    .findFirst();
        }

        /** The first day of the interval that the day is in. */
        public LocalDate start(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        /** The first day of the interval that is so many after the one that starts at this day. */
        public LocalDate plus(LocalDate start, long intervals) {
            return switch (this) {
                case DAY -> start.plusDays(intervals);
                case WEEK -> start.plusWeeks(intervals);
                case MONTH -> start.plusMonths(intervals);
                case QUARTER -> start.plusMonths(3 * intervals);
                case YEAR -> start.plusYears(intervals);
            };
        }
    }
}
