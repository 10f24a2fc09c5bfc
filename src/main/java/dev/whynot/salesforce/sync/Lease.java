package dev.whynot.salesforce.sync;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jdbi.v3.core.Jdbi;

/** The right to follow the org, which one of several replicas has. The clock is that of the database. */
@Singleton
class Lease {

    static final String NAME = "salesforce";
    /** Another replica takes over this long after the last renewal. */
    private static final Duration LIFE = Duration.ofSeconds(20);

    private final Jdbi jdbi;
    private final String holder = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    Lease(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Who we are. */
    String holder() {
        return holder;
    }

    /** Takes or renews it; false if another replica has it. */
    boolean hold() {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into lease (name, holder, held_until)
                        values (:name, :holder, now() + make_interval(secs => :seconds))
                        on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until
                        where lease.holder = excluded.holder or lease.held_until < now()
                        """)
                        .bind("name", NAME)
                        .bind("holder", holder)
                        .bind("seconds", LIFE.toSeconds())
                        .execute()
                > 0);
    }

    /** Gives it up, so that another replica need not wait. */
    void release() {
        jdbi.useHandle(handle -> handle.createUpdate("delete from lease where name = :name and holder = :holder")
                .bind("name", NAME)
                .bind("holder", holder)
                .execute());
    }
}
