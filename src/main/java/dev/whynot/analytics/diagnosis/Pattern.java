package dev.whynot.analytics.diagnosis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where sales are lost: how much of it goes with the dimensions of each lever. The variation of the outcomes (1 lost, 0
 * won) is split by adding the levers to a model one after the other and averaging over the orders (R. H. Lindeman, P. F.
 * Merenda, R. Z. Gold, "Introduction to Bivariate and Multivariate Analysis", 1980, 119-127; A. F. Shorrocks, "Decomposition
 * procedures for distributional analysis", Journal of Economic Inequality 11, 2013, 99-126). Only the orders count in which
 * the segment, who is sold to and what, comes before what is done in it (asymmetric Shapley values; C. Frye, C. Rowat, I.
 * Feige, NeurIPS 2020): a rep is not blamed for a hard segment. From each part what as many parameters explain by chance is
 * taken away.
 *
 * <p>For an outcome of two values the explained sum of squares is that of B. H. Margolin, R. J. Light ("An analysis of
 * variance for categorical data, II", JASA 69, 1974, 755-764).
 */
final class Pattern {

    private static final List<Lever> WITHIN = List.of(Lever.MESSAGE, Lever.PEOPLE, Lever.PROCESS);

    private static final double FALSE_ALARMS = 0.05;

    private final List<Cell> cells;
    private final Blocks blocks;
    private final Map<String, Fit> fits = new ConcurrentHashMap<>();
    private final double variance;
    private final double total;
    private final Map<Lever, Variation> variations = new EnumMap<>(Lever.class);
    private final Map<Lever, Double> pValues;

    /** Of cells with something decided in each. */
    Pattern(List<String> dimensions, List<Cell> cells) {
        this.cells = cells;
        this.blocks = Blocks.of(dimensions, cells);
        List<Factor> factors = new ArrayList<>(blocks.heldFixed());
        Fit fixed = Fit.none(cells).with(factors, cells);
        Fit target = add("T", fixed, with(factors, blocks.mains().get(Lever.TARGETING)));
        Fit fit = add("F", fixed, with(factors, blocks.mains().get(Lever.FIT)));
        fits.put("", fixed);
        factors.addAll(blocks.mains().get(Lever.TARGETING));
        factors.addAll(blocks.mains().get(Lever.FIT));
        Fit both = add("TF", target, factors);
        factors.addAll(blocks.pairs().get(Lever.FIT));
        Fit segment = add(key(Set.of()), both, factors);
        WITHIN.parallelStream().forEach(one -> add(key(Set.of(one)), segment, with(factors, blocks.all(one))));
        WITHIN.parallelStream().forEach(left -> {
            Set<Lever> two = without(left);
            List<Factor> more = new ArrayList<>(factors);
            two.forEach(lever -> more.addAll(blocks.all(lever)));
            add(key(two), fits.get(key(Set.of(two.iterator().next()))), more);
        });
        WITHIN.forEach(lever -> factors.addAll(blocks.all(lever)));
        Fit all = add(key(Set.copyOf(WITHIN)), fits.get(key(without(Lever.PROCESS))), factors);

        double lost = cells.stream().mapToLong(Cell::lost).sum();
        double decided = cells.stream().mapToLong(Cell::decided).sum();
        double squares = lost * (1 - lost / decided);
        this.total = squares - fixed.explained();
        double unexplained = Math.max(1, decided - 1 - blocks.parameters());
        this.variance = (squares - all.explained()) / unexplained;

        double ofTarget = mean(target.explained() - fixed.explained(), both.explained() - fit.explained());
        double ofFit = mean(fit.explained() - fixed.explained(), both.explained() - target.explained())
                + segment.explained()
                - both.explained();
        put(Lever.TARGETING, ofTarget);
        put(Lever.FIT, ofFit);
        WITHIN.forEach(lever -> put(lever, overOrders(lever)));
        Map<Lever, Double> alone = new EnumMap<>(Lever.class);
        variations.forEach((lever, variation) -> {
            if (variation.parameters() > 0) {
                alone.put(lever, variation.pValue(unexplained));
            }
        });
        this.pValues = AskedAtOnce.adjusted(alone);
    }

    private static List<Factor> with(List<Factor> some, List<Factor> more) {
        List<Factor> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private Fit add(String key, Fit start, List<Factor> factors) {
        Fit added = start.with(factors, cells);
        fits.put(key, added);
        return added;
    }

    private static String key(Set<Lever> within) {
        return "segment" + (within.isEmpty() ? "" : EnumSet.copyOf(within));
    }

    private static Set<Lever> without(Lever lever) {
        EnumSet<Lever> others = EnumSet.copyOf(WITHIN);
        others.remove(lever);
        return others;
    }

    /** What it adds, averaged over the six orders of the three. */
    private double overOrders(Lever lever) {
        double sum = 0;
        for (Set<Lever> before : subsets(without(lever))) {
            EnumSet<Lever> after = EnumSet.of(lever);
            after.addAll(before);
            double orders = before.size() == 1 ? 1 : 2;
            sum += orders
                    * (fits.get(key(after)).explained() - fits.get(key(before)).explained());
        }
        return sum / 6;
    }

    private static List<Set<Lever>> subsets(Set<Lever> two) {
        List<Set<Lever>> all = new ArrayList<>();
        all.add(Set.of());
        two.forEach(lever -> all.add(Set.of(lever)));
        all.add(two);
        return all;
    }

    private void put(Lever lever, double squares) {
        variations.put(lever, Variation.of(lever, squares / variance, blocks.parameters(lever)));
    }

    private static double mean(double one, double other) {
        return (one + other) / 2;
    }

    Blocks blocks() {
        return blocks;
    }

    List<Cell> cells() {
        return cells;
    }

    long decided() {
        return cells.stream().mapToLong(Cell::decided).sum();
    }

    /** What there is to explain, in the same unit: the variation of the outcomes within an org and object. */
    double total() {
        return total / variance;
    }

    Variation variation(Set<Lever> levers) {
        return levers.stream()
                .sorted()
                .map(variations::get)
                .reduce(Variation::plus)
                .orElseThrow();
    }

    /**
     * How likely chance alone makes one of the levers explain so much, made honest for all that are asked at once. Of several
     * levers it is that of the surest: who is sure of one is sure of them together (closed testing; R. Marcus, E. Peritz, K.
     * R. Gabriel, Biometrika 63, 1976, 655-660).
     */
    double pValue(Set<Lever> levers) {
        return levers.stream()
                .mapToDouble(lever -> pValues.getOrDefault(lever, 1.0))
                .min()
                .orElse(1);
    }

    /** Whether one of the levers explains more than chance: by its own interval, and by all that are asked at once. */
    boolean speaksFor(Set<Lever> levers) {
        return levers.stream()
                .anyMatch(lever -> pValues.getOrDefault(lever, 1.0) <= FALSE_ALARMS
                        && variations.get(lever).low() > 0);
    }

    /** The loss rate of each cell if the levers made no difference, all that is comparable being equal. */
    double[] expectedWithout(Set<Lever> levers) {
        if (levers.contains(Lever.TARGETING)) {
            return fits.get(levers.contains(Lever.FIT) ? "" : "F").expected();
        }
        if (levers.contains(Lever.FIT)) {
            return fits.get("T").expected();
        }
        return fits.get(key(without(levers.iterator().next()))).expected();
    }
}
