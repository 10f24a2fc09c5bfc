package dev.whynot.analytics.drivers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Makes a subgroup better as long as that makes it better: other values of a condition, several at once; the very
 * weeks; one condition less, or one more.
 *
 * <p>The best set of values of a column is found without trying all: sorted by how far each value is from what was
 * expected, it is one of those that begin with the first ("linear-time subset scanning", D. B. Neill, JRSS B 74, 2012,
 * 337-360).
 */
final class Refiner {

    private static final double WORTH_IT = 1e-6;
    /** A condition or a window must make it more surprising by this factor: else it is told without. */
    private static final double WORTH_A_CONDITION = 1.05;

    private static final int MOST_ROUNDS = 20;
    /** So many times all rows are kept at once. */
    private static final int WIDEST_KEPT = 4;

    private final Cases cases;
    private final Model.Expected expected;
    private final Price price;
    private final int depth;
    private final int minimum;
    /** By the conditions; candidates mostly share some. */
    private final Cache<List<Condition>, int[]> rows;

    Refiner(Cases cases, Model.Expected expected, Price price, int depth, int minimum) {
        this.cases = cases;
        this.expected = expected;
        this.price = price;
        this.depth = depth;
        this.minimum = minimum;
        this.rows = Caffeine.newBuilder()
                .maximumWeight((long) WIDEST_KEPT * cases.rows())
                .weigher((List<Condition> conditions, int[] those) -> those.length)
                .executor(Runnable::run)
                .build();
    }

    private int[] rowsAtAnyTime(Subgroup group) {
        return rows.get(group.conditions(), unknown -> group.rowsAtAnyTime(cases));
    }

