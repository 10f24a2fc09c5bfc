package dev.whynot.analytics.changes;

import java.util.List;
import java.util.function.ToDoubleFunction;

import dev.whynot.analytics.Estimate;

/**
 * The change of a loss rate, split exactly into what another mix of groups makes of it and what other loss rates within
 * the groups do (E. M. Kitagawa, "Components of a difference between two rates", JASA 50, 1955, 1168-1194, with both
 * periods as standard, so that nothing is left over):
 *
 * <pre>
 * mix  = sum over groups of (share now - share before) * ((rate now + rate before) / 2 - m)
 * rate = sum over groups of (rate now - rate before) * (share now + share before) / 2
 * </pre>
 *
 * m, the middle of the two loss rates of all, adds nothing to the sum, as the shares add up to 1 in both periods; with
 * it the part of a group is above 0 if a group that loses more than most has grown, or one that loses less has shrunk.
 *
 * <p>A group with nothing decided in one period has no loss rate there; it is given that of the other period. So all of
 * its part is mix: it came or went, and nobody knows whether its rate changed.
 *
 * <p>The intervals are by the delta method (G. W. Oehlert, "A note on the delta method", American Statistician 46, 1992,
 * 27-29), the decided records of a period being a sample of (group, outcome), independent of that of the other period.
 *
 * @param parts of the groups, in their order
 */
record Decomposition(Estimate mix, Estimate rate, List<Part> parts) {

    /**
     * What one group adds.
     *
     * @param excess by how much less the loss rate of all would have changed, had this group's changed as that of all
     *     other groups together; null where one of the two has nothing decided in a period
     * @param movedMore whether its loss rate changed more than that of all others together, up or down: of a small group
     *     that changed and a large one that did not, it is the first that is to be looked at
     */
    record Part(Member member, Estimate mix, double rate, Estimate excess, boolean movedMore) {}

    /**
     * Splits the change.
     *
     * @throws IllegalArgumentException if nothing is decided in one of the periods: there is no change then
     */
    static Decomposition of(List<Member> members) {
        Side baseline = members.stream().map(Member::baseline).reduce(Side.NONE, Side::plus);
        Side period = members.stream().map(Member::period).reduce(Side.NONE, Side::plus);
        if (baseline.isEmpty() || period.isEmpty()) {
            throw new IllegalArgumentException("Nothing is decided in one of the periods");
        }
        List<Group> groups = members.stream()
                .filter(member -> !member.both().isEmpty())
                .map(member -> Group.of(member, baseline, period))
                .toList();
        return new Decomposition(
                Estimate.of(sum(groups, Group::mix), varianceOfMix(groups, baseline, period)),
                Estimate.of(sum(groups, Group::rate), varianceOfRate(groups, baseline, period)),
                groups.stream().map(group -> group.part(baseline, period)).toList());
    }

    /** How large its mix effect and its most different group are for sure, together, in parts of one. */
    double evidence() {
        return mix.atLeast(1)
                + parts.stream()
                        .filter(Part::movedMore)
                        .mapToDouble(part -> part.excess().atLeast(parts.size()))
                        .max()
                        .orElse(0);
    }

    private static double sum(List<Group> groups, ToDoubleFunction<Group> part) {
        return groups.stream().mapToDouble(part).sum();
    }

    /**
     * Of the derivatives by the shares, which is a variance over the groups, and by the rates of the groups.
     */
    private static double varianceOfMix(List<Group> groups, Side baseline, Side period) {
        double before = 0;
        double now = 0;
        for (Group group : groups) {
            double grown = group.shareNow - group.shareBefore;
            // where the rate of one side stands for both, all hangs on that one
            double weight = group.isInBoth() ? grown / 2 : grown;
            if (!group.member.baseline().isEmpty()) {
                before += weight * weight * group.member.baseline().variance() / group.shareBefore;
            }
            if (!group.member.period().isEmpty()) {
                now += weight * weight * group.member.period().variance() / group.shareNow;
            }
        }
        return (spread(groups, group -> group.middle, group -> group.shareBefore) + before) / baseline.decided()
                + (spread(groups, group -> group.middle, group -> group.shareNow) + now) / period.decided();
    }

