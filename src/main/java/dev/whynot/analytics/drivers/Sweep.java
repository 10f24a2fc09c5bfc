package dev.whynot.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Looks at every group of single values of some columns, with up to two conditions also at every time, in steps of some
 * weeks. Each record is counted once per combination of columns, into the cell of its values and its time.
 */
final class Sweep {

    /** Times are told apart into at most so many spans; the {@link Refiner} finds the very weeks. */
    private static final int MOST_SPANS = 64;
    /** Cells that are counted at once: 16 bytes each. */
    private static final int MOST_CELLS = 1 << 21;
    /**
     * Combinations that would need more passes over all records are left out: they are of columns with very many values,
     * few of whose groups are large enough.
     */
    private static final int MOST_PASSES = 32;
    /** Times are not looked at of groups with more conditions than this. */
    private static final int DEEPEST_WITH_TIME = 2;

    private static final int BATCH = 1 << 12;
    private static final int KEPT = 300;
    /** What refining may still gain. */
    private static final double FLOOR = -6;

    private static final int MORE = 0;
    private static final int LESS = 1;

    private final Cases cases;
    private final Price price;
    private final int minimum;
    private final Progress progress;
    private final int weeksASpan;
    private final int spans;
    /** The first row of each span, of the rows without a date, and past the end. */
    private final int[] spanStarts;

    private final int[][] spanWindows;
    private final ConcurrentLinkedQueue<Cells> free = new ConcurrentLinkedQueue<>();

    Sweep(Cases cases, Price price, int minimum, Progress progress) {
        this.cases = cases;
        this.price = price;
        this.minimum = minimum;
        this.progress = progress;
        this.weeksASpan = Math.max(1, Math.ceilDiv(cases.weekCount(), MOST_SPANS));
        this.spans = Math.ceilDiv(cases.weekCount(), weeksASpan);
        this.spanStarts = spanStarts();
        this.spanWindows = spanWindows(spans);
    }

    private int[] spanStarts() {
        int[] starts = new int[spans + 2];
        for (int row = 0; row < cases.rows(); row++) {
            int week = cases.weeks()[row];
            starts[(week == cases.weekCount() ? spans : week / weeksASpan) + 1]++;
        }
        for (int span = 0; span <= spans; span++) {
            starts[span + 1] += starts[span];
        }
        return starts;
    }

    /** Windows of growing lengths that overlap: whatever the true one, one of these holds most of it and little else. */
    private static int[][] spanWindows(int spans) {
        List<int[]> windows = new ArrayList<>();
        for (int length = 1; length < spans; length = Math.max(length + 1, length * 4 / 3)) {
            int step = Math.max(1, length / 4);
            for (int first = 0; first + length < spans; first += step) {
                windows.add(new int[] {first, first + length});
            }
            windows.add(new int[] {spans - length, spans});
        }
        return windows.toArray(int[][]::new);
    }

    /**
     * Cells of one combination of columns, those of a span together: records come span by span, so what is written to
     * stays in the processor's cache. Of each cell first records (upper half) and hits (lower half), then what was
     * expected.
     */
    private static final class Cells {
        private final long[] values;
        private final int[] cell = new int[BATCH];

        Cells(int count) {
            this.values = new long[2 * count];
        }

        int records(int place) {
            return (int) (values[2 * place] >>> Integer.SIZE);
        }

        int hits(int place) {
            return (int) values[2 * place];
        }

        long expected(int place) {
            return values[2 * place + 1];
        }

        /** Expects as much of every record of the first cells. */
        void expect(long ofRecord, int count) {
            for (int place = 0; place < count; place++) {
                values[2 * place + 1] = records(place) * ofRecord;
            }
        }
    }

    /** How many cells a combination has. */
    private long cells(List<Integer> columns) {
        long cells = width(columns);
        for (int column : columns) {
            cells *= cases.columns().get(column).size();
        }
        return cells;
    }

    private int width(List<Integer> columns) {
        return columns.size() <= DEEPEST_WITH_TIME ? spans + 1 : 1;
    }

    /** The most surprising of each cell of a combination of columns, by direction, whatever the time. */
    private record Best(float[] more, float[] less) {

        static Best empty(int cells) {
            return new Best(new float[cells], new float[cells]);
        }

        float[] of(int direction) {
            return direction == MORE ? more : less;
        }
    }

    /** All combinations of up to so many columns. */
    static List<List<Integer>> combinations(int columns, int depth) {
        List<List<Integer>> all = new ArrayList<>();
        all.add(List.of());
        int from = 0;
        for (int size = 1; size <= depth; size++) {
            int to = all.size();
            for (int i = from; i < to; i++) {
                List<Integer> shorter = all.get(i);
                for (int column = shorter.isEmpty() ? 0 : shorter.getLast() + 1; column < columns; column++) {
                    List<Integer> longer = new ArrayList<>(shorter);
                    longer.add(column);
                    all.add(List.copyOf(longer));
                }
            }
            from = to;
        }
        return all;
    }

