package dev.whynot.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.function.IntSupplier;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.whynot.elapsed.Repeats;

/** Erases what was deleted in its source within a day, and what is older than records are to be kept. */
@Singleton
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final Erasure erasure;
    private final Clock clock;
    private final Duration deletedAfter;
    private final Optional<Period> keep;
    private volatile boolean isStopping;

    /**
     * With the settings.
     *
     * @param deletedAfter how long a record stays that its source deleted
     * @param keep how long records stay, by the day when they were closed, else created; for ever if empty
     */
    Retention(
            Erasure erasure,
            Clock clock,
            @ConfigProperty(name = "whynot.erase-deleted-after", defaultValue = "20h") Duration deletedAfter,
            @ConfigProperty(name = "whynot.retention") Optional<Period> keep) {
        this.erasure = erasure;
        this.clock = clock;
        this.deletedAfter = deletedAfter;
        this.keep = keep;
    }

    void start(@Observes StartupEvent start, Repeats repeats) {
        repeats.every(Duration.ofHours(1), Duration.ofMinutes(1), "retention", this::erase);
    }

    void stop(@Observes ShutdownEvent stop) {
        isStopping = true;
    }

    void erase() {
        repeat(
                "deleted in their source",
                () -> erasure.deletedBefore(clock.instant().minus(deletedAfter)));
        keep.ifPresent(period -> repeat(
                "older than " + period,
                () -> erasure.endedBefore(LocalDate.now(clock).minus(period))));
    }

    /** Others write between two rounds. */
    private void repeat(String which, IntSupplier some) {
        int all = 0;
        for (int erased = some.getAsInt(); erased > 0 && !isStopping; erased = some.getAsInt()) {
            all += erased;
        }
        if (all > 0) {
            LOG.infof("%d records %s are erased", all, which);
        }
    }
}
