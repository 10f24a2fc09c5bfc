package dev.whynot.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/** The physical lines of a text, each of bounded length. A line ends with LF, CR or both. */
final class Lines implements Closeable {

    private final Reader text;
    private final int longest;
    private final char[] buffer = new char[1 << 16];
    private int position;
    private int limit;
    private long number;

    /**
     * One line.
     *
     * @param number counted from 1
     * @param text without its end; cut where it is longer than allowed
     */
    record Line(long number, String text, boolean isCut) {}

    Lines(Reader text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /** The next line, or null after the last one. */
    Line next() throws IOException {
        if (position == limit && !fill()) {
            return null;
        }
        number++;
        StringBuilder line = null;
        while (true) {
            int end = position;
            while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            if (line == null && end < limit) {
                String whole = new String(buffer, position, Math.min(end - position, longest));
                boolean isCut = end - position > longest;
                position = end;
                skipLineEnd();
                return new Line(number, whole, isCut);
            }
            line = line == null ? new StringBuilder() : line;
            line.append(buffer, position, Math.min(end - position, longest + 1 - line.length()));
            position = end;
            if (end < limit || !fill()) {
                skipLineEnd();
                boolean isCut = line.length() > longest;
                line.setLength(Math.min(line.length(), longest));
                return new Line(number, line.toString(), isCut);
            }
        }
    }

    private void skipLineEnd() throws IOException {
        if (position == limit) {
            return;
        }
        char end = buffer[position++];
        if (end == '\r' && (position < limit || fill()) && buffer[position] == '\n') {
            position++;
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(text.read(buffer), 0);
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
