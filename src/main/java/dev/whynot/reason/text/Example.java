package dev.whynot.reason.text;

/**
 * A text of which somebody said what it means.
 *
 * @param author whose phrases it is among
 * @param label code of a reason, or {@code unclear}
 * @param language ISO 639 code
 */
public record Example(String author, String label, String language, String text) {}
