package dev.whynot.facts.memory;

import java.util.Arrays;

/**
 * Codes in as few bytes as they need: {@code byte[]} or {@code char[]}, both without a sign, or {@code int[]}; null
 * where all are 0.
 */
final class Codes {

    private static final int BYTES = 1 << 8;
    private static final int CHARS = 1 << 16;

    private Codes() {}

    /** The same codes with this one at a place: in the same array, or in a wider one if it does not fit. */
    static Object with(Object codes, int place, int code) {
        Object fitting = fitting(codes, code);
        // for each column of each record: a chain of instanceof takes a fraction of what a switch over types does
        if (fitting instanceof byte[] bytes) {
            bytes[place] = (byte) code;
        } else if (fitting instanceof char[] chars) {
            chars[place] = (char) code;
        } else if (fitting instanceof int[] ints) {
            ints[place] = code;
        }
        return fitting;
    }

    private static Object fitting(Object codes, int code) {
        if (codes == null && code > 0) {
            return fitting(new byte[Block.ROWS], code);
        }
        if (codes instanceof byte[] bytes && code >= BYTES) {
            char[] chars = new char[bytes.length];
            for (int i = 0; i < chars.length; i++) {
                chars[i] = (char) (bytes[i] & 0xff);
            }
            return fitting(chars, code);
        }
        if (codes instanceof char[] chars && code >= CHARS) {
            int[] ints = new int[chars.length];
            for (int i = 0; i < ints.length; i++) {
                ints[i] = chars[i];
            }
            return ints;
        }
        return codes;
    }

    /** The code at a place. */
    static int at(Object codes, int place) {
        return switch (codes) {
            case null -> 0;
            case byte[] bytes -> bytes[place] & 0xff;
            case char[] chars -> chars[place];
            case int[] ints -> ints[place];
            default -> throw new IllegalArgumentException();
        };
    }

    /** Writes the codes at the first {@code count} of the places. */
    static void gather(Object codes, int[] places, int count, int[] out) {
        switch (codes) {
            case null -> Arrays.fill(out, 0, count, 0);
            case byte[] bytes -> {
                for (int i = 0; i < count; i++) {
                    out[i] = bytes[places[i]] & 0xff;
                }
            }
            case char[] chars -> {
                for (int i = 0; i < count; i++) {
                    out[i] = chars[places[i]];
                }
            }
            case int[] ints -> {
                for (int i = 0; i < count; i++) {
                    out[i] = ints[places[i]];
                }
            }
            default -> throw new IllegalArgumentException();
        }
    }

    /** How many bytes they take. */
    static long bytes(Object codes) {
        return switch (codes) {
            case null -> 0;
            case byte[] bytes -> bytes.length;
            case char[] chars -> 2L * chars.length;
            case int[] ints -> 4L * ints.length;
            default -> throw new IllegalArgumentException();
        };
    }
}
