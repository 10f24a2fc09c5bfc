package dev.whynot.facts.memory;

import java.util.Arrays;

/**
 * A run of records, column by column. Rows are only added and marked as dead, never changed, so that a reader
 * who knows how many rows there were sees them as they were.
 *
 * @param numbers of the records
 * @param created days since 1970, or {@link #NONE}
 * @param closed days since 1970, or {@link #NONE}
 * @param amounts in ten-thousandths of a major unit, {@link #NO_AMOUNT}, or {@link #ODD_AMOUNT}
 * @param createdSpans of each run of {@link Batch#ROWS} rows, which are passed over if they lie outside a period
 * @param closedSpans the same of the closed days
 * @param codes per column, as {@link Codes} has them; columns that came later than the block's last row are missing
 * @param dead a bit per row that no longer counts; null while all do
 * @param deadCount how many bits are set
 */
record Block(
        long[] numbers,
        int[] created,
        int[] closed,
        long[] amounts,
        Span[] createdSpans,
        Span[] closedSpans,
        Object[] codes,
        long[] dead,
        int deadCount) {

    static final int BITS = 16;
    static final int ROWS = 1 << BITS;

    /** No day. */
    static final int NONE = Integer.MIN_VALUE;
    /** No amount. */
    static final long NO_AMOUNT = Long.MIN_VALUE;
    /** An amount with more digits than fit, which the state keeps by the number of the record. */
    static final long ODD_AMOUNT = Long.MIN_VALUE + 1;
    /** Amounts have four digits behind the decimal point: as many as any currency of ISO 4217 has. */
    static final int AMOUNT_SCALE = 4;

    static Block empty() {
        return new Block(
                new long[ROWS],
                new int[ROWS],
                new int[ROWS],
                new long[ROWS],
                Span.of(ROWS / Batch.ROWS),
                Span.of(ROWS / Batch.ROWS),
                new Object[0],
                null,
                0);
    }

    /** Knows the days of one more row, which is written already. */
    void count(int row, boolean mayLackClosed) {
        createdSpans[row / Batch.ROWS].add(created[row], false);
        closedSpans[row / Batch.ROWS].add(closed[row], mayLackClosed);
    }

    Object codes(int column) {
        return column < codes.length ? codes[column] : null;
    }

    /** The same block with these codes in a column. */
    Block with(int column, Object itsCodes) {
        Object[] all = Arrays.copyOf(codes, Math.max(codes.length, column + 1));
        all[column] = itsCodes;
        return new Block(numbers, created, closed, amounts, createdSpans, closedSpans, all, dead, deadCount);
    }

    /** The same block with these rows dead. */
    Block withDead(long[] rows, int count) {
        return new Block(numbers, created, closed, amounts, createdSpans, closedSpans, codes, rows, count);
    }

    /** Writes which rows count of those from {@code first} on, before {@code end}; how many they are. */
    int live(int first, int end, int[] rows) {
        int count = 0;
        if (dead == null) {
            for (int row = first; row < end; row++) {
                rows[count++] = row;
            }
            return count;
        }
        for (int row = first; row < end; row++) {
            rows[count] = row;
            count += (int) (~dead[row >> 6] >>> row & 1);
        }
        return count;
    }

    long bytes() {
        long bytes = (8L + 4 + 4 + 8) * ROWS + (dead == null ? 0 : 8L * dead.length);
        for (Object column : codes) {
            bytes += Codes.bytes(column);
        }
        return bytes;
    }
}
