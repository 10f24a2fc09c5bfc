package dev.whynot.facts.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a snapshot is written into a file and read from it: arrays as they are in memory, numbers with their high byte first. */
final class ColumnFormat {

    private enum Width {
        NONE,
        BYTES,
        CHARS,
        INTS
    }

    private ColumnFormat() {}

    static void write(DataOutputStream out, Snapshot snapshot) throws IOException {
        out.writeInt(snapshot.orgs().size());
        for (String org : snapshot.orgs()) {
            text(out, org);
        }
        out.writeInt(snapshot.columns().size());
        for (int i = 0; i < snapshot.columns().size(); i++) {
            text(out, snapshot.columns().get(i));
            text(out, snapshot.sql().get(i));
            Dictionary.Texts texts = snapshot.texts().get(i);
            out.writeInt(texts.size());
            for (int code = 1; code < texts.size(); code++) {
                bytes(out, texts.texts()[code]);
            }
        }
        out.writeInt(snapshot.oddAmounts().size());
        for (Map.Entry<Long, BigDecimal> odd : snapshot.oddAmounts().entrySet()) {
            out.writeLong(odd.getKey());
            text(out, odd.getValue().toString());
        }
        out.writeInt(snapshot.live());
        out.writeInt(snapshot.firstDay());
        out.writeInt(snapshot.lastDay());
        out.writeInt(snapshot.filling());
        out.writeInt(snapshot.rowsInFilling());
        out.writeInt(snapshot.blocks().length);
        for (int i = 0; i < snapshot.blocks().length; i++) {
            out.writeBoolean(snapshot.blocks()[i] != null);
            if (snapshot.blocks()[i] != null) {
                write(out, snapshot.blocks()[i], snapshot.rows(i));
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param stamp of the state that it holds
     * @throws IOException also if it cannot be what was written
     */
    static Snapshot read(DataInputStream in, String stamp) throws IOException {
        Set<String> orgs = new HashSet<>();
        for (int i = in.readInt(); i > 0; i--) {
            orgs.add(text(in));
        }
        List<String> columns = new ArrayList<>();
        List<String> sql = new ArrayList<>();
        List<Dictionary.Texts> texts = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            columns.add(text(in));
            sql.add(text(in));
            Dictionary dictionary = new Dictionary();
            for (int code = in.readInt(); code > 1; code--) {
                byte[] text = bytes(in);
                dictionary.code(text, 0, text.length);
            }
            texts.add(dictionary.texts());
        }
        Map<Long, BigDecimal> odd = new HashMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            odd.put(in.readLong(), new BigDecimal(text(in)));
        }
        int live = in.readInt();
        int firstDay = in.readInt();
        int lastDay = in.readInt();
        int filling = in.readInt();
        int rowsInFilling = in.readInt();
        Block[] blocks = new Block[in.readInt()];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = in.readBoolean() ? block(in, i == filling ? rowsInFilling : Block.ROWS) : null;
        }
        return new Snapshot(
                stamp, orgs, columns, sql, texts, blocks, filling, rowsInFilling, live, odd, firstDay, lastDay);
    }

    private static void write(DataOutputStream out, Block block, int rows) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(rows * Long.BYTES);
        buffer.asLongBuffer().put(block.numbers(), 0, rows);
        out.write(buffer.array());
        buffer.asLongBuffer().put(block.amounts(), 0, rows);
        out.write(buffer.array());
        buffer.asIntBuffer().put(block.created(), 0, rows).put(block.closed(), 0, rows);
        out.write(buffer.array());
        write(out, block.createdSpans());
        write(out, block.closedSpans());
        out.writeInt(block.deadCount());
        if (block.deadCount() > 0) {
            for (long dead : block.dead()) {
                out.writeLong(dead);
            }
        }
        out.writeInt(block.codes().length);
        for (Object codes : block.codes()) {
            write(out, codes, rows, buffer);
        }
    }

    private static Block block(DataInputStream in, int rows) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(rows * Long.BYTES);
        Block block = Block.empty();
        in.readFully(buffer.array());
        buffer.asLongBuffer().get(block.numbers(), 0, rows);
        in.readFully(buffer.array());
        buffer.asLongBuffer().get(block.amounts(), 0, rows);
        in.readFully(buffer.array());
        buffer.asIntBuffer().get(block.created(), 0, rows).get(block.closed(), 0, rows);
        read(in, block.createdSpans());
        read(in, block.closedSpans());
        int deadCount = in.readInt();
        if (deadCount > 0) {
            long[] dead = new long[Block.ROWS / Long.SIZE];
            for (int i = 0; i < dead.length; i++) {
                dead[i] = in.readLong();
            }
            block = block.withDead(dead, deadCount);
        }
        int columns = in.readInt();
        for (int i = 0; i < columns; i++) {
            block = block.with(i, codes(in, rows, buffer));
        }
        return block;
    }

    private static void write(DataOutputStream out, Object codes, int rows, ByteBuffer buffer) throws IOException {
        switch (codes) {
            case null -> out.writeByte(Width.NONE.ordinal());
            case byte[] bytes -> {
                out.writeByte(Width.BYTES.ordinal());
                out.write(bytes, 0, rows);
            }
            case char[] chars -> {
                out.writeByte(Width.CHARS.ordinal());
                buffer.asCharBuffer().put(chars, 0, rows);
                out.write(buffer.array(), 0, Character.BYTES * rows);
            }
            case int[] ints -> {
                out.writeByte(Width.INTS.ordinal());
                buffer.asIntBuffer().put(ints, 0, rows);
                out.write(buffer.array(), 0, Integer.BYTES * rows);
            }
            default -> throw new IllegalArgumentException();
        }
    }

    private static Object codes(DataInputStream in, int rows, ByteBuffer buffer) throws IOException {
        return switch (Width.values()[in.readByte()]) {
            case NONE -> null;
            case BYTES -> {
                byte[] bytes = new byte[Block.ROWS];
                in.readFully(bytes, 0, rows);
                yield bytes;
            }
            case CHARS -> {
                char[] chars = new char[Block.ROWS];
                in.readFully(buffer.array(), 0, Character.BYTES * rows);
                buffer.asCharBuffer().get(chars, 0, rows);
                yield chars;
            }
            case INTS -> {
                int[] ints = new int[Block.ROWS];
                in.readFully(buffer.array(), 0, Integer.BYTES * rows);
                buffer.asIntBuffer().get(ints, 0, rows);
                yield ints;
            }
        };
    }

    private static void write(DataOutputStream out, Span[] spans) throws IOException {
        for (Span span : spans) {
            out.writeInt(span.first());
            out.writeInt(span.last());
            out.writeBoolean(span.isMissing());
            out.writeBoolean(span.isLacking());
        }
    }

    private static void read(DataInputStream in, Span[] spans) throws IOException {
        for (Span span : spans) {
            int first = in.readInt();
            int last = in.readInt();
            if (first <= last) {
                span.add(first);
                span.add(last);
            }
            if (in.readBoolean()) {
                span.add(Block.NONE);
            }
            if (in.readBoolean()) {
                span.add(Block.NONE, true);
            }
        }
    }

    static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(UTF_8));
    }

    static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), UTF_8);
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length); // no array is made for a length that is nonsense
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }
}
