package dev.whynot.analytics.drivers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.jboss.logging.Logger;

/**
 * A search that goes on behind the requests that ask for it.
 *
 * @param <T> what it finds
 */
public final class Search<T extends Stamped> implements Progress {

    private static final Logger LOG = Logger.getLogger(Search.class);
    private static final long SAY_EVERY_NANOS = Duration.ofSeconds(2).toNanos();

    private final String id = UUID.randomUUID().toString();
    private final Sought<T> sought;
    private final Instant begun;
    private final CompletableFuture<T> found = new CompletableFuture<>();
    private volatile boolean isWanted = true;
    private volatile boolean isRunning;
    private volatile long askedAt = System.nanoTime();
    private volatile long saidAt = System.nanoTime();
    private volatile String step = "waiting";
    private volatile double share;

    Search(Sought<T> sought, Instant begun) {
        this.sought = sought;
        this.begun = begun;
    }

    String id() {
        return id;
    }

    Sought<T> sought() {
        return sought;
    }

    Instant begun() {
        return begun;
    }

    String step() {
        return step;
    }

    double share() {
        return share;
    }

    boolean isDone() {
        return found.isDone();
    }

    /** What it found, if it has come to its end well. */
    Optional<T> found() {
        return found.state() == Future.State.SUCCESS ? Optional.of(found.resultNow()) : Optional.empty();
    }

    /**
     * Waits for the end.
     *
     * @return empty if it takes longer than that
     * @throws CancellationException if somebody ended it
     */
    Optional<T> await(Duration atMost) throws InterruptedException {
        askedAt = System.nanoTime();
        try {
            return Optional.of(found.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            askedAt = System.nanoTime();
        }
    }

    /** When somebody last wanted to know, in nanoseconds before now. */
    long nanosUnasked() {
        return System.nanoTime() - askedAt;
    }

    /** Ends it at the next place where that is possible. */
    void cancel() {
        isWanted = false;
        if (!isRunning) {
            found.completeExceptionally(new CancellationException());
        }
    }

    /** Does the search. */
    void run(Function<Progress, T> work) {
        isRunning = true;
        try {
            check();
            found.complete(work.apply(this));
        } catch (RuntimeException | Error e) {
            found.completeExceptionally(e);
            if (!(e instanceof CancellationException)) {
                LOG.warnf("A search for drivers failed: %s", e);
            }
        }
    }

    @Override
    public void at(String what, double itsShare) {
        step = what;
        share = itsShare;
        if (System.nanoTime() - saidAt > SAY_EVERY_NANOS) {
            saidAt = System.nanoTime();
            LOG.infof("Drivers: %s, %.0f %%", what, 100 * itsShare);
        }
    }

    @Override
    public void check() {
        if (!isWanted) {
            throw new CancellationException();
        }
    }
}
