package dev.whynot.simulator.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.whynot.simulator.soql.Path;
import dev.whynot.simulator.soql.SelectItem;
import dev.whynot.simulator.soql.SoqlException;

/** Sums rows up by group: what GROUP BY and the aggregate functions ask for. */
public final class Aggregation {

    private final BoundQuery query;
    private final List<Column> groups;

    public Aggregation(BoundQuery query) {
        this.query = query;
        this.groups =
                query.query().groupBy().stream().map(query.paths()::column).toList();
    }

    /** One map a group, by the names that the answer bears; one for all rows where there is no GROUP BY. */
    public List<Map<String, Object>> results(boolean withDeleted) {
        Map<List<Object>, List<Integer>> rowsByGroup = new LinkedHashMap<>();
        if (groups.isEmpty()) {
            rowsByGroup.put(List.of(), new ArrayList<>());
        }
        query.matching(withDeleted).forEach(row -> {
            List<Object> key = new ArrayList<>();
            groups.forEach(group -> key.add(group.at(row)));
            rowsByGroup.computeIfAbsent(key, unused -> new ArrayList<>()).add(row);
        });
        List<Map<String, Object>> results = new ArrayList<>();
        rowsByGroup.forEach((key, rows) -> results.add(result(key, rows)));
        return results;
    }

    private Map<String, Object> result(List<Object> key, List<Integer> rows) {
        Map<String, Object> result = new LinkedHashMap<>();
        int unnamed = 0;
        for (SelectItem item : query.query().select()) {
            switch (item) {
                case SelectItem.FieldItem(Path path) -> {
                    Column column = query.paths().column(path);
                    result.put(column.field().name(), key.get(group(column, path)));
                }
                case SelectItem.Aggregate aggregate -> {
                    String name = aggregate.alias() == null ? "expr" + unnamed++ : aggregate.alias();
                    result.put(name, value(aggregate, rows));
                }
                default ->
                    throw SoqlException.of("MALFORMED_QUERY", "Grouped queries cannot return this kind of field");
            }
        }
        return result;
    }

    private int group(Column column, Path path) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).name().equals(column.name())) {
                return i;
            }
        }
        throw SoqlException.at(
                "MALFORMED_QUERY",
                query.query().text(),
                path.position(),
                "Field must be grouped or aggregated: " + column.name());
    }

    private Object value(SelectItem.Aggregate aggregate, List<Integer> rows) {
        Column column = query.paths().column(aggregate.path());
        List<Object> values =
                rows.stream().map(column::at).filter(Objects::nonNull).toList();
        return switch (aggregate.function()) {
            case COUNT -> values.size();
            case COUNT_DISTINCT -> {
                Set<Object> distinct = new HashSet<>(values);
                yield distinct.size();
            }
            case MIN ->
                values.stream()
                        .min((left, right) -> ValueOrder.compare(column.field(), left, right))
                        .orElse(null);
            case MAX ->
                values.stream()
                        .max((left, right) -> ValueOrder.compare(column.field(), left, right))
                        .orElse(null);
            case SUM -> values.isEmpty() ? null : sum(values);
            case AVG -> values.isEmpty() ? null : sum(values) / values.size();
        };
    }

    private static double sum(List<Object> values) {
        return values.stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sum();
    }
}
