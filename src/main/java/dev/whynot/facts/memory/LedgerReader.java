package dev.whynot.facts.memory;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

import dev.whynot.facts.Dimension;
import dev.whynot.ledger.Field;

/** Brings what changed in the ledger into columns. */
final class LedgerReader {

    /** Of records in a part that is worth a connection of its own. */
    static final int FEWEST_NUMBERS = 10_000;

    /** Each takes a connection, of which others need some meanwhile. */
    private static final int MOST_PARTS = 4;

    /**
     * Who wants to alter the table waits for the transaction whose snapshot it is, which waits for the parts; these must not
     * wait for the one who alters it.
     */
    private static final String LOCK_TIMEOUT = "set local lock_timeout = '1s'";

    private static final int TELL_EVERY = 10_000;
    private static final int MOST_SILENCE_MILLIS = 5_000;

    private final Jdbi jdbi;

    LedgerReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Where the ledger stands.
     *
     * @param ledger its id: another one has other numbers
     * @param changeNo of the newest change
     */
    record Position(String ledger, long changeNo) {

        /** Names the state, as {@link dev.whynot.facts.State#stamp} does. */
        String stamp() {
            return ledger + "-" + changeNo;
        }
    }

    /** Where the ledger stands now. */
    Position position() {
        return jdbi.withHandle(handle -> impatiently(handle, LedgerReader::position));
    }

    /**
     * What was read.
     *
     * @param position the state of the ledger that the columns now hold
     */
    record Reading(Position position, Set<String> orgs, int records) {}

    /**
     * Reads the records that changed after the position, each as it is now, or all if it is of another ledger or null.
     *
     * @param told how many are read so far, now and then and by several threads
     */
    Reading read(Columns columns, Position after, IntConsumer told) {
        return jdbi.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ,
                handle -> after == null
                        ? read(handle, columns, 0, told) // all of a large ledger may take its time to begin
                        : impatiently(handle, it -> read(it, columns, after.changeNo(), told)));
    }

    private Reading read(Handle handle, Columns columns, long after, IntConsumer told) {
        Position now = position(handle);
        columns.know(handle.createQuery("select distinct unnest(fields) as field from field_set")
                .mapTo(String.class)
                .map(Field::ofCode)
                .filter(field -> field instanceof Field.Dimension)
                .map(field -> Dimension.custom(((Field.Dimension) field).name()))
                .list());
        Set<String> orgs =
                handle.createQuery("select org_id from org").mapTo(String.class).set();
        int records = after == 0
                ? load(handle, columns, told)
                : copy(handle, columns.columns(), "change_no > " + after, columns::put, more -> {});
        return new Reading(now, orgs, records);
    }

    /** Reads all records; many in parts beside each other, all as of the moment that the handle sees. */
    private int load(Handle handle, Columns columns, IntConsumer told) {
        AtomicInteger soFar = new AtomicInteger();
        IntConsumer more = count -> told.accept(soFar.addAndGet(count));
        List<String> parts = parts(handle);
        if (parts.size() == 1) {
            int count = copy(handle, columns.columns(), parts.getFirst(), columns::load, more);
            columns.endLoading(List.of());
            return count;
        }
        String snapshot = handle.createQuery("select pg_export_snapshot()")
                .mapTo(String.class)
                .one();
        List<Loaded> loaded = parts.parallelStream()
                .map(part -> load(snapshot, columns.beside(), part, more))
                .toList();
        columns.endLoading(loaded.stream().map(Loaded::columns).toList());
        return loaded.stream().mapToInt(Loaded::records).sum();
    }

    private record Loaded(Columns columns, int records) {}

    private Loaded load(String snapshot, Columns columns, String part, IntConsumer more) {
        try (Handle handle = jdbi.open()) { // the thread may be the one that has a transaction already
            return handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, it -> {
                it.execute("set transaction snapshot '%s'".formatted(snapshot));
                it.execute(LOCK_TIMEOUT);
                return new Loaded(columns, copy(it, columns.columns(), part, columns::load, more));
            });
        }
    }

    /** Conditions of which each record meets one: that its number, which it keeps, lies in a range. */
    private static List<String> parts(Handle handle) {
        return handle.createQuery(
                        "select coalesce(min(record_no), 0) as first, coalesce(max(record_no), 0) as last from record")
                .map((row, context) -> parts(row.getLong("first"), row.getLong("last")))
                .one();
    }

    private static List<String> parts(long first, long last) {
        long numbers = last - first + 1;
        int cores = Runtime.getRuntime().availableProcessors();
        int count = Math.clamp(numbers / FEWEST_NUMBERS, 1, Math.min(MOST_PARTS, cores));
        return IntStream.range(0, count)
                .mapToObj(i -> "not deleted and record_no >= %d and record_no < %d"
                        .formatted(first + i * numbers / count, first + (i + 1) * numbers / count))
                .toList();
    }

    /**
     * Reads, and takes the ledger to be away when it says nothing for a while: connections to a server that hangs stay
     * open, and questions must not hang with it.
     */
    private static <T> T impatiently(Handle handle, Function<Handle, T> reading) {
        Connection connection = handle.getConnection();
        try {
            int patience = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, MOST_SILENCE_MILLIS);
            try {
                return reading.apply(handle);
            } finally {
                connection.setNetworkTimeout(Runnable::run, patience);
            }
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    private static Position position(Handle handle) {
        return handle.createQuery("select ledger_id, last from change_clock")
                .map((row, context) -> new Position(row.getString("ledger_id"), row.getLong("last")))
                .one();
    }

    private static int copy(Handle handle, List<Column> columns, String condition, Consumer<Row> to, IntConsumer more) {
        String sql = "copy (select %s, %s from record where %s) to stdout (format binary)"
                .formatted(CopyRow.FIXED, columns.stream().map(Column::sql).collect(joining(", ")), condition);
        try {
            CopyOut copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(sql);
            Row row = new Row();
            int count = 0;
            for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                if (CopyRow.read(message, columns, row)) {
                    to.accept(row);
                    count++;
                    if (count % TELL_EVERY == 0) {
                        more.accept(TELL_EVERY);
                    }
                }
            }
            return count;
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException("COPY failed", e, null);
        }
    }
}
