package dev.whynot.bench.madeup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Lines in the text format of PostgreSQL's COPY, made without an object per value. */
final class Line {

    private static final int DAYS = 40_000; // until 2079
    private static final byte[][] DATES = IntStream.range(0, DAYS)
            .mapToObj(day -> LocalDate.ofEpochDay(day).toString().getBytes(US_ASCII))
            .toArray(byte[][]::new);

    private byte[] buffer = new byte[1 << 20];
    private int length;

    byte[] buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** Ends the column. */
    void tab() {
        room(1);
        buffer[length++] = '\t';
    }

    /** Ends the row, in place of the tab that ended its last column. */
    void end() {
        buffer[length - 1] = '\n';
    }

    Line none() {
        room(2);
        buffer[length++] = '\\';
        buffer[length++] = 'N';
        return this;
    }

    /** A text that needs no escapes, or null. */
    Line text(byte[] text) {
        if (text == null) {
            return none();
        }
        room(text.length);
        System.arraycopy(text, 0, buffer, length, text.length);
        length += text.length;
        return this;
    }

    /** A day since 1970, or -1 for none. */
    Line day(int day) {
        return day < 0 ? none() : text(DATES[day]);
    }

    /** A number that is not negative. */
    Line number(long number) {
        return padded(number, 1);
    }

    /** A number that is not negative, with zeros in front up to so many digits. */
    Line padded(long number, int digits) {
        room(20 + digits);
        int width = digits;
        for (long rest = number / pow10(digits); rest > 0; rest /= 10) {
            width++;
        }
        long rest = number;
        for (int i = width - 1; i >= 0; i--) {
            buffer[length + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += width;
        return this;
    }

    Line signed(long number) {
        return text(Long.toString(number).getBytes(US_ASCII));
    }

    private static long pow10(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
    }
}
