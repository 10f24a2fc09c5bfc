package dev.whynot.simulator.org;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Gathers what the transaction under way changes, where somebody listens. Guarded by the org's write lock. */
final class OpenCommit {

    private final Map<List<String>, RecordChange> changes = new LinkedHashMap<>();
    private Consumer<Commit> listener;

    void listenWith(Consumer<Commit> newListener) {
        listener = newListener;
    }

    /** @param before null for a new record */
    void add(Table table, Object[] before, Object[] after, boolean isAutomated) {
        boolean wasDeleted = before != null && isDeleted(table, before);
        boolean isDeleted = isDeleted(table, after);
        if (listener == null || wasDeleted && isDeleted) {
            return;
        }
        ChangeKind kind = before == null
                ? ChangeKind.CREATE
                : wasDeleted ? ChangeKind.UNDELETE : isDeleted ? ChangeKind.DELETE : ChangeKind.UPDATE;
        Map<String, Object> values = values(table, after);
        RecordChange change = new RecordChange(
                table.type().name(),
                (String) values.get("Id"),
                kind,
                isAutomated,
                before == null ? Map.of() : values(table, before),
                values);
        changes.merge(List.of(change.object(), change.id()), change, RecordChange::then);
    }

    /** Tells the listener, if there is anything to tell. */
    void finish(Instant now, String user) {
        if (!changes.isEmpty()) {
            Commit commit = new Commit(now, user, List.copyOf(changes.values()));
            changes.clear();
            listener.accept(commit);
        }
    }

    private static boolean isDeleted(Table table, Object[] row) {
        return table.type()
                .field("IsDeleted")
                .map(field -> Boolean.TRUE.equals(row[field.column()]))
                .orElse(false);
    }

    private static Map<String, Object> values(Table table, Object[] row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : table.type().fields()) {
            values.put(field.name(), field.column() < row.length ? row[field.column()] : null);
        }
        return values;
    }
}
