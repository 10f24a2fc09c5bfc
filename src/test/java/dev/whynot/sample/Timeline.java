package dev.whynot.sample;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When things happen: three years up to the moment of the export, more in spring and autumn than in August and over
 * Christmas, a little more each year, on working days, and deals gladly closed at the end of a quarter.
 */
final class Timeline {

    /** The first day of the export. */
    static final LocalDate START = LocalDate.of(2023, 11, 1);

    /** The day after the last; the export runs in its first hours. */
    static final LocalDate EXPORT_DAY = LocalDate.of(2026, 11, 1);

    /** The moment of the export: nothing in it is younger. */
    static final Instant EXPORT = startOf(EXPORT_DAY);

    /** A change of all older records by an administrator at one instant, as they happen: many rows share the stamp. */
    static final Instant MASS_UPDATE = Instant.parse("2026-03-14T02:00:07Z");

    private static final List<Double> SEASON =
            List.of(0.95, 1.0, 1.15, 0.95, 1.0, 1.05, 0.8, 0.6, 1.15, 1.2, 1.15, 0.75);
    private static final double GROWTH_PER_MONTH = 0.004;
    private static final double WEEKEND_SHARE = 0.04;
    private static final double QUARTER_END_SHARE = 0.3;

    private static final Weighted<YearMonth> MONTHS = months();

    private Timeline() {}

    /** A moment in the three years at which someone enters a record. */
    static Instant created(Dice dice) {
        YearMonth month = MONTHS.draw(dice);
        boolean weekend = dice.chance(WEEKEND_SHARE);
        LocalDate day;
        do {
            day = month.atDay(dice.between(1, month.lengthOfMonth()));
        } while (isWeekend(day) != weekend);
        return workingTime(day, dice);
    }

    /** A moment of that day between six and eighteen o'clock (UTC). */
    static Instant workingTime(LocalDate day, Dice dice) {
        return at(day, dice.between(6 * 3600, 18 * 3600 - 1));
    }

    /** A working day about so many days after; some slip to the last days of the quarter. */
    static LocalDate closing(LocalDate from, double days, Dice dice) {
        LocalDate day = from.plusDays(Math.max(1, StrictMath.round(days)));
        if (dice.chance(QUARTER_END_SHARE)) {
            LocalDate quarterEnd =
                    day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3).minusDays(1);
            LocalDate lastDays = quarterEnd.minusDays(dice.between(0, 4));
            if (lastDays.isAfter(day) && ChronoUnit.DAYS.between(day, lastDays) < 30) {
                day = lastDays;
            }
        }
        while (isWeekend(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /**
     * When a record that rested since {@code settled} was last touched by anything: by the same save, by some cleaning
     * up later, or by the mass update.
     */
    static Instant lastTouched(Instant settled, Dice dice) {
        if (settled.isBefore(MASS_UPDATE) && dice.chance(0.06)) {
            return MASS_UPDATE;
        }
        Duration later = dice.chance(0.7)
                ? Duration.ofSeconds(dice.between(0, 5400))
                : Duration.ofSeconds(dice.between(1, 60 * 86_400));
        Instant touched = settled.plus(later);
        return touched.isBefore(EXPORT) ? touched : between(settled, EXPORT, dice);
    }

    /** A moment from {@code from} (inclusive) to {@code to} (exclusive); {@code from} itself if {@code to} is not later. */
    static Instant between(Instant from, Instant to, Dice dice) {
        long seconds = Math.max(0, Duration.between(from, to).toSeconds());
        return from.plusSeconds((long) (dice.fraction() * seconds));
    }

    /** The first moment of a day (UTC). */
    static Instant startOf(LocalDate day) {
        return at(day, 0);
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** As Data Loader writes a date-time: {@code 2026-03-01T12:34:56.000Z}. */
    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000Z");
    }

    private static Instant at(LocalDate day, int secondOfDay) {
        return day.atStartOfDay().plusSeconds(secondOfDay).toInstant(ZoneOffset.UTC);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static Weighted<YearMonth> months() {
        List<YearMonth> months = Stream.iterate(
                        YearMonth.from(START),
                        month -> month.isBefore(YearMonth.from(EXPORT_DAY)),
                        m -> m.plusMonths(1))
                .toList();
        return new Weighted<>(IntStream.range(0, months.size())
                .mapToObj(i -> Weighted.option(
                        SEASON.get(months.get(i).getMonthValue() - 1) * (1 + GROWTH_PER_MONTH * i), months.get(i)))
                .toList());
    }
}
