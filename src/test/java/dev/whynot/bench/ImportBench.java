package dev.whynot.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.whynot.testsupport.CleanStop;
import dev.whynot.testsupport.PackagedService;
import dev.whynot.testsupport.Scratch;

/**
 * Imports a generated file into the packaged service, once with all rows new and once with all rows known, and prints
 * what it took. Only the accounting of the rows can fail it; speed is reported, not judged.
 */
public final class ImportBench {

    private static final String ROWS = "1000000";

    private ImportBench() {}

    /**
     * Runs the benchmark with as many rows as the environment says in {@code BENCH_ROWS}, else a million.
     *
     * @throws IllegalStateException if the service fails, or if it loses or invents a row
     */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        int rows = Integer.parseInt(
                Optional.ofNullable(System.getenv("BENCH_ROWS")).orElse(ROWS));
        CleanStop.of(Thread.currentThread());
        try (Scratch scratch = Scratch.create("whynot-bench")) {
            Report report = measure(scratch.folder(), rows);
            System.out.println();
            System.out.print(report.markdown());
        }
    }

    private static Report measure(Path scratch, int rows) throws IOException, SQLException, InterruptedException {
        Export export = Export.write(scratch.resolve("opportunities.csv"), rows);
        Path data = scratch.resolve("data");
        Path gcLog = scratch.resolve("gc.log");
        long start = System.nanoTime();
        try (PackagedService service = PackagedService.start(data, List.of("-Xlog:gc:file=" + gcLog))) {
            Duration started = Duration.ofNanos(System.nanoTime() - start);
            ImportRun allNew = ImportRun.of(service, export, rows, 0);
            ImportRun allKnown = ImportRun.of(service, export, 0, rows);
            Memory memory = Memory.of(gcLog, service.pid());
            Duration copy = OwnDatabase.of(service).copy(export);
            return new Report(export, started, allNew, allKnown, memory, copy);
        }
    }
}
