package dev.whynot.facts.memory;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** Finds the row of a record by its number, which the row itself tells: four bytes a slot. */
final class RowTable {

    private static final int FREE = -1;
    private static final int GONE = -2;

    private final IntToLongFunction numberOf;
    private int[] rows = free(1 << 10);
    private int used;
    private int live;

    /** @param numberOf the number of the record in a row */
    RowTable(IntToLongFunction numberOf) {
        this.numberOf = numberOf;
    }

    /** The row; negative if there is none. */
    int find(long number) {
        int slot = slot(number);
        while (rows[slot] != FREE) {
            if (rows[slot] >= 0 && numberOf.applyAsLong(rows[slot]) == number) {
                return rows[slot];
            }
            slot = slot + 1 & rows.length - 1;
        }
        return FREE;
    }

    /** Makes room for so many more, so that adding them does not. */
    void expect(int records) {
        int length = rows.length;
        while (3L * (live + records) > 2L * length) {
            length *= 2;
        }
        rehash(length);
    }

    /** Adds a record that is not there. */
    void add(long number, int row) {
        if (3L * (used + 1) > 2L * rows.length) {
            rehash(3L * (live + 1) > rows.length ? 2 * rows.length : rows.length);
        }
        insert(number, row);
        used++;
        live++;
    }

    /** Takes out a record that is there. */
    void remove(long number) {
        int slot = slot(number);
        while (rows[slot] < 0 || numberOf.applyAsLong(rows[slot]) != number) {
            slot = slot + 1 & rows.length - 1;
        }
        rows[slot] = GONE;
        live--;
    }

    long bytes() {
        return 4L * rows.length;
    }

    private void insert(long number, int row) {
        int slot = slot(number);
        while (rows[slot] != FREE) {
            slot = slot + 1 & rows.length - 1;
        }
        rows[slot] = row;
    }

    private void rehash(int length) {
        int[] old = rows;
        rows = free(length);
        used = live;
        for (int row : old) {
            if (row >= 0) {
                insert(numberOf.applyAsLong(row), row);
            }
        }
    }

    private int slot(long number) {
        long hash = number * 0x9E3779B97F4A7C15L; // Fibonacci hashing (Knuth, TAOCP 3, 6.4)
        return (int) (hash >>> 32) & rows.length - 1;
    }

    private static int[] free(int length) {
        int[] rows = new int[length];
        Arrays.fill(rows, FREE);
        return rows;
    }
}
