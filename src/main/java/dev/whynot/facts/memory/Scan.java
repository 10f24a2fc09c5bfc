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

    /** Blocks that one thread walks through faster than it takes to call another. */
    private static final int BLOCKS_OF_ONE = 2;

    /** Does something with rows. */
    interface Sink {

        /** The first {@code count} rows of the batch; their codes need not be kept. */
        void take(Block block, Batch batch, int count);
    }

    /** Walks through all rows, on all cores if there are many; the sinks, each used by one thread. */
    <S extends Sink> List<S> run(Supplier<S> newSink) {
        int blocks = snapshot.blocks().length;
        int threads = blocks <= BLOCKS_OF_ONE
                ? 1
                : Math.min(blocks, Runtime.getRuntime().availableProcessors());
        AtomicInteger next = new AtomicInteger();
        if (threads == 1) {
            return List.of(walk(newSink.get(), next));
        }
        return IntStream.range(0, threads)
                .parallel()
                .mapToObj(thread -> walk(newSink.get(), next))
                .collect(ArrayList::new, List::add, List::addAll);
    }

    private <S extends Sink> S walk(S sink, AtomicInteger next) {
        Batch batch = Batch.take();
        for (int i = next.getAndIncrement(); i < snapshot.blocks().length; i = next.getAndIncrement()) {
            Block block = snapshot.blocks()[i];
            if (block != null && !period.leavesOut(block)) {
                int end = snapshot.rows(i);
                for (int first = 0; first < end; first += Batch.ROWS) {
                    int count = period.live(block, first, Math.min(end, first + Batch.ROWS), batch.rows());
                    count = keep(block, batch, count);
                    if (count > 0) {
                        sink.take(block, batch, count);
                    }
                }
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
