package dev.whynot.facts.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.whynot.facts.Attribute;
import dev.whynot.facts.Basis;
import dev.whynot.facts.Rows;

/** Copies rows out of the columns: first counts their values, then takes them. */
final class RowSinks {

    private RowSinks() {}

    /** Counts the codes of each coder. */
    static final class Counting implements Scan.Sink {

        private final List<Coder> coders;
        private final List<int[]> counts = new ArrayList<>();

        Counting(List<Coder> coders) {
            this.coders = coders;
            coders.forEach(coder -> counts.add(new int[coder.cardinality()]));
        }

        @Override
        public void take(Block block, Batch batch, int count) {
            int[] rows = batch.rows();
            int[] codes = batch.codes();
            for (int i = 0; i < coders.size(); i++) {
                coders.get(i).codes(block, rows, count, codes);
                int[] its = counts.get(i);
                for (int j = 0; j < count; j++) {
                    its[codes[j]]++;
                }
            }
        }

        void addTo(int[] sums, int coder) {
            for (int code = 0; code < sums.length; code++) {
                sums[code] += counts.get(coder)[code];
            }
        }
    }

    /** Takes rows with their new codes. */
    static final class Collecting implements Scan.Sink {

        private final List<Coder> coders;
        private final List<Rows.Frequent> frequent;
        private final Basis basis;
        private final byte[] outcomeOf;
        private long[] numbers = new long[Batch.ROWS];
        private byte[] outcomes = new byte[Batch.ROWS];
        private int[] days = new int[Batch.ROWS];
        private final char[][] columns;
        private int size;

        Collecting(List<Coder> coders, List<Rows.Frequent> frequent, Basis basis, byte[] outcomeOf) {
            this.coders = coders;
            this.frequent = frequent;
            this.basis = basis;
            this.outcomeOf = outcomeOf;
            this.columns = new char[coders.size()][Batch.ROWS];
        }

        @Override
        public void take(Block block, Batch batch, int count) {
            int[] rows = batch.rows();
            int[] codes = batch.codes();
            makeRoom(size + count);
            int[] blockDays = Days.of(block, basis);
            Codes.gather(block.codes(Columns.OUTCOME), rows, count, codes);
            for (int i = 0; i < count; i++) {
                numbers[size + i] = block.numbers()[rows[i]];
                days[size + i] = blockDays[rows[i]] == Block.NONE ? Rows.NO_DAY : blockDays[rows[i]];
                outcomes[size + i] = outcomeOf[codes[i]];
            }
            for (int i = 0; i < columns.length; i++) {
                coders.get(i).codes(block, rows, count, codes);
                char[] codeOf = frequent.get(i).codeOf();
                char[] column = columns[i];
                for (int j = 0; j < count; j++) {
                    column[size + j] = codeOf[codes[j]];
                }
            }
            size += count;
        }

        private void makeRoom(int needed) {
            if (needed > numbers.length) {
                int length = Math.max(needed, 2 * numbers.length);
                numbers = Arrays.copyOf(numbers, length);
                outcomes = Arrays.copyOf(outcomes, length);
                days = Arrays.copyOf(days, length);
                for (int i = 0; i < columns.length; i++) {
                    columns[i] = Arrays.copyOf(columns[i], length);
                }
            }
        }
    }

    /** What several have taken. */
    static Rows rows(List<Collecting> taken, List<Attribute> attributes, List<Rows.Frequent> frequent) {
        int size = taken.stream().mapToInt(sink -> sink.size).sum();
        Rows rows = new Rows(
                new long[size],
                new byte[size],
                new int[size],
                IntStream.range(0, attributes.size())
                        .mapToObj(i -> new Rows.Column(
                                attributes.get(i), frequent.get(i).values(), new char[size]))
                        .toList());
        int start = 0;
        for (Collecting sink : taken) {
            System.arraycopy(sink.numbers, 0, rows.numbers(), start, sink.size);
            System.arraycopy(sink.outcomes, 0, rows.outcomes(), start, sink.size);
            System.arraycopy(sink.days, 0, rows.days(), start, sink.size);
            for (int i = 0; i < sink.columns.length; i++) {
                System.arraycopy(sink.columns[i], 0, rows.columns().get(i).codes(), start, sink.size);
            }
            start += sink.size;
        }
        return rows;
    }
}
