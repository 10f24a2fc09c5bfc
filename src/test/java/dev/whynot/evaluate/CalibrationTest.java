package dev.whynot.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void errorIsTheDistanceOfConfidenceAndTruthWeightedByTexts() {
        Calibration calibration = Calibration.of(List.of(
                judged("no_budget", "no_budget", 0.95),
                judged("no_budget", "price_too_high", 0.97),
                judged("no_need", "no_need", 0.99),
                judged("no_need", "no_budget", 0.30)));

        // three of 0.97 on average, of which two are right, and one of 0.3 that is wrong
        assertThat(calibration.error()).isCloseTo(3.0 / 4 * (0.97 - 2.0 / 3) + 1.0 / 4 * 0.3, within(1e-12));
        assertThat(calibration.bins().getLast())
                .satisfies(bin -> assertThat(bin.texts()).isEqualTo(3))
                .satisfies(bin -> assertThat(bin.confidence()).isCloseTo(0.97, within(1e-12)));
    }

    @Test
    void everyConfidenceFallsIntoOneOfFifteenBins() {
        Calibration calibration = Calibration.of(
                List.of(judged("a", "a", 0), judged("a", "a", 1.0 / 15), judged("a", "a", 0.07), judged("a", "a", 1)));

        assertThat(calibration.bins()).hasSize(15);
        assertThat(calibration.bins().get(0).texts()).isEqualTo(2);
        assertThat(calibration.bins().get(1).texts()).isEqualTo(1);
        assertThat(calibration.bins().get(14).texts()).isEqualTo(1);
    }

    @Test
    void whatIsLeftUnclearHasNoPartInIt() {
        assertThat(Calibration.of(List.of(judged("no_budget", "unclear", 0))).error())
                .isNaN();
    }

    private static Judged judged(String expected, String answered, double confidence) {
        return new Judged(expected, null, new Answer(answered, null, confidence, "classifier"));
    }
}
