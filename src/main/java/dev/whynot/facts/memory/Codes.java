package dev.whynot.facts.memory;

import java.util.Arrays;
import java.util.Objects;

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
        if (codes instanceof byte[] && code >= BYTES) {
            return fitting(chars(codes), code);
        }
        return codes instanceof char[] && code >= CHARS ? ints(codes) : codes;
    }

    /**
     * The codes at some rows of several blocks, as wide as the widest of them.
     *
     * @param blocks codes of each block
     * @param rows each a number of a block and the place in it
     */
    static Object gathered(Object[] blocks, int[] rows) {
        if (Arrays.stream(blocks).anyMatch(int[].class::isInstance)) {
            int[][] from = Arrays.stream(blocks).map(Codes::ints).toArray(int[][]::new);
            int[] codes = new int[rows.length];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = from[rows[i] >>> Block.BITS][rows[i] & Block.ROWS - 1];
            }
            return codes;
        }
        if (Arrays.stream(blocks).anyMatch(char[].class::isInstance)) {
            char[][] from = Arrays.stream(blocks).map(Codes::chars).toArray(char[][]::new);
            char[] codes = new char[rows.length];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = from[rows[i] >>> Block.BITS][rows[i] & Block.ROWS - 1];
            }
            return codes;
        }
        if (Arrays.stream(blocks).allMatch(Objects::isNull)) {
            return null;
        }
        byte[][] from = Arrays.stream(blocks)
                .map(codes -> codes == null ? new byte[Block.ROWS] : codes)
                .toArray(byte[][]::new);
        byte[] codes = new byte[rows.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = from[rows[i] >>> Block.BITS][rows[i] & Block.ROWS - 1];
        }
        return codes;
    }

    private static char[] chars(Object codes) {
        if (codes instanceof char[] chars) {
            return chars;
        }
        char[] chars = new char[Block.ROWS];
        if (codes instanceof byte[] bytes) {
            for (int i = 0; i < chars.length; i++) {
                chars[i] = (char) (bytes[i] & 0xff);
            }
        }
        return chars;
    }

    private static int[] ints(Object codes) {
        if (codes instanceof int[] ints) {
            return ints;
        }
        char[] chars = chars(codes);
        int[] ints = new int[chars.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = chars[i];
        }
        return ints;
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
