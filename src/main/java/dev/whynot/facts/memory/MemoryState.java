package dev.whynot.facts.memory;

import static java.util.stream.Collectors.toCollection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.whynot.facts.Age;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Basis;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Filter;
import dev.whynot.facts.Group;
import dev.whynot.facts.Grouping;
import dev.whynot.facts.Groups;
import dev.whynot.facts.Interval;
import dev.whynot.facts.Money;
import dev.whynot.facts.Path;
import dev.whynot.facts.Ranges;
import dev.whynot.facts.Rows;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;
import dev.whynot.ledger.Org;
import dev.whynot.ledger.Outcome;
import dev.whynot.reason.Reason;
import dev.whynot.reason.Taxonomy;

/** Answers from the columns of one snapshot. */
final class MemoryState implements State {

    private static final int SOME = 10_000;

    private final Snapshot snapshot;
    private final Taxonomy taxonomy;
    private final List<Dimension> dimensions;

    MemoryState(Snapshot snapshot, Taxonomy taxonomy) {
        this.snapshot = snapshot;
        this.taxonomy = taxonomy;
        this.dimensions = dimensions(snapshot);
    }

    private static List<Dimension> dimensions(Snapshot snapshot) {
        List<Dimension> all = new ArrayList<>(Dimension.BUILT_IN);
        Set<String> builtIn =
                Set.copyOf(Dimension.BUILT_IN.stream().map(Dimension::name).toList());
        snapshot.columns().stream()
                .filter(name -> !builtIn.contains(name)
                        && !name.equals(Columns.STAGES)
                        && !name.equals(Columns.DAYS_BEFORE_LOSS))
                .sorted()
                .map(Dimension::custom)
                .forEach(all::add);
        return all;
    }

    @Override
    public String stamp() {
        return snapshot.stamp();
    }

    @Override
    public Set<String> orgs() {
        return snapshot.orgs();
    }

    @Override
    public List<Dimension> dimensions() {
        return dimensions;
    }

    @Override
    public List<Group> groups(Selection selection, List<? extends Grouping> by) {
        return groups(selection, by, Groups::all);
    }

    @Override
    public <T> T groups(Selection selection, List<? extends Grouping> by, Function<Groups, T> use) {
        List<Coder> coders = new ArrayList<>();
        by.forEach(grouping -> coders.add(coder(grouping)));
        coders.add(column(Columns.CURRENCY));
        long combinations = combinations(coders);
        return Turns.take(() -> {
            List<GroupSink> counted = scan(selection).run(() -> new GroupSink(snapshot, coders, combinations));
            try {
                GroupSink all = counted.getFirst();
                counted.stream().skip(1).forEach(all::add);
                Groups groups = new CountedGroups(all, Outcomes.of(snapshot), coders);
                return use.apply(
                        coders.stream().anyMatch(Coder::isMissingTwice) ? Groups.of(merged(groups.all())) : groups);
            } finally {
                counted.forEach(GroupSink::close);
            }
        });
    }

