package dev.whynot.facts;

/** What records are grouped by: each record has one value of it, as a text. */
public sealed interface Grouping permits Attribute, Interval, Age, Path {}
