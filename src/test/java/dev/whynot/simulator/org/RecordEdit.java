package dev.whynot.simulator.org;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The values of one row while they are changed, by field name. */
final class RecordEdit {

    private final Table table;
    private final Object[] values;
    private final Set<String> set = new HashSet<>();

    RecordEdit(Table table, Object[] values) {
        this.table = table;
        this.values = values;
    }

    Table table() {
        return table;
    }

    Object[] values() {
        return values;
    }

    Object get(String field) {
        return values[table.type().require(field).column()];
    }

    /** Whether {@link #setAll} was given a value for the field. */
    boolean wasSet(String field) {
        return set.contains(field);
    }

    /** Sets a field where the object has it. */
    void set(String field, Object value) {
        table.type().field(field).ifPresent(known -> values[known.column()] = Values.of(known, value));
    }

    void setIfAbsent(String field, Object value) {
        table.type()
                .field(field)
                .filter(known -> values[known.column()] == null)
                .ifPresent(known -> set(field, value));
    }

    /** @throws IllegalArgumentException for a field that the object has not */
    void setAll(Map<String, ?> newValues) {
        newValues.forEach((name, value) -> {
            Field field = table.type().require(name);
            values[field.column()] = Values.of(field, value);
            set.add(field.name());
        });
    }
}
