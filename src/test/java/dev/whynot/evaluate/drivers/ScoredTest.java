package dev.whynot.evaluate.drivers;

import static dev.whynot.evaluate.drivers.Records.landAndSize;
import static dev.whynot.evaluate.drivers.Records.lands;
import static dev.whynot.evaluate.drivers.Records.lessIn;
import static dev.whynot.evaluate.drivers.Records.planted;
import static dev.whynot.evaluate.drivers.Records.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ScoredTest {

    /** Land A: 100 records, 60 of them of size S. Lands B, C, D: 100, 150 and 50 of size M. */
    private static Made data(Planted... planted) {
        return new Records()
                .add(1, 1, 0, 0, 60)
                .add(1, 2, 0, 0, 40)
                .add(2, 2, 0, 0, 100)
                .add(3, 2, 0, 0, 150)
                .add(4, 2, 0, 0, 50)
                .made(planted);
    }

    private static List<Verdict> verdicts(Made data, Conditions... found) {
        return Scored.of(data, List.of(found)).found().stream()
                .map(Scored.Found::verdict)
                .toList();
    }

    @Test
    void halfOfTheRecordsOfEitherIsEnough() {
        Made data = data(planted(lands(1), 10, null));

        assertThat(verdicts(data, landAndSize(1, 1, true))).containsExactly(Verdict.RIGHT);
        assertThat(verdicts(data, lands(1, 2))).containsExactly(Verdict.RIGHT);
        assertThat(verdicts(data, landAndSize(1, 2, true))).containsExactly(Verdict.PART);
        assertThat(verdicts(data, lands(1, 3))).containsExactly(Verdict.TOO_WIDE);
        assertThat(verdicts(data, lands(2))).containsExactly(Verdict.OTHER);
    }

    @Test
    void directionMustBeTheSame() {
        Made data = data(planted(lands(1), 10, null));

        assertThat(verdicts(data, lessIn(1))).containsExactly(Verdict.OTHER);
        assertThat(Scored.of(data, List.of(lessIn(1))).causes().getFirst().isFound())
                .isFalse();
    }

    @Test
    void causeIsFoundOnce() {
        Made data = data(planted(lands(1), 10, null));
        Scored scored = Scored.of(data, List.of(lands(2), landAndSize(1, 1, true), lands(1)));

        assertThat(scored.found())
                .extracting(Scored.Found::verdict)
                .containsExactly(Verdict.OTHER, Verdict.RIGHT, Verdict.REDUNDANT);
        assertThat(scored.causes().getFirst().rank()).isEqualTo(1);
    }

    @Test
    void groupGoesToTheCauseThatItIsMostAlike() {
        Made data = data(planted(lands(1, 2), 10, null), planted(lands(1), 10, null));
        Scored scored = Scored.of(data, List.of(lands(1), lands(1, 2)));

        assertThat(scored.causes()).extracting(Scored.Sought::rank).containsExactly(1, 0);
    }

    @Test
    void shadowIsNamedOnlyByAGroupThatDoesNotNameTheCause() {
        Conditions small = Conditions.always(Map.of(Records.SIZE, set(1)), true);
        Made data = data(planted(lands(1), 10, new Shadow(Records.SIZE, 1, 0.7)));

        assertThat(isShadowNamed(data, small)).isTrue();
        assertThat(isShadowNamed(data, landAndSize(1, 1, true))).isFalse();
        assertThat(isShadowNamed(data, lands(1))).isFalse();
        assertThat(isShadowNamed(data, Conditions.always(Map.of(Records.SIZE, set(1)), false)))
                .isFalse();
    }

    @Test
    void resultsAddUpOverRuns() {
        Planted large = planted(lands(1), 90, null);
        Planted middle = planted(lands(2), 60, null);
        Planted small = planted(lands(3), 30, null);
        Made data = data(large, middle, small);
        Results results =
                results(Scored.of(data, List.of(lands(1), lands(3), lands(2), lands(4))), Scored.of(data, List.of()));

        assertThat(results.recall(cause -> true).value()).isEqualTo(0.5);
        assertThat(results.recall(cause -> cause.excess() > 80).value()).isEqualTo(0.5);
        assertThat(results.precision(group -> true).value()).isEqualTo(0.75);
        assertThat(results.precision(group -> group.depth() > 1)).isNull();
        assertThat(results.pairsInOrder().value()).isEqualTo(2.0 / 3);
        assertThat(results.reporting().value()).isEqualTo(0.5);
    }

    private static boolean isShadowNamed(Made data, Conditions found) {
        return Scored.of(data, List.of(found)).causes().getFirst().isShadowNamed();
    }

    private static Results results(Scored... runs) {
        return new Results(Arrays.stream(runs)
                .map(scored -> new Outcome(new Recipe(400, 3, false, 1), "some", scored, 0))
                .toList());
    }
}
