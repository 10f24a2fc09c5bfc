package dev.whynot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.whynot.bench.madeup.MadeUpLedger;
import dev.whynot.testsupport.CleanStop;
import dev.whynot.testsupport.PackagedService;
import dev.whynot.testsupport.Scratch;

/**
 * Starts the packaged service on a ledger that is there, in each way several times: with and without the columns that it
 * kept on its disk, with and without what a training run wrote (`make aot`). It prints the time from the start of the
 * process until it is ready, and the memory that the process then has of the machine.
 */
public final class StartBench {

    private static final Path TRAINED = Path.of("target/quarkus-app/whynot.aot").toAbsolutePath();
    private static final int TIMES = 5;

    private StartBench() {}

    /** Runs it with as many records as the environment says in {@code BENCH_RECORDS}, else 100,000. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        long records = Long.parseLong(
                Optional.ofNullable(System.getenv("BENCH_RECORDS")).orElse("100000"));
        CleanStop.of(Thread.currentThread());
        try (Scratch scratch = Scratch.create("whynot-bench");
                BenchPostgres postgres = BenchPostgres.start(scratch.folder())) {
            try (Connection connection = postgres.connect()) {
                MadeUpLedger.fill(connection, records, FactsBench.decidesNow());
            }
            StringBuilder table = new StringBuilder();
            for (boolean isTrained : List.of(false, true)) {
                for (boolean isKept : List.of(false, true)) {
                    table.append(measure(scratch.folder().resolve("data"), postgres, isTrained, isKept));
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%nStarts on %,d records, median of %d:%n%n| | ready, s | memory, MB |%n| --- | ---: | ---: |%n%s",
                    records,
                    TIMES,
                    table);
        }
    }

    private static String measure(Path data, BenchPostgres postgres, boolean isTrained, boolean isKept)
            throws IOException, InterruptedException {
        List<String> options = isTrained ? List.of("-XX:AOTCache=" + TRAINED) : List.of();
        Map<String, String> database =
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(), "QUARKUS_DATASOURCE_USERNAME", "postgres");
        List<Duration> times = new ArrayList<>();
        List<Long> megabytes = new ArrayList<>();
        for (int i = 0; i <= TIMES; i++) {
            if (!isKept) {
                Files.deleteIfExists(data.resolve("facts").resolve("columns"));
            }
            long start = System.nanoTime();
            try (PackagedService service = PackagedService.start(data, options, database)) {
                Duration ready = Duration.ofNanos(System.nanoTime() - start);
                if (i > 0) { // the first one is for the caches of the machine
                    times.add(ready);
                    megabytes.add(service.resident());
                }
            }
        }
        times.sort(null);
        megabytes.sort(null);
        return "| %s, %s | %.2f | %d |%n"
                .formatted(
                        isTrained ? "after a training run" : "Java as it comes",
                        isKept ? "columns from disk" : "all records from the ledger",
                        times.get(TIMES / 2).toMillis() / 1e3,
                        megabytes.get(TIMES / 2));
    }
}
