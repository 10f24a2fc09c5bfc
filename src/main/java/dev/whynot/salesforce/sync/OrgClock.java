package dev.whynot.salesforce.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * What time it is in the org, as far as its answers tell: never later than it is there. Our own clock may be wrong and
 * may jump; since an answer, only elapsed time is counted.
 */
@Singleton
class OrgClock {

    /** How exact its dates are. */
    private static final Duration EXACT = Duration.ofSeconds(1);

    private final Clock ours;
    private final LongSupplier nanoTime;
    private volatile Told told;

    @Inject
    OrgClock(Clock ours) {
        this(ours, System::nanoTime);
    }

    OrgClock(Clock ours, LongSupplier nanoTime) {
        this.ours = ours;
        this.nanoTime = nanoTime;
    }

    private record Told(Instant date, long nanoTime) {}

    /** An answer of the org that has just come bears this date. What is as exact already stays, so that time does not go back. */
    void learn(Instant date) {
        boolean isKnown = now().filter(it -> !it.isBefore(date) && it.isBefore(date.plus(EXACT)))
                .isPresent();
        if (!isKnown) {
            told = new Told(date, nanoTime.getAsLong());
        }
    }

    /** Empty before the org told. */
    Optional<Instant> now() {
        Told last = told;
        return Optional.ofNullable(last)
                .map(answer -> answer.date().plus(Duration.ofNanos(nanoTime.getAsLong() - answer.nanoTime())));
    }

    /** When something was read of the org: by its time, so that what is read later is newer; by ours before it told. */
    Instant read() {
        return now().orElseGet(ours::instant);
    }
}
