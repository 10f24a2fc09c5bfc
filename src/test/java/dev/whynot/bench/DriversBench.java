package dev.whynot.bench;

import java.io.IOException;
import java.sql.SQLException;

import dev.whynot.evaluate.drivers.SearchTime;

/** Measures the search for hidden drivers, the diagnosis and what changed; see {@link SearchTime}, {@link AnalysesTime}. */
public final class DriversBench {

    private DriversBench() {}

    /** {@code BENCH_RECORDS} says how many records, else 1,000,000. */
    public static void main(String[] args) throws IOException, SQLException {
        String records = System.getenv("BENCH_RECORDS");
        int count = records == null ? 1_000_000 : Integer.parseInt(records);
        SearchTime.measure(count);
        AnalysesTime.measure(count);
    }
}
