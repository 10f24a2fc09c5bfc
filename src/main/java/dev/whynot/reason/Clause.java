package dev.whynot.reason;

/**
 * A part of a note that says one thing.
 *
 * @param text as it was typed, without the word that joined it ("but", "and")
 * @param isDenied whether it says that something was not the reason ("not the price", "Budget wäre da")
 */
public record Clause(String text, boolean isDenied) {}
