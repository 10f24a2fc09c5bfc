package dev.whynot.facts.memory;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.whynot.http.ProblemException;

/**
 * Lets as many questions count at the same time as there are cores, the others in the order in which they came. Each
 * takes megabytes while it counts, and more of them at once would only make all of them slower.
 */
final class Turns {

    private static final Semaphore FREE = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    /** Whoever asked has mostly gone away by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Turns() {}

    /**
     * Waits for a turn and counts; what is called must not take another one.
     *
     * @throws ProblemException 503 if no turn comes for half a minute
     */
    static <T> T take(Supplier<T> counting) {
        return take(PATIENCE, counting);
    }

    static <T> T take(Duration patience, Supplier<T> counting) {
        if (!isMine(patience)) {
            throw ProblemException.unavailable("Too many questions are asked at once");
        }
        try {
            return counting.get();
        } finally {
            FREE.release();
        }
    }

    private static boolean isMine(Duration patience) {
        try {
            return FREE.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
