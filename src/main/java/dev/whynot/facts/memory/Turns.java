package dev.whynot.facts.memory;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets as many questions count at the same time as there are cores, the others in the order in which they came. Each
 * takes megabytes while it counts, and more of them at once would only make all of them slower.
 */
final class Turns {

    private static final Semaphore FREE = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private Turns() {}

    /** Waits for a turn and counts; what is called must not take another one. */
    static <T> T take(Supplier<T> counting) {
        FREE.acquireUninterruptibly();
        try {
            return counting.get();
        } finally {
            FREE.release();
        }
    }
}
