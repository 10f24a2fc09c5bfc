package dev.whynot.http;

import static dev.whynot.http.ProblemException.badRequest;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Optional;

/** Reads the values of query parameters, and says what was expected where it cannot. */
public final class Parameters {

    private Parameters() {}

    /** An ISO date such as {@code 2026-03-01}. */
    public static Optional<LocalDate> date(String name, String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(value);
            if (date.getYear() >= 1 && date.getYear() <= 9999) {
                return Optional.of(date);
            }
        } catch (DateTimeParseException e) {
            // answered below, as a year out of range is
        }
        throw badRequest(name, "'%s' is not a date; expected is YYYY-MM-DD, for example 2026-03-01".formatted(value));
    }

    /** A whole number from 1 to {@code most}; {@code otherwise} if none is given. */
    public static int count(String name, String value, int otherwise, int most) {
        return count(name, value, otherwise, 1, most);
    }

    /** A whole number from {@code fewest}, 0 or more, to {@code most}; {@code otherwise} if none is given. */
    public static int count(String name, String value, int otherwise, int fewest, int most) {
        if (value == null) {
            return otherwise;
        }
        // not all that parseInt takes: figures of other scripts, and a plus sign
        if (value.matches("[0-9]{1,9}")) {
            int count = Integer.parseInt(value);
            if (count >= fewest && count <= most) {
                return count;
            }
        }
        throw badRequest(name, "'%s' is not a whole number from %d to %d".formatted(value, fewest, most));
    }

    /** One of the valid values. */
    public static Optional<String> oneOf(String name, String value, Collection<String> valid) {
        if (value == null) {
            return Optional.empty();
        }
        if (!valid.contains(value)) {
            throw badRequest(name, "'%s' is not valid here".formatted(value), valid);
        }
        return Optional.of(value);
    }
}
