package dev.whynot.bench.madeup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import dev.whynot.reason.Decision;

/**
 * Fills the ledger with opportunities of one org as they come in over five years, in the order in which they were
 * created, each with 20 dimensions or more: those that every record has, and 8 of the org's own.
 */
public final class MadeUpLedger {

    /** The org that all of them belong to. */
    public static final String ORG = "bench";

    private static final long SEED = 20260630;

    private MadeUpLedger() {}

    /** The org's own dimensions, each with all values that it can have. */
    public static Map<String, List<String>> vocabulary() {
        return Attribute.vocabulary();
    }

    /**
     * Fills an empty ledger and leaves it as PostgreSQL likes it: indexes, visibility and statistics complete.
     *
     * @param decidedWith what decides reasons now; the service decides records anew that were decided with another
     */
    public static void fill(Connection connection, long records, Decision.Versions decidedWith) throws SQLException {
        List<Column> columns = Column.all(decidedWith.code());
        try (Statement statement = connection.createStatement()) {
            Map<String, String> indexes = indexes(statement);
            connection.setAutoCommit(false);
            statement.execute("truncate record"); // in the transaction of the COPY, which then needs no log
            statement.execute("alter table record drop constraint record_pkey");
            for (String index : indexes.keySet()) {
                statement.execute("drop index " + index);
            }
            copy(connection, columns, records);
            statement.execute("alter table record add primary key (org_id, object, record_id)");
            for (String definition : indexes.values()) {
                statement.execute(definition);
            }
            statement.execute("insert into org (org_id) values ('%s') on conflict do nothing".formatted(ORG));
            statement.execute("update change_clock set last = " + records);
            statement.execute("insert into field_set (fingerprint, fields) values ('bench', array[%s])"
                    .formatted(vocabulary().keySet().stream()
                            .map("'dimension:%s'"::formatted)
                            .collect(Collectors.joining(", "))));
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum (analyze) record");
            statement.execute("checkpoint");
        }
    }

    /** How the indexes are made, by name, but for the primary key; they are dropped while rows come. */
    private static Map<String, String> indexes(Statement statement) throws SQLException {
        Map<String, String> indexes = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery("""
                select indexname, indexdef from pg_indexes
                where tablename = 'record' and indexname <> 'record_pkey'
                """)) {
            while (rows.next()) {
                indexes.put(rows.getString(1), rows.getString(2));
            }
        }
        return indexes;
    }

    private static void copy(Connection connection, List<Column> columns, long records) throws SQLException {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy record (%s) from stdin".formatted(names));
        Opportunity record = new Opportunity(SEED, records);
        Line line = new Line();
        for (long i = 0; i < records; i++) {
            record.next();
            for (Column column : columns) {
                column.value().accept(record, line);
                line.tab();
            }
            line.end();
            if (line.length() > 500_000) {
                copy.writeToCopy(line.buffer(), 0, line.length());
                line.clear();
            }
        }
        copy.writeToCopy(line.buffer(), 0, line.length());
        copy.endCopy();
    }
}
