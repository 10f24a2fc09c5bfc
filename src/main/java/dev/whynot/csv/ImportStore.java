package dev.whynot.csv;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.access.Audit;
import dev.whynot.csv.ImportStatus.RowError;
import dev.whynot.csv.ImportStatus.State;

/** The SQL of imports. */
@ApplicationScoped
class ImportStore {

    private static final int MOST_ERRORS = 1_000;

    /** An import of another replica that gave no sign of life for a minute is taken to be interrupted. */
    private static final String SELECT = """
            select
                id, mapping, object, org_id, missing, failure, created_at, finished_at,
                case when state = 'running' and touched_at < now() - interval '1 minute'
                    then 'interrupted' else state end as state,
                case when state = 'done' then 100 else 100 * bytes_read / greatest(bytes, 1) end as percent,
                rows, accepted, unchanged, rejected
            from import
            """;

    private final Jdbi jdbi;
    private final Audit audit;

    ImportStore(Jdbi jdbi, Audit audit) {
        this.jdbi = jdbi;
        this.audit = audit;
    }

    long nextId() {
        return jdbi.withHandle(handle -> handle.createQuery("select nextval('import_id')")
                .mapTo(Long.class)
                .one());
    }

    void add(long id, String mapping, String object, String org, long bytes, List<String> missing, Instant now) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                        insert into import (id, mapping, object, org_id, state, bytes, missing, created_at, touched_at)
                        values (:id, :mapping, :object, :org, 'queued', :bytes, :missing, :now, clock_timestamp())
                        """)
                    .bind("id", id)
                    .bind("mapping", mapping)
                    .bind("object", object)
                    .bind("org", org)
                    .bind("bytes", bytes)
                    .bindArray("missing", String.class, missing)
                    .bind("now", now)
                    .execute();
            audit.write(
                    handle,
                    Audit.Action.IMPORT_STARTED,
                    "import:" + id,
                    Map.of("mapping", mapping, "object", object, "org", org, "bytes", bytes));
        });
    }

    void start(long id) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update import set state = 'running', touched_at = clock_timestamp() where id = :id")
                .bind("id", id)
                .execute());
    }

    /** Adds the rows of a batch, in the transaction that commits their records. */
    void advance(Handle handle, long id, long bytesRead, int accepted, int unchanged, List<RowError> errors) {
        handle.createUpdate("""
                update import set
                    bytes_read = :bytes_read,
                    rows = rows + :accepted + :unchanged + :rejected,
                    accepted = accepted + :accepted,
                    unchanged = unchanged + :unchanged,
                    rejected = rejected + :rejected,
                    touched_at = clock_timestamp()
                where id = :id
                """)
                .bind("id", id)
                .bind("bytes_read", bytesRead)
                .bind("accepted", accepted)
                .bind("unchanged", unchanged)
                .bind("rejected", errors.size())
                .execute();
        if (errors.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                insert into import_error (import_id, line, column_name, message)
                select :id, error.line, error.column_name, error.message
                from unnest(:lines, :columns, :messages) with ordinality as error (line, column_name, message, position)
                where position <= :most - (select count(*) from import_error where import_id = :id)
                """)
                .bind("id", id)
                .bind("most", MOST_ERRORS)
                .bindArray(
                        "lines", Long.class, errors.stream().map(RowError::line).toArray())
                .bindArray(
                        "columns",
                        String.class,
                        errors.stream().map(RowError::column).toArray())
                .bindArray(
                        "messages",
                        String.class,
                        errors.stream().map(RowError::message).toArray())
                .execute();
    }

    void finish(long id, State state, String failure, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update import set
                            state = :state, failure = :failure, finished_at = :now, touched_at = clock_timestamp()
                        where id = :id
                        """)
                .bind("id", id)
                .bind("state", state.code())
                .bind("failure", failure)
                .bind("now", now)
                .execute());
    }

    /** Marks those of the imports that were not finished. */
    void interrupt(List<Long> ids, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update import set state = 'interrupted', finished_at = :now
                        where id = any(:ids) and state in ('queued', 'running')
                        """)
                .bindArray("ids", Long.class, ids)
                .bind("now", now)
                .execute());
    }

    boolean isDone(String mapping, String object) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (
                            select from import where mapping = :mapping and object = :object and state = 'done')
                        """)
                .bind("mapping", mapping)
                .bind("object", object)
                .mapTo(Boolean.class)
                .one());
    }

    Optional<ImportStatus> find(long id) {
        return jdbi.inTransaction(handle -> handle.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map((row, context) -> status(row, errors(handle, id)))
                .findOne());
    }

    /** The newest imports, without their rejected rows. */
    List<ImportStatus> newest(int most) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "order by id desc limit :most")
                .bind("most", most)
                .map((row, context) -> status(row, null))
                .list());
    }

    private static List<RowError> errors(Handle handle, long id) {
        return handle.createQuery("""
                select line, column_name, message from import_error where import_id = :id order by line
                """)
                .bind("id", id)
                .map((row, context) -> new RowError(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static ImportStatus status(ResultSet row, List<RowError> errors) throws SQLException {
        OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new ImportStatus(
                row.getLong("id"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("mapping"),
                row.getString("object"),
                row.getString("org_id"),
                row.getInt("percent"),
                row.getLong("rows"),
                row.getLong("accepted"),
                row.getLong("unchanged"),
                row.getLong("rejected"),
                List.of((String[]) row.getArray("missing").getArray()),
                row.getString("failure"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant(),
                errors);
    }
}
