package dev.whynot.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class ModelTest {

    private static final Subgroup COUNTRY = new Subgroup(List.of(Condition.of(0, 2)), Optional.empty());
    private static final Subgroup PRODUCT_LATE =
            new Subgroup(List.of(Condition.of(1, 3)), Optional.of(new Window(50, 103)));

    /** A logistic regression by maximum likelihood expects in each of its groups what it has (the penalty is slight). */
    @Test
    void groupsOfTheModelHaveWhatIsExpected() {
        Cases cases = MadeCases.of(
                8_000,
                3,
                one -> 0.3 + (one.country() == 2 ? 0.3 : 0) + (one.product() == 3 && one.week() >= 50 ? 0.2 : 0));
        Model.Expected expected =
                Model.of(cases, List.of(COUNTRY, PRODUCT_LATE)).fit().expected();
        for (Subgroup group : List.of(COUNTRY, PRODUCT_LATE, new Subgroup(List.of(), Optional.empty()))) {
            Sums sums = expected.sums(cases, group.rows(cases));
            assertThat(sums.expectedHits()).isCloseTo(sums.hits(), within(0.05));
        }
    }

    @Test
    void withoutATermItsGroupIsLikeTheRest() {
        Cases cases = MadeCases.of(8_000, 3, one -> one.country() == 2 ? 0.8 : 0.3);
        Model model = Model.of(cases, List.of(COUNTRY));
        Sums sums = model.fit().expectedWithout(0).sums(cases, COUNTRY.rows(cases));
        double rest = (double) (cases.hitCount() - sums.hits()) / (cases.rows() - sums.records());
        assertThat(sums.expectedHits() / sums.records()).isCloseTo(rest, within(1e-4));
    }

    @Test
    void groupInWhichAllAreHitsHasAnEnd() {
        Cases cases = MadeCases.of(3_000, 4, one -> one.country() == 2 ? 1 : 0.3);
        Sums sums = Model.of(cases, List.of(COUNTRY)).fit().expected().sums(cases, COUNTRY.rows(cases));
        assertThat(sums.expectedHits()).isBetween(0.99 * sums.hits(), (double) sums.hits());
    }
}
