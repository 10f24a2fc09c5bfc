package dev.whynot.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class PriceTest {

    /** Without that the level of significance would not hold. */
    @Test
    void sharesOfAllSubgroupsTogetherAreAtMostOne() {
        Cases made = MadeCases.of(300, 7, one -> 0.5);
        Cases cases = Cases.inAnyOrder(
                made.columns().subList(0, 3), made.hits(), weeksBelow(made, 4), 4, made.firstWeek(), made.keys());
        Price price = new Price(cases, 2);
        double shares = 0;
        for (List<Condition> conditions : conditions(cases)) {
            int records = new Subgroup(conditions, Optional.empty()).rows(cases).length;
            if (records > 0) {
                shares += 2 * Math.exp(-price.of(new Subgroup(conditions, Optional.empty()), records));
                for (Window window : List.of(
                        new Window(0, 1), new Window(1, 2), new Window(2, 3), new Window(0, 2), new Window(1, 3))) {
                    shares += 2 * Math.exp(-price.of(new Subgroup(conditions, Optional.of(window)), records));
                }
            }
        }
        assertThat(Window.count(4)).isEqualTo(5);
        assertThat(shares).isGreaterThan(0.5).isLessThanOrEqualTo(1 + 1e-9);
    }

    private static char[] weeksBelow(Cases cases, int weeks) {
        char[] all = cases.weeks().clone();
        for (int row = 0; row < all.length; row++) {
            all[row] = (char) (all[row] % weeks);
        }
        return all;
    }

    private static List<List<Condition>> conditions(Cases cases) {
        List<List<Condition>> all = new ArrayList<>();
        all.add(List.of());
        for (int column = 0; column < cases.columns().size(); column++) {
            List<Condition> its = ofColumn(cases, column);
            its.forEach(one -> all.add(List.of(one)));
            for (int other = column + 1; other < cases.columns().size(); other++) {
                for (Condition second : ofColumn(cases, other)) {
                    its.forEach(one -> all.add(List.of(one, second)));
                }
            }
        }
        return all;
    }

    /** All sets of values, or all runs of an ordered column. */
    private static List<Condition> ofColumn(Cases cases, int column) {
        int values = cases.columns().get(column).values().size();
        List<Condition> all = new ArrayList<>();
        for (long set = 1; set < 1L << values; set++) {
            BitSet codes = BitSet.valueOf(new long[] {set << 1});
            boolean isRun = codes.length() - codes.nextSetBit(0) == codes.cardinality();
            if (!cases.columns().get(column).isOrdered() || isRun) {
                all.add(new Condition(column, codes));
            }
        }
        return all;
    }
}
