package dev.whynot.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fields that a sighting bears, in a fixed order. Build it once for all rows of a source. */
public final class FieldSet {

    private final List<Field> fields;
    private final Map<Field, Integer> positions = new HashMap<>();
    private final int hashCode;

    private FieldSet(List<Field> fields) {
        this.fields = fields;
        for (Field field : fields) {
            positions.put(field, positions.size());
        }
        this.hashCode = fields.hashCode();
    }

    /** The set of these fields, each once, ordered by code. */
    public static FieldSet of(Collection<? extends Field> fields) {
        TreeMap<String, Field> byCode = new TreeMap<>();
        fields.forEach(field -> byCode.put(field.code(), field));
        return new FieldSet(List.copyOf(byCode.values()));
    }

    /** The fields in their order. */
    public List<Field> fields() {
        return fields;
    }

    /** Where the field stands, or -1. */
    public int position(Field field) {
        return positions.getOrDefault(field, -1);
    }

    /** The fields of both. */
    FieldSet and(FieldSet other) {
        List<Field> both = new ArrayList<>(fields);
        both.addAll(other.fields);
        return of(both);
    }

    boolean containsAll(FieldSet other) {
        return positions.keySet().containsAll(other.fields);
    }

    boolean isDisjoint(FieldSet other) {
        return Collections.disjoint(positions.keySet(), other.fields);
    }

    List<String> codes() {
        return fields.stream().map(Field::code).toList();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof FieldSet that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return hashCode;
    }

    @Override
    public String toString() {
        return codes().toString();
    }
}
