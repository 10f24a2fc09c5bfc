package dev.whynot.analytics.changes;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;

import dev.whynot.analytics.Comparison;
import dev.whynot.analytics.Estimate;
import dev.whynot.analytics.FalseDiscovery;
import dev.whynot.analytics.changes.Changes.Carrier;
import dev.whynot.analytics.changes.Changes.Part;

/**
 * The groups that carry the change. Each claim about a group has two parts, and holds only if both do, so the larger
 * p-value counts (R. L. Berger, Technometrics 24, 1982, 295-300):
 *
 * <ul>
 *   <li>rate: its loss rate changed (exact test), and more than that of the rest (difference of the two changes, by the
 *       normal distribution);
 *   <li>mix: its share of what was decided changed, and its loss rate is not that of the rest (exact tests both).
 * </ul>
 *
 * All claims about all groups of all dimensions are made honest together, see {@link FalseDiscovery}.
 */
final class Carriers {

    private static final int MOST = 10;
    private static final double LEVEL = 0.05;

    private record Claim(String dimension, Member member, String kind, Estimate effect, double pValue) {}

    private Carriers() {}

    /** The largest first. */
    static List<Carrier> of(List<Splits.Named> splits, Side baseline, Side period) {
        List<Claim> claims = splits.stream()
                .flatMap(split -> split.decomposition().parts().stream()
                        .filter(part -> part.member().value() != null)
                        .flatMap(part -> claims(split.name(), part, baseline, period).stream()))
                .toList();
        List<Double> qValues =
                FalseDiscovery.qValues(claims.stream().map(Claim::pValue).toList());
        List<Carrier> carriers = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            if (qValues.get(i) <= LEVEL) {
                carriers.add(carrier(claims.get(i), qValues.get(i), baseline, period));
            }
        }
        return carriers.stream()
                .sorted(comparingDouble(
                                (Carrier carrier) -> Math.abs(carrier.effect().value()))
                        .reversed()
                        .thenComparing(Carrier::dimension)
                        .thenComparing(Carrier::value))
                .limit(MOST)
                .toList();
    }

    private static List<Claim> claims(String dimension, Decomposition.Part part, Side baseline, Side period) {
        Member member = part.member();
        Side before = member.baseline();
        Side now = member.period();
        List<Claim> claims = new ArrayList<>();
        if (part.movedMore()) {
            Comparison ofRate = Comparison.of(now.lost(), now.decided(), before.lost(), before.decided());
            double pValue = Math.max(ofRate.pValue(), part.excess().pValue());
            claims.add(new Claim(dimension, member, "rate", part.excess(), pValue));
        }
        Side both = member.both();
        Side rest = baseline.plus(period).minus(both);
        if (!rest.isEmpty()) {
            Comparison ofShare = Comparison.of(now.decided(), period.decided(), before.decided(), baseline.decided());
            Comparison withRest = Comparison.of(both.lost(), both.decided(), rest.lost(), rest.decided());
            claims.add(new Claim(dimension, member, "mix", part.mix(), Math.max(ofShare.pValue(), withRest.pValue())));
        }
        return claims;
    }

    private static Carrier carrier(Claim claim, double qValue, Side baseline, Side period) {
        return new Carrier(
                claim.dimension(),
                claim.member().value(),
                claim.kind(),
                claim.effect(),
                Part.of(claim.member().baseline(), baseline),
                Part.of(claim.member().period(), period),
                claim.pValue(),
                qValue);
    }
}