    /**
     * The most surprising groups of these combinations of columns, best first. One that is no more surprising than the
     * same without one of its conditions is left out.
     *
     * @param combinations with each one all that it is made of, shorter ones first
     */
    List<Candidate> run(Model.Expected expected, List<List<Integer>> combinations) {
        Map<List<Integer>, Best> bests = new TreeMap<>(Sweep::compare);
        List<Candidate> all = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        int mostCells = (int) Math.min(
                MOST_CELLS, combinations.stream().mapToLong(this::cells).max().orElse(1));
        free.removeIf(cells -> cells.values.length < 2 * mostCells);
        int deepest = combinations.stream().mapToInt(List::size).max().orElse(0);
        for (int size = 0; size <= deepest; size++) {
            int wanted = size;
            List<List<Integer>> level = combinations.stream()
                    .filter(one -> one.size() == wanted && cells(one) <= (long) MOST_CELLS * MOST_PASSES)
                    .toList();
            boolean isLast = size == deepest;
            List<Found> found = IntStream.range(0, level.size())
                    .parallel()
                    .mapToObj(i -> {
                        progress.check();
                        Found one = look(expected, level.get(i), bests, isLast, mostCells);
                        progress.at("groups", (double) done.incrementAndGet() / combinations.size());
                        return one;
                    })
                    .toList();
            for (int i = 0; i < level.size(); i++) {
                all.addAll(found.get(i).candidates());
                bests.put(level.get(i), found.get(i).best());
            }
        }
        return all.stream().sorted(Candidate.BEST_FIRST).limit(KEPT).toList();
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        return Arrays.compare(
                one.stream().mapToInt(Integer::intValue).toArray(),
                other.stream().mapToInt(Integer::intValue).toArray());
    }

    private record Found(List<Candidate> candidates, Best best) {}

    private Found look(
            Model.Expected expected,
            List<Integer> columns,
            Map<List<Integer>, Best> bests,
            boolean isLast,
            int mostCells) {
        int[] sizes = columns.stream()
                .mapToInt(column -> cases.columns().get(column).size())
                .toArray();
        int width = width(columns);
        int inner = Arrays.stream(sizes).skip(1).reduce(1, Math::multiplyExact);
        int outer = sizes.length == 0 ? 1 : sizes[0];
        int outerAtOnce = Math.clamp(mostCells / ((long) inner * width), 1, outer);
        Best best = isLast && columns.size() > DEEPEST_WITH_TIME ? Best.empty(0) : Best.empty(outer * inner);
        Look look = new Look(columns, sizes, width, best, parents(columns, bests));
        Cells cells = Optional.ofNullable(free.poll()).orElseGet(() -> new Cells(mostCells));
        for (int first = 0; first < outer; first += outerAtOnce) {
            int groups = (Math.min(outer, first + outerAtOnce) - first) * inner;
            count(expected, columns, sizes, width, first * inner, groups, cells);
            for (int group = 0; group < groups; group++) {
                look.at(first * inner + group, cells, group, groups);
            }
        }
        free.add(cells);
        return new Found(look.candidates, best);
    }

