package dev.whynot.analytics.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedAtOnceTest {

    private static final int RUNS = 300;
    private static final double FALSE_ALARMS = 0.05;

    @Test
    void smallestIsMultipliedByAllAndTheNextByThoseThatAreLeft() {
        Map<Lever, Double> adjusted = AskedAtOnce.adjusted(
                Map.of(Lever.PEOPLE, 0.01, Lever.FIT, 0.03, Lever.MESSAGE, 0.02, Lever.PROCESS, 0.7));
        assertThat(adjusted.get(Lever.PEOPLE)).isCloseTo(0.04, within(1e-12));
        assertThat(adjusted.get(Lever.MESSAGE)).isCloseTo(0.06, within(1e-12));
        assertThat(adjusted.get(Lever.FIT)).as("not less than the one before").isCloseTo(0.06, within(1e-12));
        assertThat(adjusted.get(Lever.PROCESS)).isCloseTo(0.7, within(1e-12));
        assertThat(adjusted).doesNotContainKey(Lever.TARGETING);
        assertThat(AskedAtOnce.adjusted(Map.of(Lever.FIT, 0.4, Lever.PEOPLE, 0.9, Lever.MESSAGE, 0.8))
                        .values())
                .containsOnly(1.0);
    }

    private static long runs(int records, ToDoubleFunction<Map<String, Integer>> lossRate, Predicate<Pattern> isAlarm) {
        return LongStream.range(0, RUNS)
                .parallel()
                .mapToObj(seed -> MadeUpLosses.ofMany(seed, records, lossRate).pattern())
                .filter(isAlarm)
                .count();
    }

    /** By the p-values alone, so that it does not hang on the intervals. */
    @ParameterizedTest
    @CsvSource({"1000", "5000"})
    void whereNothingIsPlantedAnyLeverMattersInAtMostOneOfTwentyRuns(int records) {
        assertThat(runs(records, values -> 0.6, pattern -> pattern.pValue(Set.of(Lever.values())) <= FALSE_ALARMS))
                .isBetween(1L, Math.round(RUNS * FALSE_ALARMS));
    }

    @Test
    void whereOneIsPlantedAnyOtherIsSaidToMatterInAtMostOneOfTwentyRuns() {
        Set<Lever> others = EnumSet.complementOf(EnumSet.of(Lever.TARGETING));
        assertThat(runs(
                        1_000,
                        values -> values.get("industry") == 3 ? 0.95 : 0.5,
                        pattern -> pattern.speaksFor(others)))
                .isLessThanOrEqualTo(Math.round(RUNS * FALSE_ALARMS));
    }

    @Test
    void culpritIsAsSureAsItsSurestLever() {
        Pattern pattern = MadeUpLosses.ofMany(1, 5_000, values -> values.get("industry") == 3 ? 0.9 : 0.5)
                .pattern();
        Set<Lever> fit = Set.of(Lever.FIT, Lever.TARGETING);
        assertThat(pattern.pValue(fit)).isEqualTo(pattern.pValue(Set.of(Lever.TARGETING)));
        assertThat(pattern.pValue(Set.of(Lever.FIT))).isGreaterThan(FALSE_ALARMS);
        assertThat(pattern.speaksFor(fit)).isTrue();
        assertThat(pattern.speaksFor(Set.of(Lever.FIT))).isFalse();
    }
}
