package dev.whynot.evaluate;

/**
 * A text of the test set.
 *
 * @param language ISO 639-1 code
 * @param reason code of the reason that it means, or {@code unclear}
 * @param second code of the second reason that it gives, or null
 */
record LabelledText(String text, String language, String reason, String second) {}
