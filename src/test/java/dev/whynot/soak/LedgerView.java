package dev.whynot.soak;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.jdbi.v3.core.Jdbi;

/** How far the feeds are, by the database. */
record LedgerView(Jdbi jdbi) {

    /**
     * Both feeds together.
     *
     * @param lag since the older of the last complete polls; null before the first
     */
    record Progress(long rows, Duration lag) {}

    Progress progress() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(sum(rows), 0) as rows, min(coalesce(polled_at, '-infinity')) as polled_at from feed
                        """)
                .map((row, context) -> {
                    String polledAt = row.getString("polled_at");
                    return new Progress(
                            row.getLong("rows"),
                            polledAt == null || polledAt.startsWith("-")
                                    ? null
                                    : Duration.between(
                                            row.getObject("polled_at", OffsetDateTime.class)
                                                    .toInstant(),
                                            Instant.now()));
                })
                .one());
    }

    /** Whether both feeds have polled everything since, without a failure. */
    boolean isPolledSince(Instant instant) {
        return areBoth("polled_at > :instant and poll_at is null and failure is null", instant);
    }

    /** Whether both feeds have read all records since. */
    boolean isPassedSince(Instant instant) {
        return areBoth("passed_at >= :instant and pass_mode is null and failure is null", instant);
    }

    private boolean areBoth(String condition, Instant instant) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) = 2 from feed where " + condition)
                .bind("instant", instant)
                .mapTo(Boolean.class)
                .one());
    }

    /** The feeds as they are, to be printed. */
    String feeds() {
        return jdbi.withHandle(handle ->
                handle.createQuery("select * from feed").mapToMap().list().toString());
    }
}
