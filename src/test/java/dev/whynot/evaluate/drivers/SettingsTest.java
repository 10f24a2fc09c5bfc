package dev.whynot.evaluate.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;

import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void usualSizesAreAll() {
        assertThat(Settings.of(Map.of()).recipes()).extracting(Recipe::records).contains(20_000, 100_000, 1_000_000);
        assertThat(Settings.of(Map.of()).recipes())
                .extracting(Recipe::seed)
                .doesNotHaveDuplicates()
                .isEqualTo(Settings.of(Map.of()).recipes().stream()
                        .map(Recipe::seed)
                        .toList());
    }

    @Test
    void environmentSaysHowMuch() {
        Settings settings = Settings.of(Map.of("RUNS", "10", "NULL_RUNS", "0", "RECORDS", "5000", "SEED", "3"));

        assertThat(settings.recipes())
                .allMatch(recipe -> recipe.records() == 5000)
                .extracting(Recipe::causes)
                .startsWith(1, 2, 3, 4, 5, 1, 2, 3, 4, 5)
                .hasSize(13)
                .doesNotContain(0);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Settings.of(Map.of("FORMAT", "html")));
        assertThatIllegalArgumentException().isThrownBy(() -> Settings.of(Map.of("RUNS", "-1")));
        assertThatIllegalArgumentException().isThrownBy(() -> Settings.of(Map.of("RUNS", "many")));
    }
}
