package dev.whynot.chaos;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for something. */
final class Await {

    private static final int LOOK_EVERY_MILLIS = 50;

    private Await() {}

    /** What is waited for. */
    @FunctionalInterface
    interface Condition {
        boolean isSo() throws InterruptedException;
    }

    /** Whether it became so within a time. */
    static boolean within(Duration time, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.isSo()) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        return true;
    }
}
