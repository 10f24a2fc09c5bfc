package dev.whynot.simulator.org;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An object of the org with its fields, of which field-level security may hide some. Guarded by the org's lock. */
public final class ObjectType {

    private final String name;
    private final String label;
    private final String keyPrefix;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private int columns;

    ObjectType(String name, String label, String keyPrefix, List<Field> fields) {
        this.name = name;
        this.label = label;
        this.keyPrefix = keyPrefix;
        fields.forEach(this::add);
    }

    public String name() {
        return name;
    }

    public String label() {
        return label;
    }

    public String labelPlural() {
        return Labels.plural(label);
    }

    /** The first three characters of its records' ids. */
    public String keyPrefix() {
        return keyPrefix;
    }

    /** The field whatever security says, found whatever the case. */
    public Optional<Field> field(String fieldName) {
        return Optional.ofNullable(fields.get(key(fieldName)));
    }

    /** The field, where the signed-in user may see it. */
    public Optional<Field> visible(String fieldName) {
        return hidden.contains(key(fieldName)) ? Optional.empty() : field(fieldName);
    }

    /** The fields that the signed-in user may see, in order. */
    public List<Field> visibleFields() {
        return fields.values().stream()
                .filter(field -> !hidden.contains(key(field.name())))
                .toList();
    }

    /** The reference that a path follows by this name, where the signed-in user may see it. */
    public Optional<Field> relationship(String relationshipName) {
        return fields.values().stream()
                .filter(field -> relationshipName.equalsIgnoreCase(field.relationshipName()))
                .filter(field -> !hidden.contains(key(field.name())))
                .findFirst();
    }

    /** As it is now; later changes do not show. */
    ObjectType snapshot() {
        ObjectType copy = new ObjectType(name, label, keyPrefix, List.of());
        copy.fields.putAll(fields);
        copy.hidden.addAll(hidden);
        copy.columns = columns;
        return copy;
    }

    Collection<Field> fields() {
        return fields.values();
    }

    int columns() {
        return columns;
    }

    /** @throws IllegalArgumentException where there is none by this name */
    Field require(String fieldName) {
        return field(fieldName).orElseThrow(() -> new IllegalArgumentException(name + " has no field " + fieldName));
    }

    /** Adds a field, or changes the one of the same name. */
    void add(Field field) {
        Field before = fields.get(key(field.name()));
        fields.put(key(field.name()), field.inColumn(before == null ? columns++ : before.column()));
    }

    void remove(String fieldName) {
        require(fieldName);
        fields.remove(key(fieldName));
    }

    void hide(String fieldName) {
        hidden.add(key(require(fieldName).name()));
    }

    void show(String fieldName) {
        hidden.remove(key(fieldName));
    }

    private static String key(String fieldName) {
        return fieldName.toLowerCase(Locale.ROOT);
    }
}
