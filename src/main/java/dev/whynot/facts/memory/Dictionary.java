package dev.whynot.facts.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The texts of a column, each by its code: 1, 2, ... in the order in which they came; 0 is the missing value. It only
 * grows. Several threads may ask for codes; those who need texts read the {@link Texts} that were published to them.
 */
final class Dictionary {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Fibonacci hashing (Knuth, TAOCP 3, 6.4): the low bits alone are those of the last letters. */
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private byte[][] texts = new byte[16][];
    private int[] table = new int[32];
    private int size = 1;
    private long bytes;

    /**
     * The code of a text, given as UTF-8; a new one if need be. What another thread adds meanwhile may be overlooked, or be
     * seen half written, which is no text of PostgreSQL as it has zeros in it; then it is looked for again.
     */
    int code(byte[] buffer, int offset, int length) {
        int code = find(table, texts, buffer, offset, length);
        return code > 0 ? code : codeOfNew(buffer, offset, length);
    }

    private synchronized int codeOfNew(byte[] buffer, int offset, int length) {
        int code = find(table, texts, buffer, offset, length);
        return code > 0 ? code : add(~code, Arrays.copyOfRange(buffer, offset, offset + length));
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
            wider[~find(wider, texts, texts[code], 0, texts[code].length)] = code;
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

    /** The code of the text, or the complement of the slot where it would be. */
    private static int find(int[] table, byte[][] texts, byte[] buffer, int offset, int length) {
        int mask = table.length - 1;
        int slot = hash(buffer, offset, length) & mask;
        for (int code = table[slot]; code != 0; code = table[slot]) {
            byte[] known = code < texts.length ? texts[code] : null; // it may be newer than the texts
            if (known != null && Arrays.equals(known, 0, known.length, buffer, offset, offset + length)) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
        return ~slot;
    }

    /** Eight bytes at a time: each text of each record that is loaded comes here. */
    private static int hash(byte[] buffer, int offset, int length) {
        long hash = length;
        int end = offset + length;
        int i = offset;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(buffer, i)) * MULTIPLIER;
            hash ^= hash >>> Integer.SIZE;
        }
        for (; i < end; i++) {
            hash = (hash ^ buffer[i]) * MULTIPLIER;
            hash ^= hash >>> Integer.SIZE;
        }
        return (int) hash;
    }

    /** The texts that there were when a state was published. */
    record Texts(byte[][] texts, int[] table, int size) {

        String text(int code) {
            return new String(texts[code], UTF_8);
        }

        /** The code of a text; -1 if no record had it. */
        int find(String text) {
            byte[] utf8 = text.getBytes(UTF_8);
            int code = Dictionary.find(table, texts, utf8, 0, utf8.length);
            return code < 0 || code >= size ? -1 : code;
        }
    }
}
