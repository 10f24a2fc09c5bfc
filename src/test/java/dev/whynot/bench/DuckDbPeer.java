package dev.whynot.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.duckdb.DuckDBConnection;
import org.postgresql.PGConnection;

import dev.whynot.bench.madeup.MadeUpLedger;
import dev.whynot.ledger.Outcome;

/** DuckDB within this process, on the same records in a table in memory, all texts as ENUM. */
record DuckDbPeer(Connection connection) implements AutoCloseable {

    private static final Map<String, List<String>> MORE_ENUMS =
            Map.of("outcome", Outcome.codes(), "currency", List.of("EUR", "USD", "GBP"));

    /** Takes over what the ledger holds. */
    static DuckDbPeer load(BenchPostgres postgres, Path scratch, int threads) throws IOException, SQLException {
        Map<String, List<String>> enums = new LinkedHashMap<>(MadeUpLedger.vocabulary());
        enums.putAll(MORE_ENUMS);
        Path csv = export(postgres, scratch);
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + threads);
            List<String> columns =
                    new ArrayList<>(List.of("'cents': 'BIGINT'", "'created_on': 'DATE'", "'closed_on': 'DATE'"));
            for (Map.Entry<String, List<String>> one : enums.entrySet()) {
                statement.execute("create type %s_value as enum ('%s')"
                        .formatted(one.getKey(), String.join("', '", one.getValue())));
            }
            List<String> names = new ArrayList<>(List.of("outcome", "currency"));
            names.addAll(MadeUpLedger.vocabulary().keySet());
            names.forEach(name -> columns.add("'%s': '%s_value'".formatted(name, name)));
            statement.execute("create table facts as from read_csv('%s', header = false, columns = {%s})"
                    .formatted(csv, String.join(", ", columns)));
        }
        Files.delete(csv);
        return new DuckDbPeer(connection);
    }

    private static Path export(BenchPostgres postgres, Path scratch) throws IOException, SQLException {
        List<String> columns =
                new ArrayList<>(List.of("(amount * 100)::bigint", "created_on", "closed_on", "outcome", "currency"));
        MadeUpLedger.vocabulary().keySet().forEach(name -> columns.add("dimensions ->> '%s'".formatted(name)));
        Path csv = scratch.resolve("facts.csv");
        try (Connection connection = postgres.connect();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(csv), 1 << 20)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select %s from record where not deleted order by record_id) to stdout (format csv)"
                                    .formatted(String.join(", ", columns)),
                            out);
        }
        return csv;
    }

    /** As its version says. */
    String version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select version()")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /**
     * The ways that may be the fastest.
     *
     * @param isSorted whether to ask a copy that is laid out for questions by the day of closing
     */
    List<SqlAsked> ways(boolean isSorted) throws SQLException {
        String table = isSorted ? "sorted" : "facts";
        String name = isSorted ? "DuckDB, sorted by the day of closing" : "DuckDB, as the ledger is ordered";
        if (isSorted) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table sorted as from facts order by closed_on");
            }
        }
        return List.of(
                asked(name, table, "reset perfect_ht_threshold"),
                asked(name + ", perfect_ht_threshold = 20", table, "set perfect_ht_threshold = 20"));
    }

    private SqlAsked asked(String name, String table, String setting) throws SQLException {
        Connection own = connection.unwrap(DuckDBConnection.class).duplicate();
        try (Statement statement = own.createStatement()) {
            statement.execute(setting);
        }
        return SqlAsked.of(name, own, SqlAsked.SELECT + """
                from %s
                where source = '%s' and closed_on between ? and ?
                group by industry, product, currency
                """.formatted(table, Question.VALUE));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
