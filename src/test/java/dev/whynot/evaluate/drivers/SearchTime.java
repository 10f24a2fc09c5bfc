package dev.whynot.evaluate.drivers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

import dev.whynot.analytics.drivers.Cases;
import dev.whynot.analytics.drivers.DriverSearch;
import dev.whynot.analytics.drivers.Progress;

/**
 * How long the search for hidden drivers takes over 20 dimensions, beside DuckDB with as many threads, which only counts: the
 * records and the lost ones per pair of dimensions and span of two weeks, which is what the search counts first.
 */
public final class SearchTime {

    private static final int CAUSES = 3;
    private static final long SEED = 4;
    private static final int RUNS = 3;
    private static final int DAYS_A_SPAN = 14;
    private static final long MEGABYTE = 1 << 20;

    private SearchTime() {}

    /** Prints a Markdown table. */
    public static void measure(int records) throws SQLException {
        Made made = Maker.make(new Recipe(records, CAUSES, false, SEED));
        Cases cases = OurSearch.cases(made, DriverSearch.Options.of(2).minimum());
        double counting = counting(made);
        System.out.printf(
                "%,d records, 20 dimensions, %d planted causes; seconds, the best of %d runs, in megabytes what the heap took at most:%n%n",
                records, made.planted().size(), RUNS);
        System.out.println("| | seconds | drivers | heap, MB |");
        System.out.println("| --- | ---: | ---: | ---: |");
        System.out.printf("| DuckDB, counting the pairs only | %.1f | | |%n", counting);
        for (int depth = 1; depth <= 3; depth++) {
            double best = Double.MAX_VALUE;
            int found = 0;
            long heap = 0;
            for (int run = 0; run < RUNS; run++) {
                long start = System.nanoTime();
                Peak peak = new Peak();
                found = DriverSearch.search(cases, DriverSearch.Options.of(depth), peak)
                        .size();
                best = Math.min(best, (System.nanoTime() - start) / 1e9);
                heap = Math.max(heap, peak.most);
            }
            System.out.printf(
                    "| Whynot, up to %d conditions | %.1f | %d | %d |%n", depth, best, found, heap / MEGABYTE);
        }
    }

    /** Looks at the heap now and then. */
    private static final class Peak implements Progress {
        private volatile long most;

        @Override
        public void at(String what, double share) {
            Runtime runtime = Runtime.getRuntime();
            most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
        }

        @Override
        public void check() {}
    }

    private static double counting(Made made) throws SQLException {
        int dimensions = made.dimensions().size();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + Runtime.getRuntime().availableProcessors());
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < dimensions; i++) {
                columns.add("d%d usmallint".formatted(i));
            }
            statement.execute(
                    "create table made (span usmallint, lost utinyint, %s)".formatted(String.join(", ", columns)));
            try (DuckDBAppender appender =
                    connection.unwrap(DuckDBConnection.class).createAppender("main", "made")) {
                for (int row = 0; row < made.records(); row++) {
                    appender.beginRow();
                    appender.append((short) (made.day()[row] / DAYS_A_SPAN));
                    appender.append((byte) (made.lost()[row] ? 1 : 0));
                    for (int i = 0; i < dimensions; i++) {
                        appender.append((short) made.codes()[i][row]);
                    }
                    appender.endRow();
                }
            }
            long start = System.nanoTime();
            for (int i = 0; i < dimensions; i++) {
                for (int j = i + 1; j < dimensions; j++) {
                    try (ResultSet counts = statement.executeQuery(
                            "select d%1$d, d%2$d, span, count(*), sum(lost) from made group by d%1$d, d%2$d, span"
                                    .formatted(i, j))) {
                        while (counts.next()) {
                            counts.getLong(4);
                        }
                    }
                }
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
