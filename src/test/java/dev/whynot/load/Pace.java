package dev.whynot.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls at a fixed rate, whether answers come or not. How long each took counts from when it was due, so that a hiccup
 * counts for all that had to wait for it ("coordinated omission", Gil Tene).
 */
final class Pace {

    private final int perSecond;
    private final Measured measured;
    private final Call call;

    Pace(int perSecond, Measured measured, Call call) {
        this.perSecond = perSecond;
        this.measured = measured;
        this.call = call;
    }

    /** One call. */
    @FunctionalInterface
    interface Call {

        /**
         * Makes it.
         *
         * @param number counted from 0
         * @return what was wrong with the answer; empty if nothing was
         */
        String make(long number) throws InterruptedException;
    }

    /** Goes on for this time, or until it is told to stop, and waits for the last answer. */
    void run(Duration time, CountDownLatch stopping) {
        long start = System.nanoTime();
        long calls = perSecond * time.toSeconds();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < calls && stopping.getCount() > 0; i++) {
                long due = start + i * 1_000_000_000L / perSecond;
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                long number = i;
                callers.execute(() -> make(number, due));
            }
        }
    }

    private void make(long number, long due) {
        try {
            String wrong = call.make(number);
            if (wrong.isEmpty()) {
                measured.took(System.nanoTime() - due);
            } else {
                measured.failed(wrong);
            }
        } catch (RuntimeException e) {
            measured.failed(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            measured.failed("interrupted");
        }
    }
}
