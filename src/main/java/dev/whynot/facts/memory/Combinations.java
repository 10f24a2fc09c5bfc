package dev.whynot.facts.memory;

import java.util.Arrays;

/** Numbers keys from 0 on in the order in which they first come. */
final class Combinations {

    private long[] keys = new long[1 << 10];
    private int[] table = new int[1 << 11];
    private int size;

    /** The slot of a key; a new one if need be. */
    int slot(long key) {
        int place = place(key);
        if (table[place] != 0) {
            return table[place] - 1;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            table = new int[2 * table.length];
            for (int slot = 0; slot < size; slot++) {
                table[place(keys[slot])] = slot + 1;
            }
            place = place(key);
        }
        keys[size] = key;
        table[place] = ++size;
        return size - 1;
    }

    long key(int slot) {
        return keys[slot];
    }

    int size() {
        return size;
    }

    private int place(long key) {
        int mask = table.length - 1;
        int place = (int) (key * 0x9E3779B97F4A7C15L >>> Integer.SIZE) & mask; // Fibonacci hashing
        while (table[place] != 0 && keys[table[place] - 1] != key) {
            place = place + 1 & mask;
        }
        return place;
    }
}
