package dev.whynot.reason;

import dev.whynot.reason.Decision.Method;

/**
 * What one text means.
 *
 * @param code of a reason, canonical or the org's own
 * @param second canonical code of a further reason that it names, or null
 * @param confidence from 0 to 1
 */
record Meaning(String code, String second, double confidence, Method method) {

    Meaning(String code, double confidence, Method method) {
        this(code, null, confidence, method);
    }
}
