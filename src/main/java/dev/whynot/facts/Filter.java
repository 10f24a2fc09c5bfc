package dev.whynot.facts;

import java.util.List;

/**
 * Keeps the records whose value of a dimension is one of these, or none of these.
 *
 * @param excluded whether records with one of the values are left out instead of kept
 */
public record Filter(Dimension dimension, List<String> values, boolean excluded) {}
