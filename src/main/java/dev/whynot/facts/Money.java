package dev.whynot.facts;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.util.Comparator;

import dev.whynot.ledger.Sighting;

/**
 * An amount.
 *
 * @param currency ISO 4217 code, or null where the source names none
 * @param amount in major units, without zeros at its end
 */
public record Money(String currency, BigDecimal amount) {

    /** By currency, those without one last. */
    public static final Comparator<Money> BY_CURRENCY =
            comparing(Money::currency, Comparator.nullsLast(Comparator.naturalOrder()));

    public Money {
        amount = plain(amount);
    }

    /** The same number without zeros behind the decimal point and without an exponent. */
    public static BigDecimal plain(BigDecimal number) {
        return Sighting.plain(number);
    }
}
