package dev.whynot.evaluate;

import dev.whynot.reason.Reason;

/**
 * What the service took a text to mean.
 *
 * @param second code of the second reason, or null
 * @param confidence from 0 to 1
 * @param method code of how it was decided
 */
record Answer(String reason, String second, double confidence, String method) {

    /** Whether the service took the text to mean something, right or wrong. */
    boolean isDecided() {
        return !reason.equals(Reason.UNCLEAR);
    }
}
