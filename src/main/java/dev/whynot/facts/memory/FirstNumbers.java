package dev.whynot.facts.memory;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** Collects the smallest numbers of records above one. */
final class FirstNumbers implements Scan.Sink {

    private final long after;
    private final int most;
    private final PriorityQueue<Long> greatestFirst = new PriorityQueue<>(Comparator.reverseOrder());
    private long limit = Long.MAX_VALUE;

    FirstNumbers(long after, int most) {
        this.after = after;
        this.most = most;
    }

    @Override
    public void take(Block block, Batch batch, int count) {
        int[] rows = batch.rows();
        for (int i = 0; i < count; i++) {
            long number = block.numbers()[rows[i]];
            if (number > after && number < limit) {
                greatestFirst.add(number);
                if (greatestFirst.size() > most) {
                    greatestFirst.poll();
                }
                if (greatestFirst.size() == most) {
                    limit = greatestFirst.peek();
                }
            }
        }
    }

    Stream<Long> numbers() {
        return greatestFirst.stream();
    }
}
