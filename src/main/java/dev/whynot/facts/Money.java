package dev.whynot.facts;

import java.math.BigDecimal;

/**
 * An amount.
 *
 * @param currency ISO 4217 code, or null where the source names none
 * @param amount in major units
 */
public record Money(String currency, BigDecimal amount) {}
