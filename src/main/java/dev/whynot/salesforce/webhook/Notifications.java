package dev.whynot.salesforce.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.elapsed.Repeats;

/** The notifications that are safely stored, as long as Salesforce may repeat them. */
@Singleton
class Notifications {

    /** Salesforce repeats for 24 hours. */
    private static final Duration KEPT = Duration.ofHours(48);

    private final Jdbi jdbi;
    private final Clock clock;

    Notifications(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Remembers them; those that were not known already. */
    Set<String> remember(Handle handle, String org, Set<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery("""
                        insert into notification (org_id, id, received_at)
                        select :org, id, :now from unnest(:ids) as id
                        on conflict do nothing
                        returning id
                        """)
                .bind("org", org)
                .bind("now", clock.instant())
                .bindArray("ids", String.class, ids)
                .mapTo(String.class)
                .set();
    }

    void start(@Observes StartupEvent start, Repeats repeats) {
        repeats.every(Duration.ofHours(1), "forget-notifications", this::forgetOld);
    }

    private void forgetOld() {
        jdbi.useHandle(handle -> handle.createUpdate("delete from notification where received_at < :before")
                .bind("before", clock.instant().minus(KEPT))
                .execute());
    }
}
