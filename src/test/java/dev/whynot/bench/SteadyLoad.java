package dev.whynot.bench;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/**
 * Requests at a fixed rate, whether the answers come or not. The latency of each counts from when it was due, not from when
 * it was sent, so that a hiccup counts for all that had to wait for it ("coordinated omission", Gil Tene). The client of
 * Vert.x sends them: that of the JDK takes as much of the two cores for a request as the service does for its answer.
 *
 * @param failed those whose answer was no 200, or none within {@link #PATIENCE}
 */
record SteadyLoad(int perSecond, int requests, int failed, Duration p50, Duration p99, Duration max) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_CONNECTIONS = 64;

    /**
     * Sends so many a second, and waits for the last answer.
     *
     * @param addresses where the next one goes
     */
    static SteadyLoad run(int perSecond, Duration time, Supplier<URI> addresses) throws InterruptedException {
        int count = Math.toIntExact(perSecond * time.toSeconds());
        long[] latencies = new long[count];
        AtomicInteger failed = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(count);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            HttpClient http = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
            Context context = vertx.getOrCreateContext();
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                int n = i;
                RequestOptions request = new RequestOptions()
                        .setAbsoluteURI(addresses.get().toString())
                        .setTimeout(PATIENCE.toMillis());
                long due = start + n * 1_000_000_000L / perSecond;
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                context.runOnContext(now -> status(http, request).onComplete(status -> {
                    latencies[n] = System.nanoTime() - due;
                    if (status.failed() || status.result() != 200) {
                        failed.incrementAndGet();
                    }
                    open.countDown();
                }));
            }
            open.await();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        return new SteadyLoad(
                perSecond,
                count,
                failed.get(),
                Duration.ofNanos(Percentile.of(0.5, latencies, count)),
                Duration.ofNanos(Percentile.of(0.99, latencies, count)),
                Duration.ofNanos(Percentile.of(1, latencies, count)));
    }

    /** Known when the whole answer is there. */
    private static Future<Integer> status(HttpClient http, RequestOptions request) {
        return http.request(request).compose(HttpClientRequest::send).compose(response -> response.body()
                .map(body -> response.statusCode()));
    }
}
