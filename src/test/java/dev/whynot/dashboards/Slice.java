package dev.whynot.dashboards;

import java.util.ArrayList;
import java.util.List;

/**
 * Some records, as one asks the API for them and the views.
 *
 * @param org null for all
 * @param object null for both
 * @param from first day; null for no period
 * @param to last day, inclusive; null for no period
 */
record Slice(String org, String object, String from, String to) {

    static final Slice ALL = new Slice(null, null, null, null);

    static Slice of(String org) {
        return new Slice(org, null, null, null);
    }

    Slice object(String newObject) {
        return new Slice(org, newObject, from, to);
    }

    Slice period(String newFrom, String newTo) {
        return new Slice(org, object, newFrom, newTo);
    }

    /** Parameters of the API, ending with an ampersand where there are any. */
    String query() {
        StringBuilder query = new StringBuilder();
        append(query, "org", org);
        append(query, "object", object);
        append(query, "from", from);
        append(query, "to", to);
        return query.toString();
    }

    /** A condition in SQL; the day is in this column. */
    String where(String day) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (org != null) {
            conditions.add("org_id = '%s'".formatted(org));
        }
        if (object != null) {
            conditions.add("object = '%s'".formatted(object));
        }
        if (from != null) {
            conditions.add("%s between '%s' and '%s'".formatted(day, from, to));
        }
        return String.join(" and ", conditions);
    }

    private static void append(StringBuilder query, String name, String value) {
        if (value != null) {
            query.append(name).append('=').append(value).append('&');
        }
    }
}
