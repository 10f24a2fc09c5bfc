package dev.whynot.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.postgresql.PGConnection;

import dev.whynot.ledger.SalesObject;
import dev.whynot.testsupport.PackagedService;

/** The PostgreSQL that the service brought along. */
record OwnDatabase(ProcessHandle server, int port, String password) {

    /** Reads where it runs, and its password, from the files that it has. */
    static OwnDatabase of(PackagedService service) throws IOException {
        List<String> lines = Files.readAllLines(service.postmasterPid());
        return new OwnDatabase(
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow(),
                Integer.parseInt(lines.get(3).strip()),
                Files.readString(service.databasePassword()).strip());
    }

    /** How many records of an object the ledger holds. */
    long records(SalesObject object) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement count = connection.prepareStatement("select count(*) from record where object = ?")) {
            count.setString(1, object.code());
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "postgres", password);
    }

    /** The processor time used by now by those of its processes that still run. */
    Duration cpu() {
        return Stream.concat(Stream.of(server), server.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * The yardstick: how long the same file takes by COPY into a table of texts with the same key, with nothing read,
     * checked, merged or kept of the past.
     */
    Duration copy(Export export) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                BufferedReader csv = Files.newBufferedReader(export.file())) {
            statement.execute("checkpoint"); // so that it does not pay for what the imports left to be written
            statement.execute("""
                    create table yardstick (
                        org text not null default 'default',
                        object text not null default 'opportunity',
                        %s,
                        primary key (org, object, "Id"))
                    """.formatted(quoted(export, "\"%s\" text")));
            String sql = "copy yardstick (%s) from stdin (format csv, header)".formatted(quoted(export, "\"%s\""));
            long start = System.nanoTime();
            long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, csv);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (rows != export.rows()) {
                throw new IllegalStateException("COPY read %,d rows of %,d".formatted(rows, export.rows()));
            }
            return took;
        }
    }

    private static String quoted(Export export, String form) {
        return export.columns().stream().map(form::formatted).collect(Collectors.joining(", "));
    }
}
