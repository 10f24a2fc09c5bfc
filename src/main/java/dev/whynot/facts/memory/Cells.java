package dev.whynot.facts.memory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts and sums of amounts per slot and outcome. A sum is kept in two halves, of the upper and of the lower 32 bits
 * of its amounts, so that it is exact however many there are. After {@link #close} it must not be used.
 */
final class Cells implements AutoCloseable {

    /** Of each outcome: records, records with an amount, upper half, lower half. */
    private static final int WIDTH = 4;

    private static final long LOWER = 0xffff_ffffL;

    private final int outcomes;
    private final int cellsASlot;
    private int slots;
    private long[] cells;
    private final Map<Integer, BigDecimal> odd = new HashMap<>();

    /** @param outcomes codes of outcomes are below this */
    Cells(int outcomes, int slots) {
        this.outcomes = outcomes;
        this.cellsASlot = outcomes * WIDTH;
        this.slots = slots;
        this.cells = CellBuffers.take(slots * cellsASlot);
    }

    /** Others of the same outcomes, with nothing in them. */
    Cells empty(int itsSlots) {
        return new Cells(outcomes, itsSlots);
    }

    int slots() {
        return slots;
    }

    void grow() {
        long[] wider = CellBuffers.take(2 * slots * cellsASlot);
        System.arraycopy(cells, 0, wider, 0, slots * cellsASlot);
        close();
        cells = wider;
        slots *= 2;
    }

    @Override
    public void close() {
        CellBuffers.give(cells);
    }

    /** Adds rows to their slots. */
    void add(Block block, int[] rows, int count, int[] slots, int[] outcomeCodes, Map<Long, BigDecimal> oddAmounts) {
        long[] amounts = block.amounts();
        long[] into = cells;
        for (int i = 0; i < count; i++) {
            int cell = (slots[i] * outcomes + outcomeCodes[i]) * WIDTH;
            long amount = amounts[rows[i]];
            into[cell]++;
            if (amount > Block.ODD_AMOUNT) {
                into[cell + 1]++;
                into[cell + 2] += amount >> Integer.SIZE;
                into[cell + 3] += amount & LOWER;
            } else if (amount == Block.ODD_AMOUNT) {
                odd.merge(cell, oddAmounts.get(block.numbers()[rows[i]]), BigDecimal::add);
            }
        }
    }

    /** Adds a slot of others to one of these. */
    void add(int slot, Cells others, int otherSlot) {
        for (int i = 0; i < cellsASlot; i++) {
            cells[slot * cellsASlot + i] += others.cells[otherSlot * cellsASlot + i];
        }
        for (int outcome = 0; outcome < outcomes && !others.odd.isEmpty(); outcome++) {
            BigDecimal more = others.odd.get((otherSlot * outcomes + outcome) * WIDTH);
            if (more != null) {
                odd.merge((slot * outcomes + outcome) * WIDTH, more, BigDecimal::add);
            }
        }
    }

    boolean isEmpty(int slot) {
        for (int outcome = 0; outcome < outcomes; outcome++) {
            if (count(slot, outcome) > 0) {
                return false;
            }
        }
        return true;
    }

    long count(int slot, int outcome) {
        return cells[(slot * outcomes + outcome) * WIDTH];
    }

    /** The sum of the amounts in major units; null if there is none. */
    BigDecimal sum(int slot, int outcome) {
        int cell = (slot * outcomes + outcome) * WIDTH;
        BigDecimal oddSum = odd.isEmpty() ? null : odd.get(cell);
        if (cells[cell + 1] == 0) {
            return oddSum;
        }
        BigDecimal amount = amount(cells[cell + 2], cells[cell + 3]);
        return oddSum == null ? amount : amount.add(oddSum);
    }

    private static BigDecimal amount(long upper, long lower) {
        long carried = upper + (lower >> Integer.SIZE);
        if (carried == (int) carried) {
            return BigDecimal.valueOf(carried << Integer.SIZE | lower & LOWER, Block.AMOUNT_SCALE);
        }
        BigInteger sum = BigInteger.valueOf(upper).shiftLeft(Integer.SIZE).add(BigInteger.valueOf(lower));
        return new BigDecimal(sum, Block.AMOUNT_SCALE);
    }
}
