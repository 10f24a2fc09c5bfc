package dev.whynot.simulator.query;

import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.org.Table;

/** The values of a field of a row, or of one of its parents. For one thread. */
public final class Column {

    private final String name;
    private final ParentRow parent;
    private final Table table;
    private final Field field;

    /** @param parent null where the field is the row's own */
    Column(String name, ParentRow parent, Table table, Field field) {
        this.name = name;
        this.parent = parent;
        this.table = table;
        this.field = field;
    }

    /** The path in the spelling of the org, such as {@code Account.Industry}. */
    public String name() {
        return name;
    }

    public Field field() {
        return field;
    }

    /** String, Boolean, Integer, Double, LocalDate, Instant, or null; null also where there is no parent. */
    public Object at(int row) {
        int holder = parent == null ? row : parent.of(row);
        return holder < 0 ? null : table.value(holder, field);
    }

    Table table() {
        return table;
    }
}
