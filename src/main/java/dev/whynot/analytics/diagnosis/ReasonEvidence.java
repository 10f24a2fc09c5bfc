package dev.whynot.analytics.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.whynot.facts.Attribute;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Group;
import dev.whynot.facts.Grouping;
import dev.whynot.facts.Interval;
import dev.whynot.facts.Interval.Unit;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;
import dev.whynot.reason.PointsTo;
import dev.whynot.reason.Reason;
import dev.whynot.reason.Taxonomy;

/**
 * What the stated reasons point to. A rejection counts by how likely its reason is right: the confidence of the decision,
 * which is a probability (docs/reasons.md tells how well it holds), and half of that where its history speaks against the
 * reason. Of two reasons each gets half. What is left of a rejection points to nothing and is never spread.
 */
final class ReasonEvidence {

    /** Of a reason that the history speaks against: whether it is right is not measured, so it is neither yes nor no. */
    private static final double DOUBTFUL = 0.5;

    private static final List<Dimension> BY = List.of(
            new Dimension("reason", true),
            new Dimension("secondReason", true),
            new Dimension("confidence", true),
            new Dimension("plausibility", true));

    private final Taxonomy taxonomy;
    private final Map<Lever, Weighed> levers = new EnumMap<>(Lever.class);
    private final Weighed outside = new Weighed();
    private final Weighed noReason = new Weighed();
    private final Weighed aboutRecord = new Weighed();
    private final Weighed unsure = new Weighed();

    ReasonEvidence(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        for (Lever lever : Lever.values()) {
            levers.put(lever, new Weighed());
        }
    }

    static ReasonEvidence of(State state, Selection selection, Taxonomy taxonomy) {
        ReasonEvidence evidence = new ReasonEvidence(taxonomy);
        List<Grouping> by = new ArrayList<>(BY);
        by.add(new Interval(selection.basis(), Unit.MONTH));
        state.groups(selection, by).stream()
                .filter(group -> group.counts().lost() > 0)
                .sorted(Comparator.comparing(Group::key, InOrder.BY_VALUES))
                .forEach(evidence::add);
        return evidence;
    }

    void add(Group group) {
        List<String> key = group.key();
        boolean isDoubtful = key.get(3).equals("doubtful");
        double weight = confidence(key.get(2)) * (isDoubtful ? DOUBTFUL : 1);
        String second = key.get(1);
        if (second.equals(Attribute.NONE)) {
            add(key.getFirst(), 1, weight, group, isDoubtful);
        } else {
            add(key.getFirst(), 0.5, weight, group, isDoubtful);
            add(second, 0.5, weight, group, isDoubtful);
        }
    }

    private void add(String code, double part, double weight, Group group, boolean isDoubtful) {
        Optional<Reason> reason = taxonomy.reason(code);
        if (reason.isEmpty() || !taxonomy.isUsable(code)) {
            add(noReason, code, part, group, false);
        } else {
            Weighed meant = Lever.of(reason.get().pointsTo())
                    .map(levers::get)
                    .orElse(reason.get().pointsTo() == PointsTo.NONE ? outside : aboutRecord);
            add(meant, code, part * weight, group, isDoubtful);
            add(unsure, code, part * (1 - weight), group, isDoubtful);
        }
    }

    private static void add(Weighed to, String reason, double weight, Group group, boolean isDoubtful) {
        to.add(
                reason,
                weight,
                group.counts().lost(),
                group.counts().lostAmount(),
                group.key().getLast(),
                isDoubtful);
    }

    /** The middle of the tenth; what is looked up or decided by somebody is sure. */
    private static double confidence(String tenth) {
        return switch (tenth) {
            case Attribute.NONE, "0.0" -> 0;
            case "1.0" -> 1;
            default -> Double.parseDouble(tenth) + 0.05;
        };
    }

    Weighed of(Set<Lever> some) {
        Weighed all = new Weighed();
        some.stream().sorted().map(levers::get).forEach(all::add);
        return all;
    }

    Weighed outside() {
        return outside;
    }

    /** Other, unclear, or nothing recorded. */
    Weighed noReason() {
        return noReason;
    }

    /** Duplicates, tests and the like: no buyer declined. */
    Weighed aboutRecord() {
        return aboutRecord;
    }

    /** What the doubts about reasons and their histories take away. */
    Weighed unsure() {
        return unsure;
    }

    Weighed all() {
        Weighed all = of(Set.of(Lever.values()));
        List.of(outside, noReason, aboutRecord, unsure).forEach(all::add);
        return all;
    }
}
