package dev.whynot.evaluate.drivers;

import static java.util.Comparator.comparingDouble;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import smile.association.FPGrowth;
import smile.association.ItemSet;

/**
 * Association rules: sets of up to three items whose records are lost, or won, at least {@link #LEAST_LIFT} times as often as
 * all. The sets are those that FP-growth (Smile) finds in at least 1 % of the records, and at least 200. Rules that a more
 * general one says as well are left out (as the package arules for R does), as are those that may be chance by the
 * chi-squared test, with Bonferroni's correction for all sets. Takes a sample of the records if there are too many.
 */
final class Rules implements Finder {

    private static final int MOST_RECORDS = 50_000;
    private static final int LEAST_SUPPORT = 200;
    private static final double LEAST_SHARE = 0.01;
    private static final double LEAST_LIFT = 1.2;
    private static final int MOST_CONDITIONS = 3;

    private record Rule(List<Integer> set, Counts counts) {

        boolean more() {
            return counts.more();
        }

        double lift() {
            return counts.lift(more());
        }
    }

    @Override
    public String name() {
        return "association rules";
    }

    @Override
    public boolean isSlow() {
        return true;
    }

    @Override
    public List<Conditions> find(Made all) {
        Made data = all.sample(MOST_RECORDS);
        Items items = new Items(data);
        Map<List<Integer>, Rule> rules = rules(data, items);
        return rules.values().stream()
                .filter(rule -> rule.lift() >= LEAST_LIFT && rule.counts().isSignificant(rules.size()))
                .filter(rule -> !isSaidMoreGenerally(rule, rules))
                .sorted(comparingDouble(Rule::lift).reversed().thenComparing(rule -> rule.set()
                        .toString()))
                .limit(BestValues.SHOWN)
                .map(rule -> items.conditions(
                        rule.set().stream().mapToInt(Integer::intValue).toArray(), rule.more()))
                .toList();
    }

    private static Map<List<Integer>, Rule> rules(Made data, Items items) {
        BitSet[] rows = new BitSet[items.items()];
        Arrays.setAll(rows, item -> new BitSet());
        int[][] records = new int[data.records()][];
        BitSet lost = new BitSet();
        for (int row = 0; row < records.length; row++) {
            records[row] = items.of(row);
            for (int item : records[row]) {
                rows[item].set(row);
            }
            lost.set(row, data.lost()[row]);
        }
        int support = Math.max(LEAST_SUPPORT, (int) (LEAST_SHARE * records.length));
        Map<List<Integer>, Rule> rules = new HashMap<>();
        for (ItemSet found : new FPGrowth(records, support).learn()) {
            if (found.items.length <= MOST_CONDITIONS) {
                BitSet lostOfSet = (BitSet) lost.clone();
                IntStream.of(found.items).forEach(item -> lostOfSet.and(rows[item]));
                List<Integer> set = IntStream.of(found.items).sorted().boxed().toList();
                Counts counts = new Counts(lostOfSet.cardinality(), found.support, lost.cardinality(), records.length);
                rules.put(set, new Rule(set, counts));
            }
        }
        return rules;
    }

    /** Whether a rule with fewer items has the same or a higher lift. */
    private static boolean isSaidMoreGenerally(Rule rule, Map<List<Integer>, Rule> rules) {
        int items = rule.set().size();
        return IntStream.range(1, (1 << items) - 1)
                .mapToObj(some -> IntStream.range(0, items)
                        .filter(i -> (some >> i & 1) == 1)
                        .mapToObj(i -> rule.set().get(i))
                        .toList())
                .map(rules::get)
                .anyMatch(general -> general.counts().lift(rule.more()) >= rule.lift());
    }
}
