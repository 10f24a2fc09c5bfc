package dev.whynot.facts.memory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

import dev.whynot.facts.Ranges.Measure;

/** The number of a row that ranges are of. */
sealed interface RowNumber {

    /** In the unit of {@link #scale}, {@link Block#NO_AMOUNT}, or {@link Block#ODD_AMOUNT}. */
    long of(Block block, int row);

    /** How many digits of the unit are behind the decimal point. */
    int scale();

    /** The number where it is odd. */
    BigDecimal odd(long record);

    static RowNumber of(Measure measure, Snapshot snapshot) {
        return switch (measure) {
            case AMOUNT -> new Amount(snapshot.oddAmounts());
            case AGE -> new Days();
        };
    }

    /** The least number of the unit that is not below the bound. */
    default long ceiling(BigDecimal bound) {
        return bound.setScale(scale(), RoundingMode.CEILING)
                .unscaledValue()
                .min(java.math.BigInteger.valueOf(Long.MAX_VALUE))
                .max(java.math.BigInteger.valueOf(Block.ODD_AMOUNT + 1))
                .longValueExact();
    }

    /** What it is worth. */
    record Amount(Map<Long, BigDecimal> odd) implements RowNumber {

        @Override
        public long of(Block block, int row) {
            return block.amounts()[row];
        }

        @Override
        public int scale() {
            return Block.AMOUNT_SCALE;
        }

        @Override
        public BigDecimal odd(long record) {
            return odd.get(record);
        }
    }

    /** Days from creation to close. */
    record Days() implements RowNumber {

        @Override
        public long of(Block block, int row) {
            int created = block.created()[row];
            int closed = block.closed()[row];
            return created == Block.NONE || closed == Block.NONE ? Block.NO_AMOUNT : Math.max(0, closed - created);
        }

        @Override
        public int scale() {
            return 0;
        }

        @Override
        public BigDecimal odd(long record) {
            throw new IllegalStateException("Days always fit");
        }
    }
}
