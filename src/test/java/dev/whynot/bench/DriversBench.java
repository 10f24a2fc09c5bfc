package dev.whynot.bench;

import java.sql.SQLException;

import dev.whynot.evaluate.drivers.SearchTime;

/** Measures the search for hidden drivers; see {@link SearchTime}. */
public final class DriversBench {

    private DriversBench() {}

    /** {@code BENCH_RECORDS} says how many records, else 1,000,000. */
    public static void main(String[] args) throws SQLException {
        String records = System.getenv("BENCH_RECORDS");
        SearchTime.measure(records == null ? 1_000_000 : Integer.parseInt(records));
    }
}
