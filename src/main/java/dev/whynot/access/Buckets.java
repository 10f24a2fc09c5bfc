package dev.whynot.access;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;

/**
 * A token bucket for each key: so many a minute, all at once or spread. Memory is bounded: of very many keys those that
 * were not seen for longest are forgotten, and begin anew.
 */
final class Buckets {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST = 50_000;

    private final LoadingCache<String, Bucket> buckets;

    Buckets(int perMinute) {
        if (perMinute < 1) {
            throw new IllegalArgumentException("A limit of %d a minute lets nobody do anything".formatted(perMinute));
        }
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                        // by elapsed time: else nothing is refilled after the clock was set back
                        .withNanosecondPrecision()
                        .build());
    }

    /** Takes one: 0 if there was one, else after how many seconds there will be. */
    long take(String key) {
        return seconds(buckets.get(key).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** 0 if there is one, else after how many seconds there will be; takes none. */
    long look(String key) {
        return seconds(buckets.get(key).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private static long seconds(long nanos) {
        return nanos == 0
                ? 0
                : Duration.ofNanos(nanos).plusSeconds(1).minusNanos(1).toSeconds();
    }
}
