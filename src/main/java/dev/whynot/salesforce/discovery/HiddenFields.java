package dev.whynot.salesforce.discovery;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns that Salesforce refused although a describe did not tell: fields of parents, or removed a moment ago. */
final class HiddenFields {

    private static final Pattern COLUMN = Pattern.compile("No such column '([^']+)' on entity '([^']+)'");
    private static final Pattern RELATION = Pattern.compile("Didn't understand relationship '([^']+)'");

    private final Set<String> hidden = ConcurrentHashMap.newKeySet();

    /**
     * Learns from the message of an {@code INVALID_FIELD}.
     *
     * @return whether it names something new
     */
    boolean learn(String message) {
        Matcher column = COLUMN.matcher(message);
        if (column.find()) {
            return hidden.add(key(column.group(2), column.group(1)));
        }
        Matcher relation = RELATION.matcher(message);
        return relation.find() && hidden.add(key(relation.group(1), "*"));
    }

    void clear() {
        hidden.clear();
    }

    boolean isEmpty() {
        return hidden.isEmpty();
    }

    boolean contains(String entity, String field) {
        return hidden.contains(key(entity, field));
    }

    /** Whether everything behind this relationship is hidden. */
    boolean containsAllOf(String relationship) {
        return contains(relationship, "*");
    }

    private static String key(String entity, String field) {
        return (entity + "." + field).toLowerCase(Locale.ROOT);
    }
}