    private static long combinations(List<Coder> coders) {
        try {
            return coders.stream().mapToLong(Coder::cardinality).reduce(1, Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw new NotInMemoryException();
        }
    }

    /** A text that looks like a missing value is one with it. */
    private static List<Group> merged(List<Group> groups) {
        Map<List<String>, Counts> merged = HashMap.newHashMap(groups.size());
        groups.forEach(group -> merged.merge(group.key(), group.counts(), Counts::plus));
        return merged.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    @Override
    public long undated(Selection selection) {
        if (!selection.hasPeriod()) {
            return 0;
        }
        Selection always = selection.at(Optional.empty(), Optional.empty());
        List<Kept> filters = filters(always);
        if (selection.basis() == Basis.CLOSED) {
            filters.add(kept(column(Columns.OUTCOME), List.of(Outcome.OPEN.code()), true));
        }
        return new Scan(snapshot, Days.missing(selection.basis()), filters)
                .run(CountSink::new).stream().mapToLong(sink -> sink.count).sum();
    }

    private static final class CountSink implements Scan.Sink {
        private long count;

        @Override
        public void take(Block block, Batch batch, int rowCount) {
            count += rowCount;
        }
    }

    @Override
    public List<Long> numbers(Selection selection, long after, int most) {
        List<Long> numbers = scan(selection).run(() -> new FirstNumbers(after, most)).stream()
                .flatMap(FirstNumbers::numbers)
                .sorted()
                .collect(toCollection(ArrayList::new));
        return numbers.subList(0, Math.min(most, numbers.size()));
    }

    @Override
    public void numbers(Selection selection, Consumer<List<Long>> some) {
        long[] all = values(selection, (block, row) -> block.numbers()[row]);
        for (int i = 0; i < all.length; i += SOME) {
            some.accept(LongStream.of(Arrays.copyOfRange(all, i, Math.min(all.length, i + SOME)))
                    .boxed()
                    .toList());
        }
    }

    @Override
    public Rows rows(Selection selection, List<Attribute> attributes, int fewest) {
        List<Coder> coders = attributes.stream().map(this::coder).toList();
        Scan scan = scan(selection);
        List<RowSinks.Counting> counted = scan.run(() -> new RowSinks.Counting(coders));
        List<Rows.Frequent> frequent = new ArrayList<>();
        for (int i = 0; i < coders.size(); i++) {
            int[] counts = new int[coders.get(i).cardinality()];
            for (RowSinks.Counting sink : counted) {
                sink.addTo(counts, i);
            }
            List<String> texts = IntStream.range(0, counts.length)
                    .mapToObj(coders.get(i)::text)
                    .toList();
            frequent.add(Rows.Frequent.of(attributes.get(i), texts, counts, fewest));
        }
        Outcomes outcomes = Outcomes.of(snapshot);
        return RowSinks.rows(
                scan.run(() -> new RowSinks.Collecting(coders, frequent, selection.basis(), outcomes.ordinals())),
                attributes,
                frequent);
    }

    @Override
    public List<BigDecimal> bounds(Selection selection, Ranges.Measure measure, int parts) {
        RowNumber number = RowNumber.of(measure, snapshot);
        long[] values = values(selection, number::of);
        int missing = 0;
        while (missing < values.length && values[missing] == Block.NO_AMOUNT) {
            missing++;
        }
        if (missing < values.length && values[missing] == Block.ODD_AMOUNT) {
            return exactBounds(selection, number, parts);
        }
        int first = missing;
        return bounds(
                values.length - missing, parts, place -> BigDecimal.valueOf(values[first + place], number.scale()));
    }

    /** As PostgreSQL's percentile_disc has it. */
    private static List<BigDecimal> bounds(int count, int parts, IntFunction<BigDecimal> inOrder) {
        List<BigDecimal> bounds = new ArrayList<>();
        for (int part = 1; part < parts && count > 0; part++) {
            int place = (int) Math.max(1, Math.ceil((double) part / parts * count)) - 1;
            bounds.add(Money.plain(inOrder.apply(place)));
        }
        return bounds.stream().distinct().toList();
    }

    /** The same where some numbers do not fit. */
    private List<BigDecimal> exactBounds(Selection selection, RowNumber number, int parts) {
        List<BigDecimal> values = Collections.synchronizedList(new ArrayList<>());
        scan(selection).run(() -> (Scan.Sink) (block, batch, count) -> {
            int[] rows = batch.rows();
            for (int i = 0; i < count; i++) {
                long value = number.of(block, rows[i]);
                if (value == Block.ODD_AMOUNT) {
                    values.add(number.odd(block.numbers()[rows[i]]));
                } else if (value != Block.NO_AMOUNT) {
                    values.add(BigDecimal.valueOf(value, number.scale()));
                }
            }
        });
        Collections.sort(values);
        return bounds(values.size(), parts, values::get);
    }

    /** A number of each selected row, in their order. */
    private long[] values(Selection selection, RowValue value) {
        List<LongSink> found = scan(selection).run(() -> new LongSink(value));
        long[] all = found.stream().flatMapToLong(LongSink::values).toArray();
        Arrays.parallelSort(all);
        return all;
    }

    private Scan scan(Selection selection) {
        Days period = selection.hasPeriod() ? Days.of(selection) : Days.any(selection.basis());
        return new Scan(snapshot, period, filters(selection));
    }

    private List<Kept> filters(Selection selection) {
        List<Kept> filters = new ArrayList<>();
        if (selection.org().isPresent()) {
            filters.add(kept(column(Columns.ORG), List.of(selection.org().get()), false));
        } else if (snapshot.orgs().contains(Org.SAMPLE) && snapshot.orgs().size() > 1) {
            filters.add(kept(column(Columns.ORG), List.of(Org.SAMPLE), true));
        }
        selection
                .object()
                .ifPresent(object -> filters.add(kept(column(Columns.OBJECT), List.of(object.code()), false)));
        for (Filter filter : selection.filters()) {
            filters.add(kept(coder(filter.attribute()), filter.values(), filter.excluded()));
        }
        return filters;
    }

    private static Kept kept(Coder coder, List<String> values, boolean excluded) {
        boolean[] wanted = new boolean[coder.cardinality()];
        Arrays.fill(wanted, excluded);
        for (String value : values) {
            codesOf(coder, value).forEach(code -> wanted[code] = !excluded);
        }
        return new Kept(coder, wanted);
    }

    private static List<Integer> codesOf(Coder coder, String value) {
        if (coder instanceof Coder.OfColumn column) {
            List<Integer> codes = new ArrayList<>();
            int found = column.texts().find(value);
            if (found > 0) {
                codes.add(found);
            }
            if (value.equals(Attribute.NONE)) {
                codes.add(0);
            }
            return codes;
        }
        List<Integer> codes = new ArrayList<>();
        for (int code = 0; code < coder.cardinality(); code++) {
            if (coder.text(code).equals(value)) {
                codes.add(code);
            }
        }
        return codes;
    }

    private Coder coder(Grouping grouping) {
        return switch (grouping) {
            case Dimension dimension -> dimension(dimension.name());
            case Ranges ranges -> range(ranges);
            case Interval interval -> Coder.OfDay.of(interval, snapshot.firstDay(), snapshot.lastDay());
            case Age age -> Coder.OfAge.of(age, Outcomes.of(snapshot).open(), snapshot);
            case Path.STAGES -> column(snapshot.columns().indexOf(Columns.STAGES));
            case Path.DAYS_BEFORE_LOSS -> column(snapshot.columns().indexOf(Columns.DAYS_BEFORE_LOSS));
        };
    }

    private Coder dimension(String name) {
        if (Columns.NOT_KEPT.contains(name)) {
            throw new NotInMemoryException();
        }
        return switch (name) {
            case "category" -> derived(Reason::category);
            case "pointsTo" -> derived(reason -> reason.pointsTo().code());
            default -> column(snapshot.columns().indexOf(name));
        };
    }

    private Coder.OfColumn column(int index) {
        return new Coder.OfColumn(index, snapshot.texts().get(index));
    }

    private Coder derived(Function<Reason, String> value) {
        Coder.OfColumn reasons = column(snapshot.columns().indexOf("reason"));
        List<String> values =
                taxonomy.reasons().values().stream().map(value).distinct().toList();
        int[] codeOf = new int[reasons.cardinality()];
        for (int code = 1; code < codeOf.length; code++) {
            codeOf[code] = taxonomy.reason(reasons.text(code))
                    .map(reason -> values.indexOf(value.apply(reason)) + 1)
                    .orElse(0);
        }
        return new Coder.Derived(reasons, codeOf, values);
    }

    private Coder range(Ranges ranges) {
        RowNumber number = RowNumber.of(ranges.measure(), snapshot);
        return new Coder.OfRange(
                number,
                ranges.bounds().stream().mapToLong(number::ceiling).toArray(),
                ranges.bounds(),
                ranges.labels());
    }
}
