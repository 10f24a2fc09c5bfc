package dev.whynot.simulator.soql;

/** One of the fields that ORDER BY names. */
public record Order(Path path, boolean isDescending, boolean areNullsLast) {}
