package dev.whynot.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.google.common.primitives.Bytes;

/**
 * A change of an input.
 *
 * @param at where, of 0 to 9,999 parts of it
 * @param length of how many bytes
 * @param piece which of {@link #PIECES}
 */
record Mutation(Kind kind, int at, int length, int piece) {

    static final int PARTS = 10_000;
    static final int LONGEST_WORD = 64;

    enum Kind {
        CUT,
        DROP,
        DOUBLE,
        REPEAT,
        FLIP,
        INSERT,
        REPLACE
    }

    /** What readers stumble over. */
    static final List<byte[]> PIECES = Stream.concat(
                    Stream.of(
                                    "\0",
                                    "\uFEFF",
                                    "\r",
                                    "\n",
                                    "\r\n",
                                    "\u2028",
                                    "\"",
                                    "\"\"",
                                    "a\"b,\"",
                                    "a\",\"",
                                    ",",
                                    ";",
                                    "\t",
                                    "sep=\"\n",
                                    "sep=😀\n",
                                    "\\ud800",
                                    "\\u0000",
                                    "😀",
                                    "İ",
                                    "1e308",
                                    "1e999",
                                    "1e999999999",
                                    "10e2147483647",
                                    "1e-2147483647",
                                    "-0",
                                    "NaN",
                                    "Infinity",
                                    "9".repeat(60),
                                    "9".repeat(5_000),
                                    "0.".concat("0".repeat(2_000)).concat("1"),
                                    "null",
                                    "~",
                                    "true",
                                    "{}",
                                    "[]",
                                    "[null]",
                                    "{\"a\":1}",
                                    "\"\"",
                                    "+999999999-12-31T23:59:59-18:00",
                                    "-999999999-01-01T00:00:00+18:00",
                                    "0000-00-00",
                                    "9999-12-31T23:59:59.999999999-18:00",
                                    "2026-02-30",
                                    "[".repeat(3_000),
                                    "{\"a\":".repeat(3_000),
                                    "<a>".repeat(3_000),
                                    "(".repeat(3_000),
                                    "x".repeat(70_000),
                                    ",".repeat(20_000),
                                    "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;&b;\">]>",
                                    "&c;",
                                    "&#xD800;",
                                    "<![CDATA[",
                                    "<!--",
                                    "<?x ?>",
                                    " xmlns=\"\"",
                                    " xsi:nil=\"true\"",
                                    " encoding=\"UTF-16\"",
                                    "&a [*a,*a]",
                                    "*a",
                                    "!!java.net.URL x",
                                    "<<: *a",
                                    "? ",
                                    "- ",
                                    ": ",
                                    "|\n",
                                    "%00",
                                    "%s%n",
                                    "-",
                                    "\\",
                                    "\\,")
                            .map(text -> text.getBytes(UTF_8)),
                    Stream.of(
                            new byte[] {(byte) 0xC0, (byte) 0x80},
                            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                            new byte[] {(byte) 0xFF, (byte) 0xFE},
                            new byte[] {(byte) 0xFE, (byte) 0xFF},
                            new byte[] {0, 0, 0, '{'},
                            new byte[] {0, 0, 0, '{', 0, (byte) 0x7F, (byte) 0xFF, (byte) 0xFF},
                            new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                            // numbers of Avro: 2 GB, the most, the least
                            new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F},
                            new byte[] {
                                (byte) 0xFE,
                                (byte) 0xFF,
                                (byte) 0xFF,
                                (byte) 0xFF,
                                (byte) 0xFF,
                                (byte) 0xFF,
                                (byte) 0xFF,
                                (byte) 0xFF,
                                (byte) 0xFF,
                                1
                            },
                            new byte[] {1},
                            new byte[] {2, 2, 2, 2, 2, 2, 2, 2},
                            "<?xml version=\"1.0\"?><a/>".getBytes(UTF_16)))
            .toList();

    byte[] of(byte[] input) {
        int from = (int) ((long) at * input.length / PARTS);
        int to = Math.min(input.length, from + length);
        byte[] piece = PIECES.get(this.piece);
        return switch (kind) {
            case CUT -> part(input, 0, from);
            case DROP -> Bytes.concat(part(input, 0, from), part(input, to, input.length));
            case DOUBLE -> Bytes.concat(part(input, 0, to), part(input, from, input.length));
            case REPEAT -> repeated(input, from, to);
            case FLIP -> flipped(input, from);
            case INSERT -> Bytes.concat(part(input, 0, from), piece, part(input, from, input.length));
            case REPLACE -> Bytes.concat(part(input, 0, from), piece, part(input, to, input.length));
        };
    }

    private static byte[] repeated(byte[] input, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(input, 0, from);
        for (int i = 0; i < 500; i++) {
            out.write(input, from, to - from);
        }
        out.write(input, from, input.length - from);
        return out.toByteArray();
    }

    private byte[] flipped(byte[] input, int position) {
        byte[] flipped = input.clone();
        if (position < flipped.length) {
            flipped[position] ^= (byte) (1 << (length % 8));
        }
        return flipped;
    }

    private static byte[] part(byte[] input, int from, int to) {
        return Arrays.copyOfRange(input, from, to);
    }
}
