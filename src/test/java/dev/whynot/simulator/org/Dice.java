package dev.whynot.simulator.org;

import java.util.List;

/** Numbers that look random and are the same each time for the same seed, row and salt. */
record Dice(long seed) {

    /** From 0 to {@code sides - 1}. */
    int roll(int row, int salt, int sides) {
        long mixed = seed * 0x9E3779B97F4A7C15L + row * 0xD1B54A32D192ED03L + salt * 0x8CB92BA72F3D8DD7L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (int) ((mixed >>> 33) % sides);
    }

    <T> T pick(int row, int salt, List<T> from) {
        return from.get(roll(row, salt, from.size()));
    }

    boolean isIn(int row, int salt, int percent) {
        return roll(row, salt, 100) < percent;
    }
}
