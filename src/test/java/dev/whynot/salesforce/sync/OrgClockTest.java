package dev.whynot.salesforce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class OrgClockTest {

    private static final Instant OURS = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant ITS = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final OrgClock clock = new OrgClock(Clock.fixed(OURS, ZoneOffset.UTC), nanos::get);

    @Test
    void isOursUntilTheOrgTold() {
        assertThat(clock.now()).isEmpty();
        assertThat(clock.read()).isEqualTo(OURS);
        clock.learn(ITS);
        pass(1_500);
        assertThat(clock.read()).isEqualTo(ITS.plusMillis(1_500));
    }

    /** Dates of answers are whole seconds. */
    @Test
    void doesNotGoBackWithinTheSecondThatItIsTold() {
        clock.learn(ITS);
        pass(900);
        clock.learn(ITS);
        assertThat(clock.read()).isEqualTo(ITS.plusMillis(900));
    }

    @Test
    void goesBackAndAheadWhereTheOrgDoes() {
        clock.learn(ITS);
        pass(2_000);
        clock.learn(ITS.plusSeconds(1));
        assertThat(clock.read()).isEqualTo(ITS.plusSeconds(1));
        clock.learn(ITS.plusSeconds(60));
        assertThat(clock.read()).isEqualTo(ITS.plusSeconds(60));
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
