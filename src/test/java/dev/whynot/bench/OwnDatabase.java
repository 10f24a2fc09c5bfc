package dev.whynot.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.postgresql.PGConnection;

/** The PostgreSQL that the service brought along. */
record OwnDatabase(ProcessHandle server, int port) {

    /** Reads where it runs from the file that it has while it runs. */
    static OwnDatabase of(Path postmasterPid) throws IOException {
        List<String> lines = Files.readAllLines(postmasterPid);
        return new OwnDatabase(
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow(),
                Integer.parseInt(lines.get(3).strip()));
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
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port));
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