    private static List<Best> parents(List<Integer> columns, Map<List<Integer>, Best> bests) {
        List<Best> parents = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<Integer> parent = new ArrayList<>(columns);
            parent.remove(i);
            parents.add(bests.get(parent));
        }
        return parents;
    }

    /** Counts all records of so many groups from {@code first} on. */
    private void count(
            Model.Expected expected, List<Integer> columns, int[] sizes, int width, int first, int groups, Cells into) {
        Arrays.fill(into.values, 0, 2 * groups * width, 0);
        for (int span = 0; span < width; span++) {
            int start = width == 1 ? 0 : spanStarts[span];
            int end = width == 1 ? cases.rows() : spanStarts[span + 1];
            for (int row = start; row < end; row += BATCH) {
                int rows = Math.min(BATCH, end - row);
                groupsOf(columns, sizes, row, rows, into.cell);
                if (expected.isSameForAll()) {
                    add(row, rows, first, groups, span * groups, into);
                } else {
                    add(expected, row, rows, first, groups, span * groups, into);
                }
            }
        }
        if (expected.isSameForAll()) {
            into.expect(expected.ofPattern()[0], groups * width);
        }
    }

    /** Finds the group of each of some rows. */
    private void groupsOf(List<Integer> columns, int[] sizes, int start, int rows, int[] group) {
        Arrays.fill(group, 0, rows, 0);
        for (int i = 0; i < sizes.length; i++) {
            char[] codes = cases.columns().get(columns.get(i)).codes();
            int size = sizes[i];
            for (int j = 0; j < rows; j++) {
                group[j] = group[j] * size + codes[start + j];
            }
        }
    }

    private void add(int start, int rows, int first, int groups, int offset, Cells into) {
        byte[] hits = cases.hits();
        long[] values = into.values;
        int[] group = into.cell;
        for (int j = 0; j < rows; j++) {
            int place = group[j] - first;
            if (place >= 0 && place < groups) {
                values[2 * (offset + place)] += 1L << Integer.SIZE | hits[start + j];
            }
        }
    }

    private void add(Model.Expected expected, int start, int rows, int first, int groups, int offset, Cells into) {
        byte[] hits = cases.hits();
        int[] patterns = expected.patternOf();
        long[] ofPattern = expected.ofPattern();
        long[] values = into.values;
        int[] group = into.cell;
        for (int j = 0; j < rows; j++) {
            int place = group[j] - first;
            if (place >= 0 && place < groups) {
                int cell = 2 * (offset + place);
                values[cell] += 1L << Integer.SIZE | hits[start + j];
                values[cell + 1] += ofPattern[patterns[start + j]];
            }
        }
    }

    /** The groups of one combination of columns. */
    private final class Look {

        private final List<Integer> columns;
        private final int[] sizes;
        private final int width;
        private final Best best;
        private final List<Best> parents;
        private final List<Candidate> candidates = new ArrayList<>();
        private final double conditions;
        private final int[] records = new int[MOST_SPANS + 1];
        private final int[] hits = new int[MOST_SPANS + 1];
        private final long[] expected = new long[MOST_SPANS + 1];
        private final int[] codes;

        Look(List<Integer> columns, int[] sizes, int width, Best best, List<Best> parents) {
            this.columns = columns;
            this.sizes = sizes;
            this.width = width;
            this.best = best;
            this.parents = parents;
            this.codes = new int[sizes.length];
            this.conditions = price.ofDepth(sizes.length)
                    + columns.stream()
                            .mapToDouble(column -> price.ofValues(column, 1))
                            .sum();
        }

        /** Looks at one group, whose cell is at a place in each span of so many groups. */
        void at(int group, Cells cells, int place, int groups) {
            if (!isOfValues(group)) {
                return;
            }
            int allRecords = 0;
            int allHits = 0;
            long allExpected = 0;
            for (int span = 0; span < width; span++) {
                int cell = span * groups + place;
                allRecords += cells.records(cell);
                allHits += cells.hits(cell);
                allExpected += cells.expected(cell);
                if (span < spans) {
                    records[span + 1] = allRecords;
                    hits[span + 1] = allHits;
                    expected[span + 1] = allExpected;
                }
            }
            if (allRecords < minimum) {
                return;
            }
            if (codes.length > 0) {
                consider(group, new Sums(allRecords, allHits, allExpected), allRecords, null);
            }
            if (width > 1) {
                windows(group, allRecords);
            }
        }

        /** Finds the values of the group; false if one of them is the rest. */
        private boolean isOfValues(int group) {
            int rest = group;
            for (int i = codes.length - 1; i >= 0; i--) {
                codes[i] = rest % sizes[i];
                if (codes[i] == 0) {
                    return false;
                }
                rest /= sizes[i];
            }
            return true;
        }

        private void windows(int group, int atAnyTime) {
            double itsPrice = price(atAnyTime, true);
            int[] bestWindow = null;
            double bestNats = 0;
            for (int[] window : spanWindows) {
                int count = records[window[1]] - records[window[0]];
                if (count >= minimum) {
                    double expectedHits = (expected[window[1]] - expected[window[0]]) * Sums.UNIT;
                    double excess = hits[window[1]] - hits[window[0]] - expectedHits;
                    // about twice the surprise: tells with a few multiplications what is not worth a logarithm
                    double square = excess * excess * count / (expectedHits * (count - expectedHits));
                    if (square > itsPrice + FLOOR && square > bestNats) {
                        double nats = Surprise.nats(count, excess + expectedHits, expectedHits);
                        if (nats > bestNats) {
                            bestNats = nats;
                            bestWindow = window;
                        }
                    }
                }
            }
            if (bestWindow != null) {
                int from = bestWindow[0];
                int to = bestWindow[1];
                consider(
                        group,
                        new Sums(records[to] - records[from], hits[to] - hits[from], expected[to] - expected[from]),
                        atAnyTime,
                        new Window(from * weeksASpan, Math.min(to * weeksASpan, cases.weekCount()) - 1));
            }
        }

        private void consider(int group, Sums sums, int atAnyTime, Window window) {
            double nats = sums.nats();
            int direction = sums.isMore() ? MORE : LESS;
            float[] bests = best.of(direction);
            if (group < bests.length) {
                bests[group] = Math.max(bests[group], (float) nats);
            }
            double gain = nats - price(atAnyTime, window != null);
            if (gain > FLOOR && nats > ofParents(group, direction)) {
                List<Condition> those = new ArrayList<>();
                for (int i = 0; i < codes.length; i++) {
                    those.add(Condition.of(columns.get(i), codes[i]));
                }
                candidates.add(new Candidate(new Subgroup(those, Optional.ofNullable(window)), sums, atAnyTime, gain));
            }
        }

        private double price(int atAnyTime, boolean hasWindow) {
            return conditions + Sweep.this.price.ofTime(hasWindow) + Sweep.this.price.ofRecords(atAnyTime);
        }

        /** The most surprising of the groups that lack one of the conditions. */
        private double ofParents(int group, int direction) {
            double most = 0;
            int after = 1;
            for (int i = codes.length - 1; i >= 0; i--) {
                int without = group / (after * sizes[i]) * after + group % after;
                most = Math.max(most, parents.get(i).of(direction)[without]);
                after *= sizes[i];
            }
            return most;
        }
    }
}
