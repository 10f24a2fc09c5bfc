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
     * Of the dimensions that tell something: with two groups at least, and with a value in some won and some lost
     * records, as what only the ones or the others have follows from the outcome. Those first that tell most for sure.
     */
    List<Named> of(List<Attribute> dimensions) {
        List<Named> splits = new ArrayList<>();
        for (Attribute dimension : dimensions) {
            List<Member> members = members(dimension);
            if (members.size() > 1 && !followsFromOutcome(members)) {
                splits.add(new Named(dimension.name(), Decomposition.of(members)));
            }
        }
        splits.sort(comparingDouble((Named split) -> split.decomposition().evidence())
                .reversed()
                .thenComparing(Named::name));
        return splits;
    }

    /** By this one dimension, whatever it tells. */
    Named of(Attribute dimension) {
        return new Named(dimension.name(), Decomposition.of(members(dimension)));
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

    private static boolean followsFromOutcome(List<Member> members) {
        List<Side> withValue = members.stream()
                .filter(member -> !Attribute.NONE.equals(member.value()))
                .map(Member::both)
                .toList();
        return withValue.stream().allMatch(both -> both.lost() == both.decided())
                || withValue.stream().allMatch(both -> both.lost() == 0);
    }
}
