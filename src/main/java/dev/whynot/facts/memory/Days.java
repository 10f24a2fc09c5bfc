package dev.whynot.facts.memory;

import java.time.LocalDate;
import java.util.Optional;

import dev.whynot.facts.Basis;
import dev.whynot.facts.Selection;

/**
 * Keeps the rows of a period.
 *
 * @param from first day since 1970
 * @param to last day
 */
record Days(Basis basis, int from, int to) {

    static Days of(Selection selection) {
        return new Days(
                selection.basis(),
                day(selection.from()).orElse(Block.NONE + 1),
                day(selection.to()).orElse(Integer.MAX_VALUE));
    }

    private static Optional<Integer> day(Optional<LocalDate> date) {
        return date.map(day -> (int) day.toEpochDay());
    }

    /** Keeps the rows without a day; of those by closed date only decided ones count. */
    static Days missing(Basis basis) {
        return new Days(basis, Block.NONE, Block.NONE);
    }

    /** Keeps all rows, also those without a day. */
    static Days any(Basis basis) {
        return new Days(basis, Block.NONE, Integer.MAX_VALUE);
    }

    static int[] of(Block block, Basis basis) {
        return switch (basis) {
            case CLOSED -> block.closed();
            case CREATED -> block.created();
        };
    }

    /** Whether none of the rows from {@code first} on, a {@link Batch} of them, can be in the period. */
    boolean leavesOut(Block block, int first) {
        Span span = span(block, first);
        return to == Block.NONE ? !span.isMissing() : span.last() < from || span.first() > to;
    }

    private Span span(Block block, int first) {
        return (basis == Basis.CLOSED ? block.closedSpans() : block.createdSpans())[first / Batch.ROWS];
    }

    /** Writes which rows are to be kept of those from {@code first} on, before {@code end}; how many they are. */
    int live(Block block, int first, int end, int[] rows) {
        int count = block.live(first, end, rows);
        if (holdsAll(span(block, first))) {
            return count;
        }
        int[] days = of(block, basis);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[kept] = row;
            kept += days[row] >= from & days[row] <= to ? 1 : 0;
        }
        return kept;
    }

    private boolean holdsAll(Span span) {
        return to == Integer.MAX_VALUE && from == Block.NONE
                || span.first() >= from && span.last() <= to && !span.isMissing() && !span.isLacking();
    }
}
