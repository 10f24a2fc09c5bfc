package dev.whynot.simulator.org;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** One Salesforce org: its objects, records and clock. May be read and changed by many threads. */
public final class Org {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final OpenCommit commit = new OpenCommit();
    private final OrgClock clock = new OrgClock();
    private final OrgShape shape;
    private final Tables tables;
    private final String userId;

    /** @param username of the integration user, the first one in the org */
    public Org(OrgShape shape, String username) {
        this.shape = shape;
        this.tables = new Tables(new StandardObjects(shape)
                .all().stream()
                        .map(type -> new Table(type, Volumes.of(type, shape)))
                        .toList());
        this.userId = tables.require("User").idOf(0);
        OrgSetup.fill(
                shape,
                username,
                transaction()
                        .at(shape.from().atStartOfDay(java.time.ZoneOffset.UTC).toInstant()));
    }

    public OrgShape shape() {
        return shape;
    }

    public OrgClock clock() {
        return clock;
    }

    /** Of 18 characters, starting with {@code 00D}. */
    public String organizationId() {
        return tables.require("Organization").idOf(0);
    }

    /** The integration user. */
    public String userId() {
        return userId;
    }

    /** Changes to records, stamped with the time of the clock. */
    public Transaction transaction() {
        return new Transaction(this);
    }

    /** Reads while nothing changes. */
    public <T> T read(Supplier<T> reading) {
        lock.readLock().lock();
        try {
            return reading.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    <T> T write(Supplier<T> writing) {
        lock.writeLock().lock();
        try {
            return writing.get();
        } finally {
            try {
                if (lock.getWriteHoldCount() == 1) {
                    commit.finish(clock.now(), userId);
                }
            } finally {
                lock.writeLock().unlock();
            }
        }
    }

    /** What the transaction under way changes; to be used within {@link #write}. */
    OpenCommit commit() {
        return commit;
    }

    /** Has each transaction from now on told to a listener, one after the other in the order of commits. */
    public void onCommit(Consumer<Commit> listener) {
        write(() -> {
            commit.listenWith(listener);
            return null;
        });
    }

    /** The live tables, to be read within {@link #read}. */
    public Tables tables() {
        return tables;
    }

    /** The tables as they are now; may be read at any time. */
    public Tables snapshot() {
        return read(tables::snapshot);
    }

    /** Adds a field to an object, or changes the one of the same name. Records have it empty. */
    public void addField(String object, Field field) {
        changeType(object, type -> type.add(field));
    }

    /** Deletes a field: it is gone from describes and answers INVALID_FIELD. */
    public void removeField(String object, String field) {
        changeType(object, type -> type.remove(field));
    }

    /** Takes the integration user's right to see a field: to them it is as if it did not exist. */
    public void hideField(String object, String field) {
        changeType(object, type -> type.hide(field));
    }

    /** Gives the right back. */
    public void showField(String object, String field) {
        changeType(object, type -> type.show(field));
    }

    private void changeType(String object, Consumer<ObjectType> change) {
        write(() -> {
            Table table = tables.require(object);
            change.accept(table.type());
            table.fieldsChanged();
            return null;
        });
    }

    /** The true record, in the bin or not, by field name and whatever security says; empty where it was purged. */
    public Optional<Map<String, Object>> record(String object, String id) {
        return read(() -> {
            Table table = tables.require(object);
            int row = table.find(id);
            return row < 0 ? Optional.empty() : Optional.of(values(table, row));
        });
    }

    /** The true records, those in the bin included, purged ones not, by field name and whatever security says. */
    public List<Map<String, Object>> records(String object) {
        return read(() -> {
            Table table = tables.require(object);
            return IntStream.range(0, table.size())
                    .filter(row -> !table.isPurged(row))
                    .mapToObj(row -> values(table, row))
                    .toList();
        });
    }

    private static Map<String, Object> values(Table table, int row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : table.type().fields()) {
            values.put(field.name(), table.value(row, field));
        }
        return values;
    }
}
