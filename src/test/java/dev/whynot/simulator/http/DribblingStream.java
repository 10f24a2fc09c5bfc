package dev.whynot.simulator.http;

import java.io.IOException;
import java.io.OutputStream;

/** Sends a few bytes at a time. */
final class DribblingStream extends OutputStream {

    private final OutputStream out;
    private final int pieceSize;
    private final long pauseMillis;

    DribblingStream(OutputStream out, int pieceSize, long pauseMillis) {
        this.out = out;
        this.pieceSize = pieceSize;
        this.pauseMillis = pauseMillis;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int sent = 0; sent < length; sent += pieceSize) {
            out.write(bytes, offset + sent, Math.min(pieceSize, length - sent));
            out.flush();
            ResponseWriter.pause(pauseMillis);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
