package dev.whynot.facts.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The texts of a column, each by its code: 1, 2, ... in the order in which they came; 0 is the missing value. It only
 * grows. One thread writes; others read through the {@link Texts} that were published to them.
 */
final class Dictionary {

    private byte[][] texts = new byte[16][];
    private int[] table = new int[32];
    private int size = 1;
    private long bytes;

    /** The code of a text, given as UTF-8; a new one if need be. */
    int code(byte[] buffer, int offset, int length) {
        int slot = find(table, texts, buffer, offset, length);
        return table[slot] != 0 ? table[slot] : add(slot, Arrays.copyOfRange(buffer, offset, offset + length));
    }

    /** The code of a text; a new one if need be. */
    int code(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        return code(utf8, 0, utf8.length);
    }

    private int add(int slot, byte[] text) {
        int code = size;
        if (code == texts.length) {
            texts = Arrays.copyOf(texts, 2 * code);
        }
        texts[code] = text;
        bytes += text.length;
        table[slot] = code;
        size++;
        if (2 * size > table.length) {
            grow();
        }
        return code;
    }

    private void grow() {
        int[] wider = new int[2 * table.length];
        for (int code = 1; code < size; code++) {
            wider[find(wider, texts, texts[code], 0, texts[code].length)] = code;
        }
        table = wider;
    }

    /** How many codes there are, with that of the missing value. */
    int size() {
        return size;
    }

    /** About how many bytes it takes: texts, their array headers and references, and the table. */
    long bytes() {
        return bytes + 16L * size + 4L * texts.length + 4L * table.length;
    }

    /** What there is now, for other threads. */
    Texts texts() {
        return new Texts(texts, table, size);
    }

    /** The slot of the text, or the free one where it would be. */
    private static int find(int[] table, byte[][] texts, byte[] buffer, int offset, int length) {
        int mask = table.length - 1;
        int slot = hash(buffer, offset, length) & mask;
        while (table[slot] != 0) {
            int code = table[slot]; // may be newer than the texts that were published
            byte[] known = code < texts.length ? texts[code] : null;
            if (known != null && Arrays.equals(known, 0, known.length, buffer, offset, offset + length)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int hash(byte[] buffer, int offset, int length) {
        int hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        hash *= 0x9E3779B9; // Fibonacci hashing (Knuth, TAOCP 3, 6.4): the low bits alone are those of the last letters
        return hash ^ hash >>> 15;
    }

    /** The texts that there were when a state was published. */
    record Texts(byte[][] texts, int[] table, int size) {

        String text(int code) {
            return new String(texts[code], UTF_8);
        }

        /** The code of a text; -1 if no record had it. */
        int find(String text) {
            byte[] utf8 = text.getBytes(UTF_8);
            int code = table[Dictionary.find(table, texts, utf8, 0, utf8.length)];
            return code == 0 || code >= size ? -1 : code;
        }
    }
}
