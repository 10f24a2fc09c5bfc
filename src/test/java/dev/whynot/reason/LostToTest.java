package dev.whynot.reason;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostToTest {

    private final Step step = new LostTo(Dictionary.bundled(Taxonomy.bundled()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lost to EINS",
                "lost to Umbrella Ltd.",
                "LOST AGAINST Globex",
                "lost deal to Initech",
                "Closed Lost to Hooli",
                "Verloren an Wonka",
                "gegen Vandelay verloren",
                "lost gegen Röhrig & Krumm"
            })
    void aNameThatNobodyToldOfIsACompetitor(String text) {
        assertThat(step.meaning(text, TextKey.of(text))).map(Meaning::code).contains("competitor_chosen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lost to Budget Cuts",
                "Lost to No Decision",
                "lost to churn",
                "Lost to Acme because of the price they gave",
                "Lost",
                "verloren an Preis",
                "lost to Acme, too expensive",
                "got lost to Hamburg"
            })
    void nothingElseIs(String text) {
        assertThat(step.meaning(text, TextKey.of(text))).isEmpty();
    }
}
