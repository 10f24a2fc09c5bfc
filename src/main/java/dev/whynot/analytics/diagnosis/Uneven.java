package dev.whynot.analytics.diagnosis;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

import dev.whynot.analytics.FalseDiscovery;

/**
 * A value of a lever's dimension whose losses depend on the segment more than chance would have it, though none of its
 * groups need stand out alone: a campaign that puts off some personas and wins others.
 *
 * @param by the dimension of the segment
 * @param worst the groups that lose most above what is expected, the surest first
 * @param chiSquared the sum of the squares of the standard errors that its groups are off by
 */
record Uneven(
        String dimension, String value, String by, List<StandOut> worst, double chiSquared, int groups, double qValue) {

    private static final double FALSE_ALARMS = 0.05;
    private static final int FEWEST_GROUPS = 3;
    private static final int WORST = 3;

    /** The surest first. */
    static List<Uneven> of(Pattern pattern, Set<Lever> levers, int most) {
        List<Uneven> all = new ArrayList<>();
        double[] without = pattern.expectedWithout(levers);
        for (Lever lever : levers) {
            for (Factor factor : pattern.blocks().pairs().get(lever)) {
                String dimension = factor.of().getFirst().dimension();
                String by = factor.of().getLast().dimension();
                Map<String, List<StandOut>> byValue = StandOut.groups(factor, pattern.cells(), without).stream()
                        .collect(groupingBy(group -> group.values().get(dimension), LinkedHashMap::new, toList()));
                byValue.forEach((value, groups) -> {
                    if (groups.size() >= FEWEST_GROUPS) {
                        all.add(of(dimension, value, by, groups));
                    }
                });
            }
        }
        List<Double> qValues = FalseDiscovery.qValues(all.stream()
                .map(one -> ChiSquaredDistribution.of(one.groups()).survivalProbability(one.chiSquared()))
                .toList());
        List<Uneven> sure = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Uneven one = all.get(i);
            if (qValues.get(i) <= FALSE_ALARMS && !one.worst().isEmpty()) {
                sure.add(new Uneven(
                        one.dimension(),
                        one.value(),
                        one.by(),
                        one.worst(),
                        one.chiSquared(),
                        one.groups(),
                        qValues.get(i)));
            }
        }
        sure.sort(comparingDouble(Uneven::qValue)
                .thenComparing(comparingDouble(Uneven::chiSquared).reversed())
                .thenComparing(one -> one.dimension() + one.value() + one.by()));
        return sure.subList(0, Math.min(most, sure.size()));
    }

    private static Uneven of(String dimension, String value, String by, List<StandOut> groups) {
        return new Uneven(
                dimension,
                value,
                by,
                groups.stream()
                        .filter(group -> group.z() > 0)
                        .sorted(comparingDouble(StandOut::z).reversed().thenComparing(group -> group.values()
                                .toString()))
                        .limit(WORST)
                        .toList(),
                groups.stream().mapToDouble(group -> group.z() * group.z()).sum(),
                groups.size(),
                1);
    }
}
