package dev.whynot.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class LabelScoreTest {

    private static final List<Judged> JUDGED = List.of(
            judged("no_budget", "no_budget"),
            judged("no_budget", "unclear"),
            judged("budget_cut", "no_budget"),
            judged("budget_cut", "budget_cut"),
            judged("no_need", "duplicate"));

    @Test
    void eachExpectedReasonHasItsPrecisionAndRecall() {
        assertThat(LabelScore.of(JUDGED))
                .containsExactly(
                        new LabelScore("budget_cut", 2, 1, 1),
                        new LabelScore("no_budget", 2, 2, 1),
                        new LabelScore("no_need", 1, 0, 0));
        assertThat(LabelScore.of(JUDGED).getFirst().precision()).isEqualTo(1);
        assertThat(LabelScore.of(JUDGED).getFirst().recall()).isEqualTo(0.5);
        assertThat(LabelScore.of(JUDGED).getLast().precision()).isNaN();
    }

    @Test
    void macroF1IsTheMeanOverTheExpectedReasons() {
        assertThat(LabelScore.macroF1(JUDGED)).isCloseTo((2.0 / 3 + 1.0 / 2 + 0) / 3, within(1e-12));
        assertThat(LabelScore.macroF1(List.of())).isNaN();
    }

    @Test
    void reasonsOfOneCategoryAreNotConfusedOnThatLevel() {
        Map<String, String> categories = Map.of(
                "no_budget", "price",
                "budget_cut", "price",
                "no_need", "need",
                "duplicate", "record",
                "unclear", "unknown");
        List<Judged> onCategories =
                JUDGED.stream().map(one -> one.on(categories::get)).toList();

        assertThat(LabelScore.of(onCategories))
                .containsExactly(new LabelScore("need", 1, 0, 0), new LabelScore("price", 4, 3, 3));
    }

    private static Judged judged(String expected, String answered) {
        return new Judged(expected, null, new Answer(answered, null, 0.5, "classifier"));
    }
}
