package dev.whynot.sample;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of the export: a text for each column that has one. A column that is not set is written empty. */
record Row(Map<String, String> values) {

    static final Row EMPTY = new Row(Map.of());

    /** The same row with one more, or another, value; null or an empty text clears it. */
    Row with(String column, Object value) {
        Map<String, String> copy = new LinkedHashMap<>(values);
        copy.put(column, value == null ? "" : value.toString());
        return new Row(Collections.unmodifiableMap(copy));
    }

    String get(String column) {
        return values.getOrDefault(column, "");
    }
}
