package dev.whynot.simulator.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Writes CSV as the Bulk API does: every value between quotes, null as an empty one, date-times ending in {@code Z}
 * (REST writes {@code +0000}), large decimals in scientific notation.
 */
final class CsvWriter {

    private static final int ROOM = 1 << 15;
    private static final int DAY = 86_400;

    private final OutputStream out;
    private final byte delimiter;
    private final boolean hasCarriageReturn;
    private byte[] buffer = new byte[ROOM + 4_096];
    private int filled;
    private boolean isLineStart = true;

    CsvWriter(OutputStream out, CsvFormat format) {
        this.out = out;
        this.delimiter = (byte) format.delimiter();
        this.hasCarriageReturn = format.lineEndName().equals("CRLF");
    }

    void value(Object value) throws IOException {
        if (filled > ROOM) {
            flush();
        }
        if (!isLineStart) {
            buffer[filled++] = delimiter;
        }
        isLineStart = false;
        buffer[filled++] = '"';
        switch (value) {
            case null -> {}
            case String text -> text(text);
            case Instant instant -> instant(instant);
            case LocalDate date -> date(date);
            default -> ascii(value.toString());
        }
        buffer[filled++] = '"';
    }

    void endLine() {
        if (hasCarriageReturn) {
            buffer[filled++] = '\r';
        }
        buffer[filled++] = '\n';
        isLineStart = true;
    }

    void flush() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }

    private void text(String text) {
        int length = text.length();
        makeRoom(length * 3 + 2);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                rest(text, i);
                return;
            }
            if (c == '"') {
                buffer[filled++] = '"';
            }
            buffer[filled++] = (byte) c;
        }
    }

    private void rest(String text, int from) {
        byte[] bytes = text.substring(from).replace("\"", "\"\"").getBytes(StandardCharsets.UTF_8);
        makeRoom(bytes.length);
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        filled += bytes.length;
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            buffer[filled++] = (byte) text.charAt(i);
        }
    }

    private void instant(Instant instant) {
        long second = instant.getEpochSecond();
        date(LocalDate.ofEpochDay(Math.floorDiv(second, DAY)));
        int ofDay = Math.floorMod(second, DAY);
        buffer[filled++] = 'T';
        twoDigits(ofDay / 3600);
        buffer[filled++] = ':';
        twoDigits(ofDay / 60 % 60);
        buffer[filled++] = ':';
        twoDigits(ofDay % 60);
        ascii(".000Z");
    }

    private void twoDigits(int number) {
        buffer[filled++] = (byte) ('0' + number / 10);
        buffer[filled++] = (byte) ('0' + number % 10);
    }

    private void date(LocalDate date) {
        twoDigits(date.getYear() / 100);
        twoDigits(date.getYear() % 100);
        buffer[filled++] = '-';
        twoDigits(date.getMonthValue());
        buffer[filled++] = '-';
        twoDigits(date.getDayOfMonth());
    }

    private void makeRoom(int more) {
        if (filled + more + 64 > buffer.length) {
            buffer = Arrays.copyOf(buffer, (filled + more + 64) * 2);
        }
    }
}
