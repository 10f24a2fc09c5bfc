package dev.whynot.facts.memory;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Collects a number of each row. */
final class LongSink implements Scan.Sink {

    private final RowValue value;
    private long[] values = new long[Batch.ROWS];
    private int size;

    LongSink(RowValue value) {
        this.value = value;
    }

    @Override
    public void take(Block block, Batch batch, int count) {
        if (size + count > values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        for (int i = 0; i < count; i++) {
            values[size++] = value.of(block, batch.rows()[i]);
        }
    }

    LongStream values() {
        return Arrays.stream(values, 0, size);
    }
}
