package dev.whynot.simulator.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.org.Table;
import dev.whynot.simulator.org.Tables;
import dev.whynot.simulator.soql.Path;
import dev.whynot.simulator.soql.Query;
import dev.whynot.simulator.soql.SelectItem;
import dev.whynot.simulator.soql.SoqlException;

/** A query held against the tables of an org: every name in it is known. For one thread. */
public final class BoundQuery {

    private static final int FARTHEST_OFFSET = 2000;

    private final Query query;
    private final Tables tables;
    private final Table table;
    private final Paths paths;
    private final IntPredicate where;
    private final Sorting sorting;
    private final Map<String, Output> outputs = new LinkedHashMap<>();

    /**
     * @param now what TODAY is reckoned from
     * @throws SoqlException INVALID_TYPE, INVALID_FIELD and others, in Salesforce's words
     */
    public BoundQuery(Query query, Tables tables, Instant now) {
        this(query, table(query, tables), tables, now);
    }

    /** A sub-select: {@code FROM} names a relationship to children of this object. */
    public BoundQuery(Query query, String object, Tables tables, Instant now) {
        this(query, tables.require(object), tables, now);
    }

    private BoundQuery(Query query, Table table, Tables tables, Instant now) {
        this.query = query;
        this.tables = tables;
        this.table = table;
        this.paths = new Paths(tables, table, query.text());
        this.where = new Filters(paths, query.text(), now).of(query.where());
        this.sorting = new Sorting(query.isAggregate() ? List.of() : query.orderBy(), paths);
        if (!query.isAggregate()) {
            query.select().forEach(this::bind);
        }
        if (query.offset() != null && query.offset() > FARTHEST_OFFSET) {
            throw SoqlException.of("NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is " + FARTHEST_OFFSET);
        }
    }

    private static Table table(Query query, Tables tables) {
        return tables.find(query.from())
                .orElseThrow(() -> SoqlException.at(
                        "INVALID_TYPE",
                        query.text(),
                        query.fromPosition(),
                        "sObject type '" + query.from() + "' is not supported. If you are attempting to use a custom"
                                + " object, be sure to append the '__c' after the entity name. Please reference your"
                                + " WSDL or the describe call for the appropriate names."));
    }

    private void bind(SelectItem item) {
        switch (item) {
            case SelectItem.FieldItem(Path path) -> bind(path);
            case SelectItem.SubSelect(Query child, int position) -> {
                Relationship relationship = Relationship.find(table.type().name(), child.from())
                        .filter(known -> tables.find(known.object()).isPresent())
                        .orElseThrow(() -> SoqlException.at(
                                "INVALID_TYPE",
                                query.text(),
                                child.fromPosition(),
                                "Didn't understand relationship '" + child.from() + "' in FROM part of query call."));
                new BoundQuery(child, relationship.object(), tables, Instant.EPOCH);
                outputs.put(
                        "(" + position,
                        new Output.Children(
                                relationship.name(), relationship.object(), relationship.reference(), child));
            }
            case SelectItem.CountAll ignored -> {}
            case SelectItem.Aggregate ignored -> {}
        }
    }

    private void bind(Path path) {
        Column column = paths.column(path);
        Map<String, Output> holder = outputs;
        List<String> names = path.names();
        for (int i = 1; i < names.size(); i++) {
            ParentRow row = paths.parent(new Path(names.subList(0, i + 1), path.position()));
            String name = row.reference().relationshipName();
            holder = ((Output.Parent) holder.computeIfAbsent(
                            name.toLowerCase(Locale.ROOT), key -> new Output.Parent(name, row, new LinkedHashMap<>())))
                    .outputs();
        }
        Output before = holder.putIfAbsent(
                column.field().name().toLowerCase(Locale.ROOT),
                new Output.Value(column.field().name(), column));
        if (before != null) {
            throw SoqlException.at(
                    "INVALID_FIELD", query.text(), path.position(), "duplicate field selected: " + column.name());
        }
    }

    public Query query() {
        return query;
    }

    public Table table() {
        return table;
    }

    public Tables tables() {
        return tables;
    }

    Paths paths() {
        return paths;
    }

    /** What a record holds, by lower-case name and in the order of SELECT. */
    public Map<String, Output> outputs() {
        return outputs;
    }

    /** The selected fields one after another, as CSV has them. */
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (SelectItem item : query.select()) {
            if (item instanceof SelectItem.FieldItem(Path path)) {
                columns.add(paths.column(path));
            }
        }
        return columns;
    }

    /** The rows that match, in order, within LIMIT and OFFSET. */
    public int[] rows(boolean withDeleted) {
        int offset = query.offset() == null ? 0 : query.offset();
        int most = query.limit() == null ? Integer.MAX_VALUE : query.limit() + offset;
        int[] rows = sorting.sorted(matching(withDeleted), most);
        return offset == 0 ? rows : IntStream.of(rows).skip(offset).toArray();
    }

    /** The children of one parent that match, in order and not in the bin. */
    public int[] rowsReferringTo(String reference, String parentId) {
        Field field = table.type().field(reference).orElseThrow();
        IntStream children = matching(false).filter(row -> parentId.equals(table.value(row, field)));
        return sorting.sorted(children, query.limit() == null ? Integer.MAX_VALUE : query.limit());
    }

    /** The rows that match, as they are stored. */
    IntStream matching(boolean withDeleted) {
        return IntStream.range(0, table.size())
                .filter(row -> !table.isPurged(row) && (withDeleted || !table.isDeleted(row)) && where.test(row));
    }
}
