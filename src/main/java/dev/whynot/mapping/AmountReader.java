package dev.whynot.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the amounts of a source: a number, with a currency before or after it at most. A grouping that does not fit is
 * refused: a wrong sign is off by a factor of 1,000.
 */
final class AmountReader {

    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 18;
    private static final String BLANKS = " \u00a0\u202f";

    private final Pattern number;
    private final char decimal;
    private final String groupings;

    AmountReader(String decimal) {
        this.decimal = decimal.charAt(0);
        this.groupings = (this.decimal == '.' ? ",'’" : ".'’") + BLANKS;
        this.number = Pattern.compile(("(?<before>[A-Z]{3}|\\p{Sc})?[%3$s]?"
                        + "(?<number>[+-]?(\\d{1,3}([%1$s]\\d{3})+|\\d+)([%2$s]\\d+)?([eE][+-]?\\d{1,2})?)"
                        + "[%3$s]?(?<after>[A-Z]{3}|\\p{Sc})?")
                .formatted(groupings, decimal, BLANKS));
    }

    /**
     * An amount.
     *
     * @param value in major units
     * @param currency the ISO code that the text names; null if it names none, or only a sign
     */
    record Amount(BigDecimal value, String currency) {}

    /** The amount that the text names. */
    Optional<Amount> amount(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (isDigitsOnly(text)) {
            return sane(new BigDecimal(text)).map(value -> new Amount(value, null));
        }
        Matcher parts = number.matcher(text);
        if (!parts.matches() || parts.group("before") != null && parts.group("after") != null) {
            return Optional.empty();
        }
        StringBuilder plain = new StringBuilder();
        parts.group("number")
                .chars()
                .filter(c -> groupings.indexOf(c) < 0)
                .forEach(c -> plain.append(c == decimal ? '.' : (char) c));
        String mark = parts.group("before") == null ? parts.group("after") : parts.group("before");
        String currency = mark == null || mark.length() < 3 ? null : mark;
        return sane(new BigDecimal(plain.toString())).map(value -> new Amount(value, currency));
    }

    private static Optional<BigDecimal> sane(BigDecimal amount) {
        boolean isSane = amount.precision() - amount.scale() <= MOST_DIGITS && amount.scale() <= MOST_DIGITS;
        return isSane ? Optional.of(amount) : Optional.empty();
    }

    /** Whether it needs none of the patterns: digits, where the point is the decimal sign with one between them. */
    private boolean isDigitsOnly(String text) {
        int point = decimal == '.' ? text.indexOf('.') : -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i != point && (c < '0' || c > '9')) {
                return false;
            }
        }
        return !text.isEmpty() && point != 0 && point != text.length() - 1;
    }

    /** How amounts may be written, for errors. */
    String expected() {
        return decimal == '.' ? "a number such as 1,234.50" : "a number such as 1.234,50";
    }
}
