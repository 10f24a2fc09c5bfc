package dev.whynot.facts.memory;

import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Some rows of a block, and room to work on as many. Used again and again: made anew for each question they would keep
 * the garbage collector as busy as the question keeps the processor.
 *
 * @param rows their places in the block
 * @param codes for whoever holds the batch
 * @param slots the same
 * @param keys the same
 */
record Batch(int[] rows, int[] codes, int[] slots, long[] keys) {

    /** Most rows of one. */
    static final int ROWS = 4_096;

    /** Never more than threads have walked at once. */
    private static final ConcurrentLinkedQueue<Batch> FREE = new ConcurrentLinkedQueue<>();

    /** One with anything in it. */
    static Batch take() {
        Batch free = FREE.poll();
        return free == null ? new Batch(new int[ROWS], new int[ROWS], new int[ROWS], new long[ROWS]) : free;
    }

    /** Gives one back that nobody looks at any more. */
    static void give(Batch batch) {
        FREE.add(batch);
    }
}
