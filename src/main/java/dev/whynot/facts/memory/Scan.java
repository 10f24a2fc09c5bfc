package dev.whynot.facts.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Walks through the rows that pass all filters, some thousand at a time, so that what is worked on stays in the
 * processor's cache (P. Boncz et al., "MonetDB/X100: Hyper-Pipelining Query Execution", CIDR 2005).
 */
record Scan(Snapshot snapshot, Days period, List<Kept> filters) {

    /** Batches that one thread walks through faster than it takes to call another. */
    private static final int BATCHES_OF_ONE = 64;

    /** Does something with rows. */
    interface Sink {

        /** The first {@code count} rows of the batch; their codes need not be kept. */
        void take(Block block, Batch batch, int count);
    }

    /** Walks through all rows, on all cores if there are many; the sinks, each used by one thread. */
    <S extends Sink> List<S> run(Supplier<S> newSink) {
        int[] batches = batches();
        AtomicInteger next = new AtomicInteger();
        if (batches.length <= BATCHES_OF_ONE) {
            return List.of(walk(newSink.get(), batches, next));
        }
        return IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .mapToObj(thread -> walk(newSink.get(), batches, next))
                .collect(ArrayList::new, List::add, List::addAll);
    }

    /** Where batches begin that may have rows of the period: the number of a block and the place in it. */
    int[] batches() {
        return IntStream.range(0, snapshot.blocks().length)
                .filter(i -> snapshot.blocks()[i] != null)
                .flatMap(i -> IntStream.iterate(0, first -> first < snapshot.rows(i), first -> first + Batch.ROWS)
                        .filter(first -> !period.leavesOut(snapshot.blocks()[i], first))
                        .map(first -> i << Block.BITS | first))
                .toArray();
    }

    private <S extends Sink> S walk(S sink, int[] batches, AtomicInteger next) {
        Batch batch = Batch.take();
        for (int i = next.getAndIncrement(); i < batches.length; i = next.getAndIncrement()) {
            int index = batches[i] >>> Block.BITS;
            int first = batches[i] & Block.ROWS - 1;
            Block block = snapshot.blocks()[index];
            int end = Math.min(snapshot.rows(index), first + Batch.ROWS);
            int count = keep(block, batch, period.live(block, first, end, batch.rows()));
            if (count > 0) {
                sink.take(block, batch, count);
            }
        }
        Batch.give(batch);
        return sink;
    }

    private int keep(Block block, Batch batch, int all) {
        int count = all;
        for (Kept filter : filters) {
            count = filter.keep(block, batch, count);
        }
        return count;
    }
}
