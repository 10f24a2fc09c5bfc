package dev.whynot.facts.memory;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Brings rows into the order of the days on which they closed, some blocks at a time, so that a question about a period
 * passes over the blocks of other times.
 */
final class ByDay {

    /** Blocks that are ordered together: enough for a block to hold few days, and little memory beside all the others. */
    static final int TOGETHER = 8;

    private ByDay() {}

    /** The rows of some full blocks, none of them dead, in as many blocks; those that have not closed come last. */
    static Block[] sorted(Block[] blocks) {
        long[] order = new long[blocks.length << Block.BITS];
        for (int i = 0; i < order.length; i++) {
            int closed = blocks[i >>> Block.BITS].closed()[i & Block.ROWS - 1];
            order[i] = (long) (closed == Block.NONE ? Integer.MAX_VALUE : closed) << Integer.SIZE | i;
        }
        Arrays.sort(order);
        return IntStream.range(0, blocks.length)
                .parallel()
                .mapToObj(i -> gathered(blocks, order, i << Block.BITS))
                .toArray(Block[]::new);
    }

    /** A block of the rows that come next in the order. */
    private static Block gathered(Block[] from, long[] order, int first) {
        Block block = Block.empty();
        int columns = 0;
        for (int place = 0; place < Block.ROWS; place++) {
            Block source = from[(int) order[first + place] >>> Block.BITS];
            int row = (int) order[first + place] & Block.ROWS - 1;
            block.numbers()[place] = source.numbers()[row];
            block.created()[place] = source.created()[row];
            block.closed()[place] = source.closed()[row];
            block.amounts()[place] = source.amounts()[row];
            block.createdSpan().add(source.created()[row]);
            if (source.closed()[row] != Block.NONE || source.closedSpan().isMissing()) { // rather once too often
                block.closedSpan().add(source.closed()[row]);
            }
            columns = Math.max(columns, source.codes().length);
        }
        for (int column = 0; column < columns; column++) {
            Object codes = null;
            for (int place = 0; place < Block.ROWS; place++) {
                Block source = from[(int) order[first + place] >>> Block.BITS];
                int code = Codes.at(source.codes(column), (int) order[first + place] & Block.ROWS - 1);
                codes = Codes.with(codes, place, code);
            }
            block = block.with(column, codes);
        }
        return block;
    }
}
