package dev.whynot.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;

/**
 * Reads the forms in which nearly all dates come, {@code 2026-03-01} and {@code 2026-03-01T12:34:56.000Z} with {@code Z}
 * or {@code +0000} and with or without milliseconds, a good deal faster than a {@link java.time.format.DateTimeFormatter}.
 */
final class PlainIso {

    private static final int DAY = "2026-03-01".length();
    private static final int SECOND = "2026-03-01T12:34:56".length();
    private static final int MILLISECOND = "2026-03-01T12:34:56.000".length();

    private PlainIso() {}

    /** The date or date-time that the text names; null if it has another form, or names none. */
    static TemporalAccessor parse(String text) {
        if (text.length() < DAY || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, DAY);
        if (year < 1 || month < 0 || day < 0) {
            return null;
        }
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return text.length() == DAY ? date : atUtc(date, text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static OffsetDateTime atUtc(LocalDate date, String text) {
        if (text.length() < SECOND || text.charAt(DAY) != 'T' || text.charAt(13) != ':' || text.charAt(16) != ':') {
            return null;
        }
        boolean hasMillis = text.length() > MILLISECOND && text.charAt(SECOND) == '.';
        String offset = text.substring(hasMillis ? MILLISECOND : SECOND);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECOND);
        int millis = hasMillis ? number(text, SECOND + 1, MILLISECOND) : 0;
        boolean isRead = hour >= 0 && minute >= 0 && second >= 0 && millis >= 0;
        return isRead && (offset.equals("Z") || offset.equals("+0000"))
                ? OffsetDateTime.of(date, LocalTime.of(hour, minute, second, millis * 1_000_000), ZoneOffset.UTC)
                : null;
    }

    /** The number that these digits make, or -1 if one is no digit. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
