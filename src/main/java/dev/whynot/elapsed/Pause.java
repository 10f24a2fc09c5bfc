package dev.whynot.elapsed;

import java.time.Duration;

/**
 * A while to wait, counted from when it was made by elapsed time.
 *
 * @param from by {@link System#nanoTime}
 * @param nanos how long
 */
public record Pause(long from, long nanos) {

    /** One that is over. */
    public static final Pause OVER = new Pause(0, Long.MIN_VALUE);

    /** Begins now. */
    public static Pause of(Duration length) {
        return new Pause(System.nanoTime(), length.toNanos());
    }

    /** Whether it need not be waited for any more. */
    public boolean isOver() {
        return System.nanoTime() - from >= nanos;
    }
}
