package dev.whynot.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.whynot.ledger.SalesObject;
import dev.whynot.testsupport.CleanStop;
import dev.whynot.testsupport.PackagedService;
import dev.whynot.testsupport.Scratch;

/**
 * Connects the packaged service, with an empty database, to a simulated org with many opportunities, and prints how long
 * it takes until all are in. Only the accounting of the rows can fail it; speed is reported, not judged.
 */
public final class FirstLoadBench {

    private static final String ROWS = "1000000";
    private static final Duration BETWEEN_ASKING = Duration.ofMillis(100);

    private FirstLoadBench() {}

    /**
     * Runs the benchmark with as many opportunities as the environment says in {@code BENCH_ROWS}, else a million.
     *
     * @throws IllegalStateException if the ledger does not have all of them at the end
     */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        int rows = Integer.parseInt(
                Optional.ofNullable(System.getenv("BENCH_ROWS")).orElse(ROWS));
        CleanStop.of(Thread.currentThread());
        try (Scratch scratch = Scratch.create("whynot-bench");
                SimulatedOrg org = SimulatedOrg.start(rows)) {
            String report = measure(scratch.folder(), org);
            System.out.println();
            System.out.print(report);
        }
    }

    private static String measure(Path scratch, SimulatedOrg org)
            throws IOException, SQLException, InterruptedException {
        Path gcLog = scratch.resolve("gc.log");
        long rows = org.opportunities();
        org.download(rows); // the simulator gets warm
        Duration download = org.download(rows);
        long start = System.nanoTime();
        try (PackagedService service =
                PackagedService.start(scratch.resolve("data"), List.of("-Xlog:gc:file=" + gcLog), org.connection())) {
            OwnDatabase database = OwnDatabase.of(service);
            long ready = System.nanoTime();
            while (!isLoaded(service)) {
                Thread.sleep(BETWEEN_ASKING);
            }
            long done = System.nanoTime();
            long stored = database.records(SalesObject.OPPORTUNITY);
            if (stored != rows) {
                throw new IllegalStateException("The ledger has %,d of %,d opportunities".formatted(stored, rows));
            }
            Memory memory = Memory.of(gcLog, service.pid());
            return """

                    First load of %,d opportunities by Bulk API 2.0, from ready to the first complete poll:

                    |                               |              |
                    | ---                           |         ---: |
                    | rows/s                        | %12s |
                    | time                          | %12s |
                    | start to ready                | %12s |
                    | processor time of the service | %12s |
                    | processor time of PostgreSQL  | %12s |
                    | downloading alone, rows/s     | %12s |
                    | heap in use, at most          | %,8d MiB |
                    | resident, at most             | %8s MiB |
                    """.formatted(
                            rows,
                            perSecond(rows, Duration.ofNanos(done - ready)),
                            seconds(Duration.ofNanos(done - ready)),
                            seconds(Duration.ofNanos(ready - start)),
                            seconds(service.cpu()),
                            seconds(database.cpu()),
                            perSecond(rows, download),
                            memory.heapUsed(),
                            memory.resident().isPresent() ? memory.resident().getAsInt() : "?");
        }
    }

    private static boolean isLoaded(PackagedService service) throws IOException, InterruptedException {
        JsonNode feeds = service.get("/api/v1/sync").required("feeds");
        int followed = 0;
        for (JsonNode feed : feeds) {
            followed += feed.required("polledAt").isNull() ? 0 : 1;
        }
        return followed == SalesObject.values().length;
    }

    private static String perSecond(long rows, Duration took) {
        return String.format(Locale.ROOT, "%,.0f", rows * 1e9 / took.toNanos());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toNanos() / 1e9);
    }
}
