package dev.whynot.simulator.http;

import java.io.IOException;
import java.io.OutputStream;

/** Leaves out, without a word, what comes after so many bytes. */
final class TruncatedStream extends OutputStream {

    private final OutputStream out;
    private int left;

    TruncatedStream(OutputStream out, int at) {
        this.out = out;
        this.left = at;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int kept = Math.min(length, left);
        out.write(bytes, offset, kept);
        left -= kept;
    }
}
