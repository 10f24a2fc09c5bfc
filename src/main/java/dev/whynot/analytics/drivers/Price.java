package dev.whynot.analytics.drivers;

import java.util.List;

import dev.whynot.analytics.Choose;

/**
 * What a subgroup has to pay for having been searched for. Each subgroup that can be found has a share of the level of
 * significance, fixed before the outcomes are looked at, and its p-value is divided by its share (weighted Bonferroni:
 * C. R. Genovese, K. Roeder, L. Wasserman, "False discovery control with p-value weighting", Biometrika 93, 2006). All
 * shares together are at most one, so that the chance that anything is reported where there is nothing stays below the
 * level, however the search chooses among them. The share of a subgroup:
 *
 * <ul>
 *   <li>1/2 for its direction, more or less, and an equal part for each number of conditions from 0 to the depth;
 *   <li>of these, an equal part for each choice of columns;
 *   <li>of these, its part of the records, as each record is in one subgroup of single values per choice of columns;
 *       where a condition takes several values, 3/4 goes to single ones, 3/16 to pairs and so on, and as the m values of
 *       k overlap, that is divided by how many sets hold the same value, {@code choose(k-1, m-1)}; for a range likewise
 *       by how many runs hold the same range at most;
 *   <li>of these, 1/2 for all times, and 1/2 for all windows of weeks in equal parts.
 * </ul>
 */
final class Price {

    private static final double SINGLE = 0.75;

    private final Cases cases;
    private final int depth;
    private final double atAnyTime = Math.log(2);
    private final double window;

    Price(Cases cases, int depth) {
        this.cases = cases;
        this.depth = depth;
        this.window = Math.log(2.0 * Math.max(1, Window.count(cases.weekCount())));
    }

    /**
     * Minus the logarithm of the share, in nats.
     *
     * @param records for which the conditions hold, at any time
     */
    double of(Subgroup group, int records) {
        return ofConditions(group.conditions()) + ofTime(group.window().isPresent()) + ofRecords(records);
    }

    /** What the conditions cost, whatever their records. */
    double ofConditions(List<Condition> conditions) {
        double price = ofDepth(conditions.size());
        for (Condition condition : conditions) {
            price += ofValues(condition.column(), condition.codes().cardinality());
        }
        return price;
    }

    double ofDepth(int conditions) {
        return Math.log(2) + Math.log(depth + 1.0) + Choose.log(cases.columns().size(), conditions);
    }

    double ofTime(boolean hasWindow) {
        return hasWindow ? window : atAnyTime;
    }

    double ofRecords(int records) {
        return Math.log((double) cases.rows() / records);
    }

    /** What it costs that a condition takes so many values of a column. */
    double ofValues(int column, int count) {
        int size = cases.columns().get(column).values().size();
        if (cases.columns().get(column).isOrdered()) {
            return Math.log((size + 1) / 2 * ((size + 2) / 2));
        }
        return -Math.log(SINGLE) - (count - 1) * Math.log(1 - SINGLE) + Choose.log(size - 1, count - 1);
    }
}
