package dev.whynot.analytics.changes;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import dev.whynot.analytics.Leak;
import dev.whynot.analytics.changes.Changes.BySplit;
import dev.whynot.analytics.changes.Changes.GroupSplit;
import dev.whynot.analytics.changes.Changes.Part;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Group;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;

/** The change split by dimensions. */
final class Splits {

    /** Values with fewer decided records in both periods together are not told apart: one record is no group. */
    static final int FEWEST_DECIDED = 10;

    private static final Comparator<GroupSplit> LARGEST_FIRST = comparingDouble(
                    (GroupSplit group) -> Math.abs(group.mix()) + Math.abs(group.rate()))
            .reversed()
            .thenComparing(GroupSplit::value, nullsLast(naturalOrder()));

    private final State state;
    private final Selection baseline;
    private final Selection period;
    private final Side baselineSide;
    private final Side periodSide;

    Splits(State state, Selection baseline, Selection period, Side baselineSide, Side periodSide) {
        this.state = state;
        this.baseline = baseline;
        this.period = period;
        this.baselineSide = baselineSide;
        this.periodSide = periodSide;
    }

    /** A dimension and the change split by it. */
    record Named(String name, Decomposition decomposition) {}

    /**
     * Splits, those first that tell most for sure.
     *
     * @param leftOut dimensions that cannot be why the rate changed
     */
    record Found(List<Named> splits, List<LeftOut> leftOut) {}

    /** A dimension that cannot be a cause, as the records of the two periods tell. */
    record LeftOut(String name, Leak leak) {}

    /** Of all dimensions that tell something. */
    Found of(List<Attribute> dimensions) {
        List<Named> splits = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Attribute dimension : dimensions) {
            List<Member> members = members(dimension);
            leak(members)
                    .ifPresentOrElse(
                            leak -> leftOut.add(new LeftOut(dimension.name(), leak)),
                            () -> splits.add(new Named(dimension.name(), Decomposition.of(members))));
        }
        splits.sort(comparingDouble((Named split) -> split.decomposition().evidence())
                .reversed()
                .thenComparing(Named::name));
        return new Found(splits, leftOut);
    }

    /** Of this one dimension, though it may tell nothing; but not if it follows from the outcome. */
    Found of(Attribute dimension) {
        List<Member> members = members(dimension);
        Optional<Leak> leak = leak(members).filter(Leak::followsFromOutcome);
        return leak.isPresent()
                ? new Found(List.of(), List.of(new LeftOut(dimension.name(), leak.get())))
                : new Found(List.of(new Named(dimension.name(), Decomposition.of(members))), List.of());
    }

    BySplit view(Named split, int most) {
        Decomposition all = split.decomposition();
        return new BySplit(
                split.name(),
                all.mix(),
                all.rate(),
                all.parts().stream()
                        .map(this::view)
                        .sorted(LARGEST_FIRST)
                        .limit(most)
                        .toList(),
                all.parts().size() > most);
    }

    private GroupSplit view(Decomposition.Part part) {
        Member member = part.member();
        return new GroupSplit(
                member.value(),
                member.values(),
                Part.of(member.baseline(), baselineSide),
                Part.of(member.period(), periodSide),
                part.mix().value(),
                part.rate());
    }

    private List<Member> members(Attribute dimension) {
        Map<String, Side> before = sides(baseline, dimension);
        Map<String, Side> now = sides(period, dimension);
        TreeSet<String> values = new TreeSet<>(before.keySet());
        values.addAll(now.keySet());
        List<Member> members = new ArrayList<>();
        Optional<Member> rare = Optional.empty();
        for (String value : values) {
            Member member =
                    new Member(value, 1, before.getOrDefault(value, Side.NONE), now.getOrDefault(value, Side.NONE));
            if (member.both().decided() >= FEWEST_DECIDED) {
                members.add(member);
            } else if (!member.both().isEmpty()) {
                rare = Optional.of(
                        rare.map(member::plus).orElse(new Member(null, 1, member.baseline(), member.period())));
            }
        }
        rare.ifPresent(members::add);
        return members;
    }

    private Map<String, Side> sides(Selection selection, Attribute dimension) {
        return state.groups(selection, List.of(dimension)).stream()
                .collect(toMap((Group group) -> group.key().getFirst(), group -> Side.of(group.counts())));
    }

    private static Optional<Leak> leak(List<Member> members) {
        long[] lost = new long[members.size() + 1];
        long[] decided = new long[members.size() + 1];
        int missing = -1;
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            int place = member.value() == null ? members.size() : i;
            lost[place] += member.both().lost();
            decided[place] += member.both().decided();
            missing = Attribute.NONE.equals(member.value()) ? i : missing;
        }
        return Leak.of(lost, decided, missing);
    }
}
