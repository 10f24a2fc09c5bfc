package dev.whynot.facts.memory;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Arrays of cells that are used again and again: they are large, and made anew for each question they would keep the
 * garbage collector busier than the question itself.
 */
final class CellBuffers {

    /** Longer ones are not kept. */
    private static final int LONGEST = 1 << 20;
    /** Never more than the threads of those whose {@link Turns turn} it is. */
    private static final ConcurrentLinkedQueue<long[]> FREE = new ConcurrentLinkedQueue<>();

    private CellBuffers() {}

    /** An array of at least this length, of which so much is zero. */
    static long[] take(int length) {
        long[] free = FREE.poll();
        if (free == null || free.length < length) {
            return new long[length];
        }
        Arrays.fill(free, 0, length, 0);
        return free;
    }

    /** Gives one back that nobody looks at any more. */
    static void give(long[] cells) {
        if (cells.length <= LONGEST) {
            FREE.add(cells);
        }
    }
}
