package dev.whynot.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.whynot.analytics.changes.AskedChanges;
import dev.whynot.analytics.diagnosis.Diagnoses;
import dev.whynot.analytics.diagnosis.Diagnosis;
import dev.whynot.analytics.wording.Wording;
import dev.whynot.bench.madeup.MadeUpLedger;
import dev.whynot.facts.BothFacts;
import dev.whynot.facts.Selection;
import dev.whynot.reason.Decision;
import dev.whynot.reason.Taxonomy;
import dev.whynot.testsupport.Scratch;

/**
 * How long diagnosis and changes take, beside DuckDB with as many threads, which only counts the groups that they are made
 * of: for the diagnosis those of all dimensions of its levers in the records that it reads the pattern off, for changes
 * those of each of the org's dimensions in period and baseline, and by week.
 */
final class AnalysesTime {

    private static final int RUNS = 5;
    private static final LocalDate FROM = LocalDate.of(2025, 7, 1);
    private static final LocalDate TO = LocalDate.of(2025, 12, 31);
    private static final LocalDate BASELINE_FROM = LocalDate.of(2025, 1, 1);
    private static final String COUNTS = "count(*), count(*) filter (outcome = 'lost')";

    private AnalysesTime() {}

    /** Something that takes its time. */
    private interface Work {
        void run() throws SQLException;
    }

    /** Prints a Markdown table. */
    static void measure(long records) throws IOException, SQLException {
        try (Scratch scratch = Scratch.create("whynot-bench");
                BenchPostgres postgres = BenchPostgres.start(scratch.folder())) {
            try (Connection connection = postgres.connect()) {
                MadeUpLedger.fill(connection, records, new Decision.Versions(1, 1, "model"));
            }
            OurFacts ours = OurFacts.load(postgres.jdbcUrl());
            Taxonomy taxonomy = Taxonomy.bundled();
            Wording wording = Wording.of("en");
            Diagnosis diagnosis = ours.facts().ask(state -> Diagnoses.of(state, BothFacts.ALL, taxonomy, wording));
            List<String> ofLevers = diagnosis.levers().stream()
                    .filter(lever -> lever.byPattern() != null)
                    .flatMap(lever -> lever.byPattern().dimensions().stream())
                    .filter(MadeUpLedger.vocabulary()::containsKey)
                    .toList();
            Selection period = BothFacts.ALL.at(Optional.of(FROM), Optional.of(TO));
            double diagnosing =
                    best(() -> ours.facts().ask(state -> Diagnoses.of(state, BothFacts.ALL, taxonomy, wording)));
            double changing = best(() -> AskedChanges.of(ours.facts(), period));
            try (DuckDbPeer duck = DuckDbPeer.load(
                    postgres, scratch.folder(), Runtime.getRuntime().availableProcessors())) {
                LocalDate newest =
                        Optional.ofNullable(diagnosis.pattern().from()).orElse(LocalDate.EPOCH);
                String groups = String.join(", ", ofLevers);
                double countingCells = best(() -> read(
                        duck,
                        "select %1$s, %2$s from facts where closed_on >= '%3$s' group by %1$s"
                                .formatted(groups, COUNTS, newest)));
                double countingSplits = best(() -> countSplits(duck));
                System.out.printf(
                        "%n%,d records, %,d of them decided; seconds, the best of %d runs:%n%n| | seconds |%n| --- | ---: |%n",
                        records, diagnosis.tally().lost() + diagnosis.tally().won(), RUNS);
                System.out.printf("| Whynot, diagnosis | %.2f |%n", diagnosing);
                System.out.printf(
                        "| DuckDB, counting by %d dimensions only | %.2f |%n", ofLevers.size(), countingCells);
                System.out.printf("| Whynot, changes | %.2f |%n", changing);
                System.out.printf("| DuckDB, counting each dimension and week only | %.2f |%n", countingSplits);
            }
        }
    }

    private static void countSplits(DuckDbPeer duck) throws SQLException {
        for (String dimension : MadeUpLedger.vocabulary().keySet()) {
            read(
                    duck,
                    "select %1$s, closed_on >= '%2$s', %3$s from facts where closed_on between '%4$s' and '%5$s' group by all"
                            .formatted(dimension, FROM, COUNTS, BASELINE_FROM, TO));
        }
        read(duck, "select date_trunc('week', closed_on), %s from facts group by all".formatted(COUNTS));
    }

    private static void read(DuckDbPeer duck, String sql) throws SQLException {
        try (Statement statement = duck.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }

    private static double best(Work work) throws SQLException {
        double best = Double.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }
}
