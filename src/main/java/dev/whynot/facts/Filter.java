package dev.whynot.facts;

import java.util.List;

/**
 * Keeps the records whose value of an attribute is one of these, or none of these.
 *
 * @param excluded whether records with one of the values are left out instead of kept
 */
public record Filter(Attribute attribute, List<String> values, boolean excluded) {}
