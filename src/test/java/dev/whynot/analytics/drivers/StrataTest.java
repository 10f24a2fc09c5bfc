package dev.whynot.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class StrataTest {

    /** Country 1 has mostly product 1, which everybody loses; in each product it loses less. */
    @Test
    void valueThatOnlyLooksBadIsPointedOut() {
        Cases made = MadeCases.of(20_000, 8, one -> 0);
        char[] countries = made.columns().get(0).codes();
        char[] products = made.columns().get(1).codes();
        for (int row = 0; row < made.rows(); row++) {
            products[row] = (char) (countries[row] == 1 ? row % 10 < 8 ? 1 : 2 : row % 10 < 1 ? 1 : 2);
            double probability = (products[row] == 1 ? 0.8 : 0.4) - (countries[row] == 1 ? 0.1 : 0);
            made.hits()[row] = (byte) (row * 7919 % 1_000 < 1_000 * probability ? 1 : 0);
        }
        assertThat(new Strata(made, 50).reversals(Progress.NONE))
                .filteredOn(one -> one.column() == MadeCases.COUNTRY && one.code() == 1)
                .anySatisfy(one -> {
                    assertThat(one.by()).isEqualTo(MadeCases.PRODUCT);
                    assertThat(one.crude().low()).isGreaterThan(1);
                    assertThat(one.adjusted().high()).isLessThan(1);
                });
    }

    @Test
    void shadowIsExplainedByItsCauseAndNotTheOtherWayRound() {
        Cases cases = MadeCases.of(30_000, 3, one -> one.country() == 4 ? 0.7 : 0.4);
        Strata strata = new Strata(cases, 50);
        Subgroup shadow = new Subgroup(List.of(Condition.of(MadeCases.SHADOW, 4)), Optional.empty());
        Subgroup cause = new Subgroup(List.of(Condition.of(MadeCases.COUNTRY, 4)), Optional.empty());
        assertThat(explained(strata, shadow)).containsExactly(MadeCases.COUNTRY);
        assertThat(explained(strata, cause)).isEmpty();
    }

    private static List<Integer> explained(Strata strata, Subgroup group) {
        return strata.of(group).stream()
                .filter(one -> one.explains(strata.crude(group)))
                .map(Strata.Adjusted::column)
                .toList();
    }

    @Test
    void groupThatIsTheSameAsAnotherCannotBeToldApart() {
        Cases cases = MadeCases.of(3_000, 3, one -> 0.5);
        System.arraycopy(
                cases.columns().get(0).codes(), 0, cases.columns().get(3).codes(), 0, cases.rows());
        Subgroup group = new Subgroup(List.of(Condition.of(MadeCases.COUNTRY, 4)), Optional.empty());
        assertThat(new Strata(cases, 50).of(group))
                .filteredOn(Strata.Adjusted::isInseparable)
                .extracting(Strata.Adjusted::column)
                .containsExactly(MadeCases.SHADOW);
    }
}
