package dev.whynot.analytics;

import dev.whynot.analytics.wording.Wording;

/**
 * A dimension that cannot be a cause, judged by the data.
 *
 * @param why in a sentence
 */
public record LeftOut(String dimension, String why) {

    /** Tells why. */
    public static LeftOut of(String dimension, Leak leak, Wording wording) {
        return new LeftOut(dimension, leak.why(wording));
    }
}
