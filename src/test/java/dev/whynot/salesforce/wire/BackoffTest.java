package dev.whynot.salesforce.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.whynot.salesforce.wire.SalesforceException.Kind;

class BackoffTest {

    private static final SalesforceException BUSY = new SalesforceException(Kind.UNAVAILABLE, "", "503", null);

    @Test
    void pausesGrowUpToHalfAMinute() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1));
        for (long expected : new long[] {1_000, 3_000, 9_000, 27_000, 30_000, 30_000}) {
            assertThat(backoff.nextDelayInMillis(BUSY)).isBetween(expected - 500, expected + 500);
        }
    }

    @Test
    void salesforceIsLeftAloneAsLongAsItAsksButNotForHours() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1));
        assertThat(backoff.nextDelayInMillis(BUSY.after(Duration.ofSeconds(7)))).isEqualTo(7_000);
        assertThat(backoff.nextDelayInMillis(BUSY.after(Duration.ofHours(5)))).isEqualTo(120_000);
        assertThat(backoff.nextDelayInMillis(BUSY.after(Duration.ofSeconds(1)))).isGreaterThanOrEqualTo(8_500);
    }

    @Test
    void otherFailuresAskForNothing() {
        assertThat(new Backoff(Duration.ofSeconds(1)).nextDelayInMillis(new IllegalStateException()))
                .isBetween(500L, 1_500L);
    }
}
