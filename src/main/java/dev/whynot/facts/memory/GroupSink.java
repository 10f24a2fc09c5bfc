package dev.whynot.facts.memory;

import java.util.Arrays;
import java.util.List;

/**
 * Counts rows per combination of codes. Where there can be few combinations each has its slot from the start, else it
 * gets one when it first comes.
 */
final class GroupSink implements Scan.Sink, AutoCloseable {

    /** Cells of so many slots still fit in the cache, or nearly. */
    private static final long MOST_DENSE = 1 << 14;

    private static final int FIRST_SLOTS = 1 << 10;

    private final Snapshot snapshot;
    private final List<Coder> by;
    private final boolean isDense;
    private final Cells cells;
    private final Combinations combinations;

    GroupSink(Snapshot snapshot, List<Coder> by, long combinations) {
        this.snapshot = snapshot;
        this.by = by;
        this.isDense = combinations <= MOST_DENSE;
        int outcomes = snapshot.texts().get(Columns.OUTCOME).size();
        this.cells = new Cells(outcomes, isDense ? (int) combinations : FIRST_SLOTS);
        this.combinations = isDense ? null : new Combinations();
    }

    @Override
    public void take(Block block, Batch batch, int count) {
        int[] rows = batch.rows();
        int[] codes = batch.codes();
        int[] slots = batch.slots();
        if (isDense) {
            Arrays.fill(slots, 0, count, 0);
            for (Coder coder : by) {
                int cardinality = coder.cardinality();
                coder.codes(block, rows, count, codes);
                for (int i = 0; i < count; i++) {
                    slots[i] = slots[i] * cardinality + codes[i];
                }
            }
        } else {
            long[] keys = batch.keys();
            Arrays.fill(keys, 0, count, 0);
            for (Coder coder : by) {
                long cardinality = coder.cardinality();
                coder.codes(block, rows, count, codes);
                for (int i = 0; i < count; i++) {
                    keys[i] = keys[i] * cardinality + codes[i];
                }
            }
            for (int i = 0; i < count; i++) {
                slots[i] = slot(keys[i]);
            }
        }
        Codes.gather(block.codes(Columns.OUTCOME), rows, count, codes);
        cells.add(block, rows, count, slots, codes, snapshot.oddAmounts());
    }

    /** Adds what another one counted. */
    void add(GroupSink other) {
        for (int slot = 0; slot < other.size(); slot++) {
            if (!other.cells.isEmpty(slot)) {
                cells.add(isDense ? slot : slot(other.combinations.key(slot)), other.cells, slot);
            }
        }
    }

    private int slot(long key) {
        int slot = combinations.slot(key);
        if (slot >= cells.slots()) {
            cells.grow();
        }
        return slot;
    }

    /** How many slots there are; some of them may be empty. */
    int size() {
        return isDense ? cells.slots() : combinations.size();
    }

    long key(int slot) {
        return isDense ? slot : combinations.key(slot);
    }

    Cells cells() {
        return cells;
    }

    @Override
    public void close() {
        cells.close();
    }
}
