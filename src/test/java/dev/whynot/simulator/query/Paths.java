package dev.whynot.simulator.query;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.org.Table;
import dev.whynot.simulator.org.Tables;
import dev.whynot.simulator.soql.Path;
import dev.whynot.simulator.soql.SoqlException;

/** Finds the fields and parents that a query's paths name, as far as the signed-in user may see them. */
final class Paths {

    private static final String ADVICE = " Please reference your WSDL or the describe call for the appropriate names.";

    private final Tables tables;
    private final Table table;
    private final String soql;
    private final Map<String, ParentRow> parents = new HashMap<>();

    Paths(Tables tables, Table table, String soql) {
        this.tables = tables;
        this.table = table;
        this.soql = soql;
    }

    /** @throws SoqlException INVALID_FIELD */
    Column column(Path path) {
        ParentRow parent = null;
        Table holder = table;
        StringBuilder name = new StringBuilder();
        for (String step : path.parents()) {
            parent = step(parent, holder, step, name + step, path);
            holder = parent.parents();
            name.append(parent.reference().relationshipName()).append('.');
        }
        Table owner = holder;
        Field field = owner.type()
                .visible(path.field())
                .orElseThrow(() -> refused(
                        path,
                        "No such column '" + path.field() + "' on entity '"
                                + owner.type().name()
                                + "'. If you are attempting to use a custom field, be sure to append the '__c' after"
                                + " the custom field name." + ADVICE));
        return new Column(name + field.name(), parent, owner, field);
    }

    /** @throws SoqlException INVALID_FIELD where the path names a compound or long field */
    Column filterable(Path path) {
        Column column = column(path);
        if (!column.field().isFilterable()) {
            throw refused(path, "field '" + column.field().name() + "' can not be filtered in a query call");
        }
        return column;
    }

    ParentRow parent(Path path) {
        ParentRow parent = null;
        Table holder = table;
        StringBuilder key = new StringBuilder();
        for (String step : path.parents()) {
            key.append(step);
            parent = step(parent, holder, step, key.toString(), path);
            holder = parent.parents();
            key.append('.');
        }
        return parent;
    }

    private ParentRow step(ParentRow outer, Table child, String step, String key, Path path) {
        return parents.computeIfAbsent(key.toLowerCase(Locale.ROOT), unused -> {
            Field reference = child.type()
                    .relationship(step)
                    .orElseThrow(() -> refused(
                            path,
                            "Didn't understand relationship '" + step + "' in field path. If you are attempting to use"
                                    + " a custom relationship, be sure to append the '__r' after the custom"
                                    + " relationship name." + ADVICE));
            return new ParentRow(
                    outer,
                    child,
                    reference,
                    tables.require(reference.referenceTo().getLast()));
        });
    }

    private SoqlException refused(Path path, String message) {
        return SoqlException.at("INVALID_FIELD", soql, path.position(), message);
    }
}
