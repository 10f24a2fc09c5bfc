package dev.whynot.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Requests at a fixed rate, whether the answers come or not. The latency of each counts from when it was due, not from when
 * it was sent, so that a hiccup counts for all that had to wait for it ("coordinated omission", Gil Tene).
 *
 * @param failed those whose answer was no 200, or none within {@link #PATIENCE}
 */
record SteadyLoad(int perSecond, int requests, int failed, Duration p50, Duration p99, Duration max) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Sends so many a second, and waits for the last answer.
     *
     * @param addresses where the next one goes
     */
    static SteadyLoad run(int perSecond, Duration time, Supplier<URI> addresses) {
        int count = Math.toIntExact(perSecond * time.toSeconds());
        long[] latencies = new long[count];
        AtomicInteger failed = new AtomicInteger();
        CompletableFuture<?>[] answers = new CompletableFuture<?>[count];
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                int n = i;
                HttpRequest request = HttpRequest.newBuilder(addresses.get())
                        .timeout(PATIENCE)
                        .build();
                long due = start + n * 1_000_000_000L / perSecond;
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                answers[n] = http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                        .handle((response, failure) -> {
                            latencies[n] = System.nanoTime() - due;
                            return failure == null && response.statusCode() == 200 ? 0 : failed.incrementAndGet();
                        });
            }
            CompletableFuture.allOf(answers).join();
        }
        return new SteadyLoad(
                perSecond,
                count,
                failed.get(),
                Duration.ofNanos(Percentile.of(0.5, latencies, count)),
                Duration.ofNanos(Percentile.of(0.99, latencies, count)),
                Duration.ofNanos(Percentile.of(1, latencies, count)));
    }
}
