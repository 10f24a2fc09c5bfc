package dev.whynot.analytics.drivers;

import java.util.List;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * What a subgroup has to pay for having been searched for: the logarithm of the number of subgroups like it. Each kind
 * of subgroup gets a fixed part of the level of significance, and shares it among all of its kind (a weighted Bonferroni
 * correction: C. R. Genovese, K. Roeder, L. Wasserman, "False discovery control with p-value weighting", Biometrika 93,
 * 2006; the idea of paying by the length of the description is J. Rissanen's). The parts add up to less than one, so
 * that the chance that anything at all is reported where there is nothing stays below the level, however the search
 * chooses among them.
 */
final class Price {

    /** More or less: two directions. */
    private static final double DIRECTION = Math.log(2);

    private final Cases cases;
    private final int depth;
    private final double window;

    Price(Cases cases, int depth) {
        this.cases = cases;
        this.depth = depth;
        this.window = Math.log(2.0 * Math.max(1, Window.count(cases.weekCount())));
    }

    /** In nats, to be paid from {@link Surprise}. */
    double of(Subgroup group) {
        return of(group.conditions(), group.window().isPresent());
    }

    /** The same of a subgroup with some window, whichever, or none. */
    double of(List<Condition> conditions, boolean hasWindow) {
        double price = frame(conditions.size(), hasWindow);
        for (Condition condition : conditions) {
            price += condition(condition.column(), condition.codes().cardinality());
        }
        return price;
    }

    /** What it costs to have so many conditions, and a window or not, whatever they are. */
    double frame(int conditions, boolean hasWindow) {
        return DIRECTION
                + Math.log(depth + 1.0)
                + logChoose(cases.columns().size(), conditions)
                + (hasWindow ? window : Math.log(2));
    }

    /** What it costs that a condition takes so many values of a column. */
    double condition(int column, int codes) {
        int size = cases.columns().get(column).values().size();
        if (cases.columns().get(column).isOrdered()) {
            return Math.log(size * (size + 1) / 2.0);
        }
        return codes * Math.log(2) + logChoose(size, codes);
    }

    /** The logarithm of the number of ways to choose k of n. */
    private static double logChoose(int n, int k) {
        return LogGamma.value(n + 1.0) - LogGamma.value(k + 1.0) - LogGamma.value(n - k + 1.0);
    }
}
