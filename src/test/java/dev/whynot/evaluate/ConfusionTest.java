package dev.whynot.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class ConfusionTest {

    @Test
    void mostFrequentPairComesFirstAndUndecidedTextsConfuseNothing() {
        assertThat(Confusion.of(List.of(
                        judged("no_need", "not_interested"),
                        judged("no_budget", "budget_cut"),
                        judged("budget_cut", "no_budget"),
                        judged("no_budget", "budget_cut"),
                        judged("no_need", "no_need"),
                        judged("no_need", "unclear"))))
                .containsExactly(
                        new Confusion("no_budget", "budget_cut", 2),
                        new Confusion("budget_cut", "no_budget", 1),
                        new Confusion("no_need", "not_interested", 1));
    }

    private static Judged judged(String expected, String answered) {
        return new Judged(expected, null, new Answer(answered, null, 0.5, "classifier"));
    }
}
