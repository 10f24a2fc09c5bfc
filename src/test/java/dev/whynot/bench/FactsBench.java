package dev.whynot.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.openjdk.jmh.runner.RunnerException;

import dev.whynot.bench.madeup.MadeUpLedger;
import dev.whynot.reason.Classifier;
import dev.whynot.reason.Decision;
import dev.whynot.reason.Dictionary;
import dev.whynot.reason.Learned;
import dev.whynot.reason.OwnReasons;
import dev.whynot.reason.Reasons;
import dev.whynot.reason.Taxonomy;
import dev.whynot.testsupport.CleanStop;
import dev.whynot.testsupport.Scratch;

/**
 * Asks Whynot, PostgreSQL and DuckDB the same question about the same made-up opportunities, and the packaged service many
 * such questions over HTTP. Only a wrong answer can fail it; speed is reported, not judged.
 */
public final class FactsBench {

    private FactsBench() {}

    /**
     * Runs the benchmark on ledgers of as many records as the environment says in {@code BENCH_RECORDS}, else a million
     * and ten million. HTTP is measured on the first of them, at {@code BENCH_RATE} requests a second, else 200, for
     * {@code BENCH_SECONDS}, else 30.
     *
     * @throws IllegalStateException if two answers differ
     */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException, RunnerException {
        List<Long> sizes = Arrays.stream(
                        setting("BENCH_RECORDS", "1000000,10000000").split(","))
                .map(Long::valueOf)
                .toList();
        int perSecond = Integer.parseInt(setting("BENCH_RATE", "200"));
        Duration time = Duration.ofSeconds(Long.parseLong(setting("BENCH_SECONDS", "30")));
        CleanStop.of(Thread.currentThread());
        Decision.Versions decidedWith = decidesNow();
        for (int i = 0; i < sizes.size(); i++) {
            try (Scratch scratch = Scratch.create("whynot-bench");
                    BenchPostgres postgres = BenchPostgres.start(scratch.folder())) {
                long start = System.nanoTime();
                try (Connection connection = postgres.connect()) {
                    MadeUpLedger.fill(connection, sizes.get(i), decidedWith);
                }
                System.out.print(FactsReport.heading(sizes.get(i), Duration.ofNanos(System.nanoTime() - start)));
                measure(scratch.folder(), postgres, sizes.get(i));
                if (i == 0) {
                    HttpQuestions http = HttpQuestions.measure(scratch.folder(), postgres, perSecond, time);
                    System.out.print(FactsReport.http(http, sizes.get(i)));
                }
            }
        }
    }

    private static void measure(Path scratch, BenchPostgres postgres, long records)
            throws IOException, SQLException, RunnerException {
        int threads = Runtime.getRuntime().availableProcessors();
        List<FactsReport.Measured> peers = new ArrayList<>();
        OurFacts ours = OurFacts.load(postgres.jdbcUrl());
        Agreement agreement = Agreement.with(ours);
        String version;
        try (DuckDbPeer duck = DuckDbPeer.load(postgres, scratch, threads)) {
            version = duck.version();
            for (boolean isSorted : List.of(false, true)) {
                for (SqlAsked way : duck.ways(isSorted)) {
                    peers.add(measure(ours, agreement, way));
                }
            }
        }
        PostgresPeers.makeTable(postgres);
        for (PostgresPeers.Way way : PostgresPeers.ways(postgres)) {
            way.prepare();
            for (boolean jit : List.of(false, true)) {
                peers.add(measure(ours, agreement, way.asked(jit)));
            }
        }
        peers.add(measure(ours, agreement, PostgresPeers.ledger(postgres)));
        PostgresPeers.dropTable(postgres);
        QuestionBenchmark.Result byJmh = QuestionBenchmark.run(scratch, postgres.jdbcUrl());
        System.out.print(FactsReport.questions(records, threads, version, ours, byJmh, peers));
    }

    private static FactsReport.Measured measure(OurFacts ours, Agreement agreement, SqlAsked peer) throws SQLException {
        try (peer) {
            agreement.check(peer);
            return new FactsReport.Measured(peer.name(), Stopwatch.compare(ours, peer));
        }
    }

    /** With these the service finds nothing to decide anew when it starts. */
    static Decision.Versions decidesNow() {
        Taxonomy taxonomy = Taxonomy.bundled();
        Dictionary dictionary = Dictionary.bundled(taxonomy);
        Classifier classifier = Classifier.bundled(dictionary);
        return new Reasons(taxonomy, dictionary, new OwnReasons(Map.of()), new Learned(classifier), classifier)
                .versions();
    }

    private static String setting(String name, String otherwise) {
        return Optional.ofNullable(System.getenv(name)).orElse(otherwise);
    }
}
