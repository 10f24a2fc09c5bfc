package dev.whynot.facts.memory;

import java.util.stream.Stream;

/**
 * The days between which some others lie. It only grows: a reader who sees it grow on meanwhile passes over less than it
 * could, never too much.
 */
final class Span {

    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;
    private boolean isMissing;
    private boolean isLacking;

    /** So many, with no day in them. */
    static Span[] of(int count) {
        return Stream.generate(Span::new).limit(count).toArray(Span[]::new);
    }

    void add(int day) {
        add(day, false);
    }

    /** @param mayLack whether it is none to be missed if it is no day, like the closed day of an open record */
    void add(int day, boolean mayLack) {
        if (day != Block.NONE) {
            first = Math.min(first, day);
            last = Math.max(last, day);
        } else if (mayLack) {
            isLacking = true;
        } else {
            isMissing = true;
        }
    }

    /** Spans the days of another one, too. */
    void add(Span other) {
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
        isMissing |= other.isMissing;
        isLacking |= other.isLacking;
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

    /** Whether one was lacking that may. */
    boolean isLacking() {
        return isLacking;
    }
}
