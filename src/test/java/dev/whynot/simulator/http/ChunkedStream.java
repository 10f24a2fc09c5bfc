package dev.whynot.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sends a body of unknown length in chunks. */
final class ChunkedStream extends OutputStream {

    private static final byte[] LINE_END = {'\r', '\n'};

    private final OutputStream out;
    private final byte[] chunk = new byte[1 << 15];
    private int filled;

    ChunkedStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        if (filled == chunk.length) {
            flush();
        }
        chunk[filled++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > chunk.length - filled) {
            flush();
        }
        if (length > chunk.length) {
            send(bytes, offset, length);
        } else {
            System.arraycopy(bytes, offset, chunk, filled, length);
            filled += length;
        }
    }

    @Override
    public void flush() throws IOException {
        if (filled > 0) {
            send(chunk, 0, filled);
            filled = 0;
        }
    }

    /** Says that there is no more. */
    void end() throws IOException {
        flush();
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
        out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes, offset, length);
        out.write(LINE_END);
    }
}
