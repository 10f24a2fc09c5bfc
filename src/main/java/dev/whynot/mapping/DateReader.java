package dev.whynot.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the dates and date-times of a source. Days that do not exist (30 February) are refused, not moved. */
final class DateReader {

    private static final String ISO = "iso";

    /** {@code 2026-03-01}, {@code 2026-03-01T12:34:56.000Z}, {@code ...+0000}, {@code 2026-03-01 12:34}. */
    static final DateTimeFormatter ISO_AND_SALESFORCE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[XXX][XX]")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    private final List<String> patterns;
    private final List<DateTimeFormatter> formatters;
    private final ZoneId zone;

    /**
     * A reader of these patterns.
     *
     * @throws IllegalArgumentException if one is not a pattern
     */
    DateReader(List<String> patterns, ZoneId zone) {
        this.patterns = patterns;
        this.formatters = patterns.stream().map(DateReader::formatter).toList();
        this.zone = zone;
    }

    /** The day that the text names, in the mapping's zone. */
    Optional<LocalDate> day(String text) {
        return parse(text)
                .map(parsed -> switch (parsed) {
                    case OffsetDateTime exact -> exact.atZoneSameInstant(zone).toLocalDate();
                    case LocalDateTime local -> local.toLocalDate();
                    default -> LocalDate.from(parsed);
                })
                .filter(DateReader::isStorable);
    }

    /** The instant that the text names; empty if it names only a day, which cannot tell versions apart. */
    Optional<Instant> instant(String text) {
        return parse(text)
                .flatMap(parsed -> switch (parsed) {
                    case OffsetDateTime exact -> Optional.of(exact.toInstant());
                    case LocalDateTime local -> Optional.of(local.atZone(zone).toInstant());
                    default -> Optional.empty();
                })
                .filter(instant -> isStorable(LocalDate.ofInstant(instant, ZoneOffset.UTC)));
    }

    /** Checked after the shift to a zone, which may lead out of the years that can be written in four digits. */
    private static boolean isStorable(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= 9999;
    }

    /** The shift to a zone fails at the end of Java's own years. */
    private static boolean canBeShifted(TemporalAccessor parsed) {
        int year = parsed.get(ChronoField.YEAR);
        return year >= 0 && year <= 10_000;
    }

    /** How dates may be written, for errors. */
    String expected() {
        return String.join(" or ", patterns).replace(ISO, "ISO such as 2026-03-01 or 2026-03-01T12:34:56Z");
    }

    private Optional<TemporalAccessor> parse(String text) {
        for (DateTimeFormatter formatter : formatters) {
            TemporalAccessor common = formatter == ISO_AND_SALESFORCE ? PlainIso.parse(text) : null;
            if (common != null) {
                return Optional.of(common);
            }
            try {
                TemporalAccessor parsed =
                        formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                return Optional.of(parsed).filter(DateReader::canBeShifted);
            } catch (DateTimeParseException e) {
                // the next pattern may fit
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter formatter(String pattern) {
        return pattern.equals(ISO)
                ? ISO_AND_SALESFORCE
                // strict resolving takes the proleptic year u, while people write y
                : DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT);
    }
}
