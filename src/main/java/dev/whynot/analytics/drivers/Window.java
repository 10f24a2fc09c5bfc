package dev.whynot.analytics.drivers;

/**
 * Some weeks in a row.
 *
 * @param first week
 * @param last week, inclusive
 */
public record Window(int first, int last) {

    /** Shorter ones are not looked for. */
    static final int SHORTEST = 2;

    /** How many there are among so many weeks, all of them together not counted. */
    static long count(int weeks) {
        long lengths = Math.max(0, weeks - SHORTEST);
        return lengths * (lengths + 3) / 2; // 2 of length weeks - 1, 3 of the next shorter one, ...
    }

    boolean holds(int week) {
        return week >= first && week <= last;
    }
}
