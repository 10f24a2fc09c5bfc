package dev.whynot.facts.memory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Reads rows in the binary format of PostgreSQL's COPY: see "Binary Format" at COPY in its manual, and the function
 * {@code numeric_send} for numbers.
 */
final class CopyRow {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int NULL = -1;
    private static final int DAYS_TO_2000 = 10_957;
    private static final int NUMERIC_NEGATIVE = 0x4000;
    private static final int NUMERIC_POSITIVE = 0;
    private static final int NUMERIC_BASE = 10_000;
    /** Digits of base 10,000 that surely fit: 14 before the decimal point, and the four behind it. */
    private static final int MOST_WEIGHT = 2;

    private CopyRow() {}

    /** The columns in front of those with a text. */
    static final String FIXED = "record_no, deleted, created_on, closed_on, amount";

    private static final int FIXED_COUNT = 5;

    /** Reads one message into the row; false if it holds none. */
    static boolean read(byte[] message, List<Column> columns, Row row) {
        ByteBuffer in = ByteBuffer.wrap(message);
        if (message.length >= SIGNATURE.length && message[0] == SIGNATURE[0] && startsWithSignature(message)) {
            in.position(SIGNATURE.length + Integer.BYTES);
            in.position(in.getInt() + in.position());
            if (!in.hasRemaining()) {
                return false;
            }
        }
        int fields = in.getShort();
        if (fields < 0) {
            return false;
        }
        if (fields != FIXED_COUNT + columns.size()) {
            throw new IllegalStateException("COPY brings %d columns".formatted(fields));
        }
        in.getInt();
        row.number = in.getLong();
        in.getInt();
        row.deleted = in.get() != 0;
        row.created = day(in);
        row.closed = day(in);
        amount(in, row);
        if (row.codes.length != columns.size()) {
            row.codes = new int[columns.size()];
        }
        for (int i = 0; i < row.codes.length; i++) {
            int length = in.getInt();
            if (length == NULL) {
                row.codes[i] = 0;
            } else {
                row.codes[i] = columns.get(i).dictionary().code(message, in.position(), length);
                in.position(in.position() + length);
            }
        }
        return true;
    }

    private static boolean startsWithSignature(byte[] message) {
        return Arrays.equals(message, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    private static int day(ByteBuffer in) {
        return in.getInt() == NULL ? Block.NONE : in.getInt() + DAYS_TO_2000;
    }

    private static void amount(ByteBuffer in, Row row) {
        row.oddAmount = null;
        int length = in.getInt();
        if (length == NULL) {
            row.amount = Block.NO_AMOUNT;
            return;
        }
        int digits = in.getShort();
        int weight = in.getShort();
        int sign = in.getShort() & 0xffff;
        in.getShort(); // digits to show
        if (sign != NUMERIC_POSITIVE && sign != NUMERIC_NEGATIVE) {
            throw new IllegalStateException("An amount is not a number");
        }
        boolean fits = weight <= MOST_WEIGHT && weight - digits + 1 >= -1;
        if (fits) {
            long amount = 0;
            for (int place = weight, i = 0; place >= -1; place--, i++) {
                amount = amount * NUMERIC_BASE + (i < digits ? in.getShort() : 0);
            }
            row.amount = sign == NUMERIC_NEGATIVE ? -amount : amount;
        } else {
            BigInteger unscaled = BigInteger.ZERO;
            for (int i = 0; i < digits; i++) {
                unscaled = unscaled.multiply(BigInteger.valueOf(NUMERIC_BASE)).add(BigInteger.valueOf(in.getShort()));
            }
            BigDecimal amount = new BigDecimal(unscaled, Block.AMOUNT_SCALE * (digits - 1 - weight));
            row.oddAmount = sign == NUMERIC_NEGATIVE ? amount.negate() : amount;
            row.amount = Block.ODD_AMOUNT;
        }
    }
}