    /** The subgroup that is found from this one on. */
    Candidate refine(Candidate candidate) {
        boolean isMore = candidate.sums().isMore();
        Candidate best = candidate;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Candidate before = best;
            best = better(best, window(best.group(), isMore));
            for (Condition condition : best.group().conditions()) {
                best = better(best, otherValues(best.group(), condition.column(), isMore));
            }
            Candidate shorter = shorter(best.group(), isMore);
            if (shorter != null && isNotWorseBy(WORTH_A_CONDITION, shorter, best)) {
                best = shorter;
            } else if (best.group().conditions().size() < depth) {
                Candidate longer = longer(best.group(), isMore);
                if (longer != null && !isNotWorseBy(WORTH_A_CONDITION, best, longer)) {
                    best = longer;
                }
            }
            if (best.group().equals(before.group())) {
                break;
            }
        }
        return best;
    }

    /** Whether the simpler of two is nearly as good. */
    private static boolean isNotWorseBy(double factor, Candidate simple, Candidate other) {
        return other.gain() <= simple.gain() + (factor - 1) * Math.abs(simple.gain()) + WORTH_IT;
    }

    private static Candidate better(Candidate one, Candidate other) {
        return other != null && other.gain() > one.gain() + WORTH_IT ? other : one;
    }

    private Candidate candidate(Subgroup group, Sums sums, int atAnyTime, boolean isMore) {
        return sums.records() < minimum || sums.isMore() != isMore
                ? null
                : new Candidate(group, sums, atAnyTime, sums.nats() - price.of(group, atAnyTime));
    }

    /** At the time when it is most surprising, or always. */
    private Candidate window(Subgroup group, boolean isMore) {
        int weeks = cases.weekCount();
        int[] records = new int[weeks + 1];
        int[] hits = new int[weeks + 1];
        long[] sums = new long[weeks + 1];
        int[] rows = rowsAtAnyTime(group);
        for (int row : rows) {
            int week = cases.weeks()[row] + 1;
            if (week <= weeks) {
                records[week]++;
                hits[week] += cases.hits()[row];
                sums[week] += expected.of(row);
            }
        }
        for (int week = 1; week <= weeks; week++) {
            records[week] += records[week - 1];
            hits[week] += hits[week - 1];
            sums[week] += sums[week - 1];
        }
        Candidate best = group.conditions().isEmpty()
                ? null
                : candidate(
                        new Subgroup(group.conditions(), Optional.empty()),
                        expected.sums(cases, rows),
                        rows.length,
                        isMore);
        double bestNats = 0;
        int from = -1;
        int to = -1;
        for (int first = 0; first < weeks; first++) {
            for (int end = first + Window.SHORTEST; end <= weeks; end++) {
                int count = records[end] - records[first];
                if (count >= minimum && end - first < weeks) {
                    double expectedHits = (sums[end] - sums[first]) * Sums.UNIT;
                    double excess = hits[end] - hits[first] - expectedHits;
                    if (excess > 0 == isMore
                            && excess * excess * count > bestNats * expectedHits * (count - expectedHits)) {
                        double nats = Surprise.nats(count, excess + expectedHits, expectedHits);
                        if (nats > bestNats) {
                            bestNats = nats;
                            from = first;
                            to = end;
                        }
                    }
                }
            }
        }
        if (from < 0) {
            return best;
        }
        Candidate atTime = candidate(
                new Subgroup(group.conditions(), Optional.of(new Window(from, to - 1))),
                new Sums(records[to] - records[from], hits[to] - hits[from], sums[to] - sums[from]),
                rows.length,
                isMore);
        boolean isSimple = best != null && (atTime == null || isNotWorseBy(WORTH_A_CONDITION, best, atTime));
        return isSimple ? best : atTime;
    }

    /** With the values of the column that are most surprising together. */
    private Candidate otherValues(Subgroup group, int column, boolean isMore) {
        List<Condition> others = group.conditions().stream()
                .filter(condition -> condition.column() != column)
                .toList();
        Subgroup context = new Subgroup(others, group.window());
        return bestValues(context, column, byCode(context, rowsAtAnyTime(context), column), isMore);
    }

    /** With one more condition. */
    private Candidate longer(Subgroup group, boolean isMore) {
        int[] rows = rowsAtAnyTime(group);
        return IntStream.range(0, cases.columns().size())
                .filter(column -> !group.isAbout(column))
                .mapToObj(column -> bestValues(group, column, byCode(group, rows, column), isMore))
                .filter(candidate -> candidate != null)
                .max(Candidate.BY_GAIN)
                .orElse(null);
    }

    /** Without one of its conditions, or without its window. */
    private Candidate shorter(Subgroup group, boolean isMore) {
        List<Subgroup> without = new ArrayList<>();
        for (Condition condition : group.conditions()) {
            without.add(new Subgroup(
                    group.conditions().stream().filter(one -> one != condition).toList(), group.window()));
        }
        if (group.window().isPresent()) {
            without.add(new Subgroup(group.conditions(), Optional.empty()));
        }
        return without.stream()
                .filter(one -> !one.isEverything())
                .map(one -> {
                    int[] rows = rowsAtAnyTime(one);
                    return candidate(one, expected.sums(cases, one.within(rows, cases)), rows.length, isMore);
                })
                .filter(candidate -> candidate != null)
                .max(Candidate.BY_GAIN)
                .orElse(null);
    }

    /** Records of a value: at any time, and those within the window. */
    private record OfValue(int atAnyTime, Sums sums) {

        OfValue plus(OfValue other) {
            return new OfValue(atAnyTime + other.atAnyTime, sums.plus(other.sums));
        }

        static OfValue none() {
            return new OfValue(0, new Sums(0, 0, 0));
        }
    }

    private OfValue[] byCode(Subgroup context, int[] rowsAtAnyTime, int column) {
        char[] codes = cases.columns().get(column).codes();
        int size = cases.columns().get(column).size();
        int[] records = new int[size];
        int[] hits = new int[size];
        long[] sums = new long[size];
        for (int row : context.within(rowsAtAnyTime, cases)) {
            records[codes[row]]++;
            hits[codes[row]] += cases.hits()[row];
            sums[codes[row]] += expected.of(row);
        }
        int[] atAnyTime = context.window().isEmpty() ? records : new int[size];
        if (context.window().isPresent()) {
            for (int row : rowsAtAnyTime) {
                atAnyTime[codes[row]]++;
            }
        }
        OfValue[] all = new OfValue[size];
        for (int code = 0; code < size; code++) {
            all[code] = new OfValue(atAnyTime[code], new Sums(records[code], hits[code], sums[code]));
        }
        return all;
    }

    private Candidate bestValues(Subgroup context, int column, OfValue[] byCode, boolean isMore) {
        double frame = price.ofConditions(context.conditions())
                - price.ofDepth(context.conditions().size())
                + price.ofDepth(context.conditions().size() + 1)
                + price.ofTime(context.window().isPresent());
        Choice best = cases.columns().get(column).isOrdered()
                ? bestRun(column, byCode, isMore, frame)
                : bestSet(column, byCode, isMore, frame);
        if (best == null) {
            return null;
        }
        List<Condition> conditions = new ArrayList<>(context.conditions());
        conditions.add(new Condition(column, best.codes()));
        return new Candidate(
                new Subgroup(conditions, context.window()),
                best.of().sums(),
                best.of().atAnyTime(),
                best.gain());
    }

    private record Choice(BitSet codes, OfValue of, double gain) {}

    private Choice bestRun(int column, OfValue[] byCode, boolean isMore, double frame) {
        Choice best = null;
        for (int first = 1; first < byCode.length; first++) {
            OfValue sum = OfValue.none();
            for (int last = first; last < byCode.length; last++) {
                sum = sum.plus(byCode[last]);
                boolean isAll = first == 1 && last == byCode.length - 1;
                if (!isAll && isPossible(sum, isMore)) {
                    double gain = gain(sum, frame + price.ofValues(column, last - first + 1));
                    if (best == null || gain > best.gain()) {
                        BitSet codes = new BitSet();
                        codes.set(first, last + 1);
                        best = new Choice(codes, sum, gain);
                    }
                }
            }
        }
        return best;
    }

    private Choice bestSet(int column, OfValue[] byCode, boolean isMore, double frame) {
        List<Integer> sorted = IntStream.range(1, byCode.length)
                .filter(code ->
                        byCode[code].sums().records() > 0 && byCode[code].sums().isMore() == isMore)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer code) -> -distance(byCode[code].sums(), isMore)))
                .toList();
        Choice best = null;
        BitSet codes = new BitSet();
        OfValue sum = OfValue.none();
        for (int code : sorted) {
            codes.set(code);
            sum = sum.plus(byCode[code]);
            if (codes.cardinality() < byCode.length - 1 && isPossible(sum, isMore)) {
                double gain = gain(sum, frame + price.ofValues(column, codes.cardinality()));
                if (best == null || gain > best.gain()) {
                    best = new Choice((BitSet) codes.clone(), sum, gain);
                }
            }
        }
        return best;
    }

    private boolean isPossible(OfValue sum, boolean isMore) {
        return sum.sums().records() >= minimum && sum.sums().isMore() == isMore;
    }

    private double gain(OfValue sum, double itsPrice) {
        return sum.sums().nats() - itsPrice - price.ofRecords(sum.atAnyTime());
    }

    /** How far hits are from what was expected, by the variance of a record. */
    private static double distance(Sums sums, boolean isMore) {
        double expected = sums.expectedHits();
        double distance = (sums.hits() - expected) * sums.records() / (expected * (sums.records() - expected));
        return isMore ? distance : -distance;
    }
}
