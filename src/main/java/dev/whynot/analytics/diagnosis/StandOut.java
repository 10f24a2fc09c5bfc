package dev.whynot.analytics.diagnosis;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.statistics.distribution.NormalDistribution;

import dev.whynot.analytics.FalseDiscovery;
import dev.whynot.facts.Attribute;

/**
 * A group that loses more than comparable records, by the dimensions of a lever.
 *
 * @param values by dimension
 * @param expected how many would be lost, were the lever of no matter
 * @param z how many standard errors they are above that
 * @param qValue made honest for all groups of the levers that were looked at
 */
record StandOut(Map<String, String> values, long lost, long decided, double expected, double z, double qValue) {

    private static final double FALSE_ALARMS = 0.05;

    /** Those that hardly are chance, the surest first; of one and a part of it only the surer one. */
    static List<StandOut> of(Pattern pattern, Set<Lever> levers, int most) {
        double[] without = pattern.expectedWithout(levers);
        List<StandOut> all = new ArrayList<>();
        for (Lever lever : levers) {
            for (Factor factor : pattern.blocks().all(lever)) {
                all.addAll(groups(factor, pattern.cells(), without));
            }
        }
        List<Double> qValues = FalseDiscovery.qValues(all.stream()
                .map(group -> NormalDistribution.of(0, 1).survivalProbability(group.z()))
                .toList());
        List<StandOut> sure = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (qValues.get(i) <= FALSE_ALARMS) {
                StandOut group = all.get(i);
                sure.add(new StandOut(
                        group.values(), group.lost(), group.decided(), group.expected(), group.z(), qValues.get(i)));
            }
        }
        sure.sort(comparingDouble(StandOut::z).reversed().thenComparing(group -> group.values()
                .toString()));
        List<StandOut> told = new ArrayList<>();
        for (StandOut group : sure) {
            if (told.size() < most && told.stream().noneMatch(group::isPartOrWholeOf)) {
                told.add(group);
            }
        }
        return told;
    }

    private boolean isPartOrWholeOf(StandOut other) {
        return values.entrySet().containsAll(other.values.entrySet())
                || other.values.entrySet().containsAll(values.entrySet());
    }

    static List<StandOut> groups(Factor factor, List<Cell> cells, double[] without) {
        int levels = factor.levels();
        long[] lost = new long[levels];
        long[] decided = new long[levels];
        double[] expected = new double[levels];
        double[] variance = new double[levels];
        int[] example = new int[levels];
        for (int i = 0; i < cells.size(); i++) {
            int level = factor.codes()[i];
            double rate = Math.clamp(without[i], 0.01, 0.99); // a sum of effects can be above 1
            lost[level] += cells.get(i).lost();
            decided[level] += cells.get(i).decided();
            expected[level] += cells.get(i).decided() * rate;
            variance[level] += cells.get(i).decided() * rate * (1 - rate);
            example[level] = i;
        }
        List<StandOut> groups = new ArrayList<>();
        for (int level = 1; level < levels; level++) { // level 0 has no name
            if (decided[level] > 0) {
                Map<String, String> values = new LinkedHashMap<>();
                for (Levels dimension : factor.of()) {
                    values.put(
                            dimension.dimension(),
                            dimension.texts().get(dimension.codes()[example[level]]));
                }
                if (values.containsValue(Attribute.NONE)) {
                    continue; // what is missing is nothing to act on
                }
                double z = (lost[level] - expected[level]) / Math.sqrt(variance[level]);
                groups.add(new StandOut(values, lost[level], decided[level], expected[level], z, 1));
            }
        }
        return groups;
    }
}
