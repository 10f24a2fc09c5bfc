package dev.whynot.salesforce.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Counts what comes in by each door. */
@Singleton
public class Doors {

    private final Jdbi jdbi;
    private final MeterRegistry metrics;
    private final Clock clock;

    Doors(Jdbi jdbi, MeterRegistry metrics, Clock clock) {
        this.jdbi = jdbi;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Counts an arrival, in the transaction that commits it. */
    public void count(Handle handle, String org, Door door, Arrival arrival) {
        Instant now = clock.instant();
        Duration lag = arrival.newest() == null ? null : Duration.between(arrival.newest(), now);
        handle.createUpdate("""
                        insert into door (org_id, door, received, repeated, rejected, ignored, last_at, lag_seconds)
                        values (:org, :door, :received, :repeated, :rejected, :ignored, :now, :lag)
                        on conflict (org_id, door) do update set
                            received = door.received + excluded.received,
                            repeated = door.repeated + excluded.repeated,
                            rejected = door.rejected + excluded.rejected,
                            ignored = door.ignored + excluded.ignored,
                            last_at = excluded.last_at,
                            lag_seconds = coalesce(excluded.lag_seconds, door.lag_seconds)
                        """)
                .bind("org", org)
                .bind("door", door.code())
                .bind("received", arrival.received())
                .bind("repeated", arrival.repeated())
                .bind("rejected", arrival.rejected())
                .bind("ignored", arrival.ignored())
                .bind("now", now)
                .bind("lag", lag == null ? null : lag.toMillis() / 1_000.0)
                .execute();
        metrics.counter("whynot.salesforce.arrived", "door", door.code()).increment(arrival.received());
        if (lag != null && !lag.isNegative()) {
            Timer.builder("whynot.salesforce.visible")
                    .description("From the commit in Salesforce until a change is visible here")
                    .tag("door", door.code())
                    .publishPercentiles(0.5, 0.99)
                    .register(metrics)
                    .record(lag);
        }
    }

    /** All doors by which something came in. */
    public List<DoorStatus> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from door order by org_id, door")
                .map((row, context) -> new DoorStatus(
                        row.getString("org_id"),
                        Door.valueOf(
                                row.getString("door").toUpperCase(Locale.ROOT).replace('-', '_')),
                        row.getLong("received"),
                        row.getLong("repeated"),
                        row.getLong("rejected"),
                        row.getLong("ignored"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant(),
                        row.getObject("lag_seconds", Double.class)))
                .list());
    }
}
