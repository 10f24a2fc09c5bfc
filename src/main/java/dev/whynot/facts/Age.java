package dev.whynot.facts;

import java.time.LocalDate;

/**
 * Groups by days since creation: until it was won or lost, or, while it is open, until today. The value is a whole
 * number from 0 on; {@link Attribute#NONE} where a date is missing.
 */
public record Age(LocalDate today) implements Grouping {}
