package dev.whynot.evaluate.drivers;

import java.util.List;

/**
 * What records are told apart by.
 *
 * @param values code {@code k} stands for {@code values.get(k - 1)}; code 0 for {@link #MISSING}, which is no value
 * @param isOrdered whether the values are ranges of a number, from the lowest to the highest
 */
record Dimension(String name, List<String> values, boolean isOrdered) {

    static final String MISSING = "(none)";

    /** How many codes there are: one for each value, and 0 for a missing one. */
    int codes() {
        return values.size() + 1;
    }

    String value(int code) {
        return code == 0 ? MISSING : values.get(code - 1);
    }
}
