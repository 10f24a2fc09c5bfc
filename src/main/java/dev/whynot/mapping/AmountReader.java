package dev.whynot.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the amounts of a source. A grouping that does not fit is refused: a wrong sign is off by a factor of 1,000. */
final class AmountReader {

    private static final Pattern AROUND = Pattern.compile("[\\p{Sc}\\s\\u00a0\\u202f]|EUR|USD|CHF|GBP");
    private static final int MOST_DIGITS = 18;

    private final Pattern number;
    private final char decimal;
    private final String groupings;

    AmountReader(String decimal) {
        this.decimal = decimal.charAt(0);
        this.groupings = this.decimal == '.' ? ",'’" : ".'’";
        this.number = Pattern.compile(
                "[+-]?(\\d{1,3}([%s]\\d{3})+|\\d+)([%s]\\d+)?([eE][+-]?\\d{1,2})?".formatted(groupings, decimal));
    }

    /** The amount that the text names, in major units. */
    Optional<BigDecimal> amount(String text) {
        if (isDigitsOnly(text)) {
            return sane(new BigDecimal(text));
        }
        String bare = AROUND.matcher(text).replaceAll("");
        if (!number.matcher(bare).matches()) {
            return Optional.empty();
        }
        StringBuilder plain = new StringBuilder();
        bare.chars().filter(c -> groupings.indexOf(c) < 0).forEach(c -> plain.append(c == decimal ? '.' : (char) c));
        return sane(new BigDecimal(plain.toString()));
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
