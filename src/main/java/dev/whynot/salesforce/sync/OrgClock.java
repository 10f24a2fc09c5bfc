package dev.whynot.salesforce.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

/**
 * What time it is in the org, as far as its answers tell: never later than it is there. Our own clock may be wrong and
 * may jump; since an answer, only elapsed time is counted.
 */
@Singleton
class OrgClock {

    private final Clock ours;
    private volatile Told told;

    OrgClock(Clock ours) {
        this.ours = ours;
    }

    private record Told(Instant date, long nanoTime) {}

    /** An answer of the org that has just come bears this date. */
    void learn(Instant date) {
        told = new Told(date, System.nanoTime());
    }

    /** Empty before the org told. */
    Optional<Instant> now() {
        Told last = told;
        return Optional.ofNullable(last)
                .map(answer -> answer.date().plus(Duration.ofNanos(System.nanoTime() - answer.nanoTime())));
    }

    /** When something was read of the org: by its time, so that what is read later is newer; by ours before it told. */
    Instant read() {
        return now().orElseGet(ours::instant);
    }
}
