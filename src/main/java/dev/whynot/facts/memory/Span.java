package dev.whynot.facts.memory;

/**
 * The days between which some others lie. It only grows: a reader who sees it grow on meanwhile passes over less than it
 * could, never too much.
 */
final class Span {

    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;
    private boolean isMissing;

    void add(int day) {
        if (day == Block.NONE) {
            isMissing = true;
        } else {
            first = Math.min(first, day);
            last = Math.max(last, day);
        }
    }

    /** The earliest; later than the last one if there is none. */
    int first() {
        return first;
    }

    int last() {
        return last;
    }

    /** Whether a day was missing among those that were added. */
    boolean isMissing() {
        return isMissing;
    }
}
