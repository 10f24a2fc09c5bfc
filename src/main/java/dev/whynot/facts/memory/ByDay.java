package dev.whynot.facts.memory;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Brings rows into the order of the days on which they closed, some blocks at a time, so that a question about a period
 * passes over the blocks of other times.
 */
final class ByDay {

    /** Blocks that are ordered together: enough for a block to hold few days, and little memory beside all the others. */
    static final int TOGETHER = 8;

    private static final int PLACE = Block.ROWS - 1;

    private ByDay() {}

    /** The rows of some full blocks, none of them dead, in as many blocks; those that have not closed come last. */
    static Block[] sorted(Block[] blocks) {
        long[] order = new long[blocks.length << Block.BITS];
        for (int i = 0; i < order.length; i++) {
            int closed = blocks[i >>> Block.BITS].closed()[i & PLACE];
            order[i] = (long) (closed == Block.NONE ? Integer.MAX_VALUE : closed) << Integer.SIZE | i;
        }
        Arrays.parallelSort(order);
        return IntStream.range(0, blocks.length)
                .parallel()
                .mapToObj(i -> gathered(blocks, rows(order, i << Block.BITS)))
                .toArray(Block[]::new);
    }

    private static int[] rows(long[] order, int first) {
        int[] rows = new int[Block.ROWS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (int) order[first + i];
        }
        return rows;
    }

    /** A block of these rows, each a number of a block and the place in it. */
    private static Block gathered(Block[] blocks, int[] rows) {
        Block block = Block.empty();
        longs(arrays(blocks, Block::numbers, long[][]::new), rows, block.numbers());
        longs(arrays(blocks, Block::amounts, long[][]::new), rows, block.amounts());
        ints(arrays(blocks, Block::created, int[][]::new), rows, block.created());
        ints(arrays(blocks, Block::closed, int[][]::new), rows, block.closed());
        boolean isMissing = Arrays.stream(blocks) // then perhaps here: rather once too often
                .flatMap(it -> Arrays.stream(it.closedSpans()))
                .anyMatch(Span::isMissing);
        for (int i = 0; i < rows.length; i++) {
            block.count(i, !isMissing);
        }
        int columns =
                Arrays.stream(blocks).mapToInt(it -> it.codes().length).max().orElse(0);
        for (int i = 0; i < columns; i++) {
            int column = i;
            block = block.with(i, Codes.gathered(arrays(blocks, it -> it.codes(column), Object[]::new), rows));
        }
        return block;
    }

    private static <T> T[] arrays(Block[] blocks, Function<Block, T> array, IntFunction<T[]> all) {
        return Arrays.stream(blocks).map(array).toArray(all);
    }

    private static void longs(long[][] from, int[] rows, long[] to) {
        for (int i = 0; i < rows.length; i++) {
            to[i] = from[rows[i] >>> Block.BITS][rows[i] & PLACE];
        }
    }

    private static void ints(int[][] from, int[] rows, int[] to) {
        for (int i = 0; i < rows.length; i++) {
            to[i] = from[rows[i] >>> Block.BITS][rows[i] & PLACE];
        }
    }
}
