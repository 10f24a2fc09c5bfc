package dev.whynot.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

    /** The heart attack trials of Benjamini and Hochberg, 1995, section 3.2: at 0.05 they find four differences. */
    private static final List<Double> TRIALS = List.of(
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0);

    @Test
    void fourOfThePublishedTrialsAreFound() {
        List<Double> qValues = FalseDiscovery.qValues(TRIALS);
        assertThat(qValues.stream().filter(q -> q <= 0.05)).hasSize(4);
        // by hand: p * 15 / rank, and no more than that of a higher rank
        assertThat(qValues.get(0)).isCloseTo(0.0015, within(1e-12));
        assertThat(qValues.get(3)).isCloseTo(0.0095 * 15 / 4, within(1e-12));
        assertThat(qValues.get(5)).isCloseTo(0.0298 * 15 / 7, within(1e-12));
        assertThat(qValues.get(6)).isCloseTo(0.0298 * 15 / 7, within(1e-12));
        assertThat(qValues.get(14)).isEqualTo(1);
    }

    @Test
    void whatHasNoPValueStaysWithoutAndDoesNotCount() {
        assertThat(FalseDiscovery.qValues(Arrays.asList(null, 0.02, null, 0.5, 0.01)))
                .containsExactly(null, 0.03, null, 0.5, 0.03);
        assertThat(FalseDiscovery.qValues(List.of())).isEmpty();
    }

    /** The definition itself: the smallest level at which the procedure of the paper still finds the group. */
    @Property
    void qValueIsTheSmallestLevelAtWhichAGroupIsFound(@ForAll List<@DoubleRange(min = 0, max = 1) Double> pValues) {
        List<Double> qValues = FalseDiscovery.qValues(pValues);
        for (int i = 0; i < pValues.size(); i++) {
            double q = qValues.get(i);
            assertThat(q).isBetween(pValues.get(i), 1.0);
            assertThat(isFound(pValues, i, q * (1 + 1e-9))).isTrue();
            assertThat(isFound(pValues, i, q * (1 - 1e-9))).as("q = %s", q).isEqualTo(q == 0);
        }
    }

    @Property
    void orderDoesNotMatter(@ForAll List<@DoubleRange(min = 0, max = 1) Double> pValues, @ForAll long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < pValues.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        List<Double> qValues = FalseDiscovery.qValues(pValues);
        assertThat(FalseDiscovery.qValues(order.stream().map(pValues::get).toList()))
                .isEqualTo(order.stream().map(qValues::get).toList());
    }

    /** Benjamini and Hochberg's step-up procedure as they wrote it down. */
    private static boolean isFound(List<Double> pValues, int i, double level) {
        List<Double> sorted = pValues.stream().sorted().toList();
        for (int k = sorted.size(); k >= 1; k--) {
            if (sorted.get(k - 1) <= level * k / sorted.size()) {
                return pValues.get(i) <= sorted.get(k - 1);
            }
        }
        return false;
    }
}
