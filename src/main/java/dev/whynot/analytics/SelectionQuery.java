package dev.whynot.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

import dev.whynot.facts.Basis;
import dev.whynot.facts.Filter;
import dev.whynot.facts.Selection;

/** How the records of a selection are asked for: the query of an address. */
public final class SelectionQuery {

    private SelectionQuery() {}

    /** Such as {@code object=lead&from=2026-01-01&filter=industry%3AEnergy}; empty for all records. */
    public static String of(Selection selection) {
        List<String> parts = new ArrayList<>();
        selection.org().ifPresent(org -> parts.add("org=" + encoded(org)));
        selection.objectCode().ifPresent(object -> parts.add("object=" + object));
        if (selection.basis() != Basis.CLOSED) {
            parts.add("basis=" + selection.basis().code());
        }
        selection.from().ifPresent(day -> parts.add("from=" + day));
        selection.to().ifPresent(day -> parts.add("to=" + day));
        selection.filters().forEach(filter -> parts.add("filter=" + encoded(text(filter))));
        return String.join("&", parts);
    }

    /** The value of the parameter {@code filter}, not encoded. */
    public static String text(Filter filter) {
        return (filter.excluded() ? "-" : "") + filter.attribute().name() + ":"
                + filter.values().stream()
                        .map(value -> value.replace("\\", "\\\\").replace(",", "\\,"))
                        .collect(joining(","));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
