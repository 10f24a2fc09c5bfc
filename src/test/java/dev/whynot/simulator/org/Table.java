package dev.whynot.simulator.org;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The rows of one object. The first ones come from a {@link Volume} until they are changed; a change replaces the whole
 * row, so that a {@link #snapshot} costs four bytes a row.
 */
public final class Table {

    private static final Object[] PURGED = {};
    private static final int SCRAMBLE = 5;

    private final ObjectType type;
    private final Volume volume;
    private final Map<String, Integer> foreignIds;
    private final Field id;
    private final Field isDeleted;
    private IntFunction<Object>[] generators;
    private Object[][] rows;
    private int size;

    Table(ObjectType type, Volume volume) {
        this(type, volume, new HashMap<>(), new Object[volume.size() + 16][], volume.size());
    }

    private Table(ObjectType type, Volume volume, Map<String, Integer> foreignIds, Object[][] rows, int size) {
        this.type = type;
        this.volume = volume;
        this.foreignIds = foreignIds;
        this.rows = rows;
        this.size = size;
        this.id = type.require("Id");
        this.isDeleted = type.field("IsDeleted").orElse(null);
        this.generators = generators();
    }

    /** As it is now; later changes do not show. */
    Table snapshot() {
        return new Table(type.snapshot(), volume, new HashMap<>(foreignIds), Arrays.copyOf(rows, size), size);
    }

    public ObjectType type() {
        return type;
    }

    /** How many rows there are, deleted and purged ones included; rows are numbered from 0. */
    public int size() {
        return size;
    }

    int generated() {
        return volume.size();
    }

    /** What a row holds: String, Boolean, Integer, Double, LocalDate, Instant, or null. */
    public Object value(int row, Field field) {
        Object[] stored = rows[row];
        int column = field.column();
        if (stored == null) {
            return column < generators.length ? generators[column].apply(row) : missing(field);
        }
        return column < stored.length ? stored[column] : missing(field);
    }

    private static Object missing(Field field) {
        return field.type() == FieldType.BOOLEAN ? Boolean.FALSE : null;
    }

    public String id(int row) {
        return (String) value(row, id);
    }

    /** Whether the row is in the bin. */
    public boolean isDeleted(int row) {
        return isDeleted != null && Boolean.TRUE.equals(value(row, isDeleted));
    }

    /** Whether the row is gone from the bin too. */
    public boolean isPurged(int row) {
        return rows[row] == PURGED;
    }

    /** The row with this id of 15 or 18 characters, in the bin or not; -1 where there is none. */
    public int find(String recordId) {
        Integer foreign =
                foreignIds.isEmpty() || recordId.length() < 15 ? null : foreignIds.get(recordId.substring(0, 15));
        int row = foreign == null ? rowOf(Ids.number(type.keyPrefix(), recordId)) : foreign;
        if (row < 0 || row >= size || rows[row] == PURGED) {
            return -1;
        }
        return rows[row] == null || Ids.compare(id(row), recordId) == 0 ? row : -1;
    }

    /** The id that a row gets. Neighbours change places: ids are not quite in the order of creation. */
    String idOf(int row) {
        return idOf(type.keyPrefix(), row);
    }

    static String idOf(String keyPrefix, int row) {
        return Ids.id(keyPrefix, (row ^ SCRAMBLE) + 1);
    }

    private static int rowOf(int number) {
        return number < 1 ? -1 : number - 1 ^ SCRAMBLE;
    }

    /** Adds a row, with an id of its own where it has none. */
    int add(Object[] values) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size + (size >> 1));
        }
        if (values[id.column()] == null) {
            values[id.column()] = idOf(size);
        } else {
            foreignIds.put(values[id.column()].toString().substring(0, 15), size);
        }
        rows[size] = values;
        return size++;
    }

    /** The row's values by column, to be changed and put back. */
    Object[] copy(int row) {
        Object[] values = new Object[type.columns()];
        for (Field field : type.fields()) {
            values[field.column()] = value(row, field);
        }
        return values;
    }

    void replace(int row, Object[] values) {
        rows[row] = values;
    }

    void purge(int row) {
        rows[row] = PURGED;
    }

    /** To be called when the object's fields have changed. */
    void fieldsChanged() {
        generators = generators();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private IntFunction<Object>[] generators() {
        IntFunction<Object>[] columns = new IntFunction[type.columns()];
        Arrays.fill(columns, (IntFunction<Object>) row -> null);
        for (Field field : type.fields()) {
            IntFunction<Object> column = volume.column(field);
            columns[field.column()] = field.name().equals("Id")
                    ? this::idOf
                    : field.type() == FieldType.BOOLEAN
                            ? row -> column.apply(row) instanceof Boolean flag ? flag : Boolean.FALSE
                            : column;
        }
        return columns;
    }
}
