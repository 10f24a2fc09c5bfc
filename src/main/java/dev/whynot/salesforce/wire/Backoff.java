package dev.whynot.salesforce.wire;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;

/**
 * How long to wait before each new try of one call: three times as long as before, with up to half of the first pause
 * more or less by chance, and at least as long as Salesforce asks.
 */
final class Backoff implements CustomBackoffStrategy {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** Who is asked to stay away for longer fails, and the feed waits. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(2);

    private static final int FACTOR = 3;

    private final long jitter;
    private long next;

    /** @param first the pause before the first new try */
    Backoff(Duration first) {
        this.next = first.toMillis();
        this.jitter = next / 2;
    }

    @Override
    public long nextDelayInMillis(Throwable failure) {
        long own = Math.max(0, next + ThreadLocalRandom.current().nextLong(-jitter, jitter + 1));
        next = Math.min(FACTOR * next, LONGEST.toMillis());
        long asked = failure instanceof SalesforceException refused
                ? Math.min(refused.retryAfter().toMillis(), LONGEST_ASKED.toMillis())
                : 0;
        return Math.max(own, asked);
    }
}
