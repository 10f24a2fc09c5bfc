package dev.whynot.simulator.http;

import java.io.IOException;
import java.io.OutputStream;

/** Breaks off after so many bytes. */
final class CutStream extends OutputStream {

    private final OutputStream out;
    private int left;

    CutStream(OutputStream out, int after) {
        this.out = out;
        this.left = after;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, Math.min(length, left));
        if (length > left) {
            out.flush();
            throw new ResponseWriter.CutException();
        }
        left -= length;
    }
}