    private static double varianceOfRate(List<Group> groups, Side baseline, Side period) {
        double before = 0;
        double now = 0;
        for (Group group : groups) {
            if (group.isInBoth()) {
                double weight = (group.shareNow + group.shareBefore) / 2;
                before += weight * weight * group.member.baseline().variance() / group.shareBefore;
                now += weight * weight * group.member.period().variance() / group.shareNow;
            }
        }
        return (spread(groups, Group::half, group -> group.shareBefore) + before) / baseline.decided()
                + (spread(groups, Group::half, group -> group.shareNow) + now) / period.decided();
    }

    /** The variance of what a record adds by its group. */
    private static double spread(List<Group> groups, ToDoubleFunction<Group> value, ToDoubleFunction<Group> share) {
        double mean = 0;
        for (Group group : groups) {
            mean += share.applyAsDouble(group) * value.applyAsDouble(group);
        }
        double variance = 0;
        for (Group group : groups) {
            double distance = value.applyAsDouble(group) - mean;
            variance += share.applyAsDouble(group) * distance * distance;
        }
        return variance;
    }

    /** The shares and rates of a group. */
    private static final class Group {
        private final Member member;
        private final double shareBefore;
        private final double shareNow;
        private final double rateBefore;
        private final double rateNow;
        /** The middle of both rates, less the middle of those of all. */
        private final double middle;

        private Group(Member member, Side baseline, Side period) {
            this.member = member;
            shareBefore = (double) member.baseline().decided() / baseline.decided();
            shareNow = (double) member.period().decided() / period.decided();
            rateBefore = (member.baseline().isEmpty() ? member.period() : member.baseline()).rate();
            rateNow = (member.period().isEmpty() ? member.baseline() : member.period()).rate();
            middle = (rateBefore + rateNow) / 2 - (baseline.rate() + period.rate()) / 2;
        }

        static Group of(Member member, Side baseline, Side period) {
            return new Group(member, baseline, period);
        }

        boolean isInBoth() {
            return !member.baseline().isEmpty() && !member.period().isEmpty();
        }

        double mix() {
            return (shareNow - shareBefore) * middle;
        }

        double rate() {
            return (rateNow - rateBefore) * (shareNow + shareBefore) / 2;
        }

        double half() {
            return (rateNow - rateBefore) / 2;
        }

        Part part(Side baseline, Side period) {
            Side restBefore = baseline.minus(member.baseline());
            Side restNow = period.minus(member.period());
            boolean hasRest = isInBoth() && !restBefore.isEmpty() && !restNow.isEmpty();
            return new Part(
                    member,
                    Estimate.of(mix(), varianceOfMix(baseline, period)),
                    rate(),
                    hasRest ? excess(restBefore, restNow) : null,
                    hasRest && Math.abs(rateNow - rateBefore) >= Math.abs(restNow.rate() - restBefore.rate()));
        }

        /** The middle of the rates of all is taken as known: it moves far less than those of a group. */
        private double varianceOfMix(Side baseline, Side period) {
            double grown = shareNow - shareBefore;
            double weight = isInBoth() ? grown / 2 : grown;
            return middle
                            * middle
                            * (shareBefore * (1 - shareBefore) / baseline.decided()
                                    + shareNow * (1 - shareNow) / period.decided())
                    + weight * weight * (ofRate(member.baseline()) + ofRate(member.period()));
        }

        private Estimate excess(Side restBefore, Side restNow) {
            double weight = (shareNow + shareBefore) / 2;
            double further = rateNow - rateBefore - (restNow.rate() - restBefore.rate());
            double variance =
                    ofRate(member.baseline()) + ofRate(member.period()) + ofRate(restBefore) + ofRate(restNow);
            return Estimate.of(weight * further, weight * weight * variance);
        }

        private static double ofRate(Side side) {
            return side.isEmpty() ? 0 : side.variance() / side.decided();
        }
    }
}
