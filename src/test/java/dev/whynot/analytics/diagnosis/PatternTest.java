package dev.whynot.analytics.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import org.apache.commons.statistics.distribution.FDistribution;
import org.junit.jupiter.api.Test;

import dev.whynot.analytics.Leak;

class PatternTest {

    private static final int RECORDS = 6_000;
    private static final int RUNS = 60;
    private static final int CAUSE_RUNS = 20;

    private static List<Lever> found(Pattern pattern) {
        return Arrays.stream(Lever.values())
                .filter(lever -> pattern.speaksFor(Set.of(lever)))
                .toList();
    }

    private static Pattern pattern(ToDoubleFunction<Map<String, Integer>> lossRate) {
        return MadeUpLosses.of(20_261_126, RECORDS, lossRate).pattern();
    }

    /** In how many of twenty runs each lever is found; one that is not the cause may be found in one of forty by chance. */
    private static Map<Lever, Integer> runs(ToDoubleFunction<Map<String, Integer>> lossRate) {
        Map<Lever, Integer> runs = new EnumMap<>(Lever.class);
        for (Lever lever : Lever.values()) {
            runs.put(lever, 0);
        }
        for (int run = 0; run < CAUSE_RUNS; run++) {
            found(MadeUpLosses.of(run, RECORDS, lossRate).pattern())
                    .forEach(lever -> runs.merge(lever, 1, Integer::sum));
        }
        return runs;
    }

    private static void assertFound(Lever cause, Map<Lever, Integer> runs) {
        runs.forEach((lever, count) -> {
            if (lever == cause) {
                assertThat(count).as(lever.code()).isEqualTo(CAUSE_RUNS);
            } else {
                assertThat(count).as(lever.code()).isLessThanOrEqualTo(2);
            }
        });
    }

    @Test
    void repWhoLosesMoreInEverySegmentSpeaksForPeople() {
        ToDoubleFunction<Map<String, Integer>> lossRate = values -> values.get("owner") == 2 ? 0.75 : 0.5;
        assertFound(Lever.PEOPLE, runs(lossRate));
        Pattern pattern = pattern(lossRate);
        StandOut group = StandOut.of(pattern, Set.of(Lever.PEOPLE), 3).getFirst();
        assertThat(group.values()).containsEntry("owner", "2");
        WinBack winBack = WinBack.of(pattern, Set.of(Lever.PEOPLE));
        long ofRep = pattern.cells().stream()
                .filter(cell -> cell.values().get(4).equals("2"))
                .mapToLong(Cell::decided)
                .sum();
        double aboveAll = 0.25 * ofRep * (1 - (double) ofRep / RECORDS); // comparable records are those of the rep, too
        assertThat(aboveAll).isBetween(winBack.low(), winBack.high());
        assertThat(winBack.rejections()).isBetween(0.6 * aboveAll, 1.2 * aboveAll);
        assertThat(winBack.lostAmount().get("EUR") / 100)
                .as("each lost record is worth 100")
                .isCloseTo(winBack.rejections(), within(0.15 * winBack.rejections()));
    }

    /** The campaign wins as many elsewhere as it puts off there: by itself it looks like all others. */
    @Test
    void campaignThatPutsOffSomePersonasOnlySpeaksForTheMessage() {
        Pattern pattern = pattern(values -> {
            boolean isCampaign = values.get("campaign") == 1;
            return isCampaign ? values.get("persona") < 3 ? 0.8 : 0.35 : 0.5;
        });
        assertThat(found(pattern)).containsExactly(Lever.MESSAGE);
        Uneven uneven = Uneven.of(pattern, Set.of(Lever.MESSAGE), 1).getFirst();
        assertThat(uneven.value()).isEqualTo("1");
        assertThat(uneven.by()).isEqualTo("persona");
        assertThat(uneven.worst())
                .extracting(group -> group.values().get("persona"))
                .isSubsetOf("0", "1", "2");
    }

    /** Simpson's paradox: by itself the rep of a hard industry loses most, but no more than others do there. */
    @Test
    void repIsNotBlamedForAHardSegment() {
        MadeUpLosses losses =
                MadeUpLosses.withTerritories(7, RECORDS, values -> values.get("industry") == 3 ? 0.85 : 0.5);
        long[] ofRep = new long[2];
        losses.cells().stream().filter(cell -> cell.values().get(4).equals("3")).forEach(cell -> {
            ofRep[0] += cell.lost();
            ofRep[1] += cell.decided();
        });
        assertThat((double) ofRep[0] / ofRep[1]).as("loss rate of the rep").isGreaterThan(0.6);
        assertThat(found(losses.pattern())).containsExactly(Lever.TARGETING);
        assertThat(StandOut.of(losses.pattern(), Set.of(Lever.PEOPLE), 3)).isEmpty();
        assertThat(WinBack.of(losses.pattern(), Set.of(Lever.PEOPLE)).rejections())
                .isZero();
    }

    @Test
    void productThatDoesNotSuitAnIndustrySpeaksForFit() {
        Map<Lever, Integer> runs =
                runs(values -> values.get("product") == 1 && values.get("industry") == 1 ? 0.9 : 0.5);
        runs.remove(Lever.TARGETING); // the industry loses more, too, whatever is sold to it
        assertFound(Lever.FIT, runs);
    }

    @Test
    void waitingSpeaksForTheProcess() {
        Pattern pattern = pattern(values -> values.get("firstResponseHours") == 4 ? 0.75 : 0.5);
        assertThat(found(pattern)).containsExactly(Lever.PROCESS);
        assertThat(StandOut.of(pattern, Set.of(Lever.PROCESS), 1).getFirst().values())
                .containsEntry("firstResponseHours", "4");
    }

    @Test
    void strongerCauseExplainsMore() {
        Pattern pattern = pattern(values ->
                0.4 + (values.get("owner") == 2 ? 0.2 : 0) + (values.get("firstResponseHours") >= 3 ? 0.35 : 0));
        assertThat(found(pattern)).containsExactly(Lever.PEOPLE, Lever.PROCESS);
        assertThat(pattern.variation(Set.of(Lever.PROCESS)).value())
                .isGreaterThan(2 * pattern.variation(Set.of(Lever.PEOPLE)).value());
    }

    /** One of twenty runs may have an alarm; {@link AskedAtOnceTest} counts that closer. */
    @Test
    void withoutACauseNothingIsFoundInMostRuns() {
        Map<Lever, Integer> alarms = new EnumMap<>(Lever.class);
        Map<Lever, Double> sums = new EnumMap<>(Lever.class);
        int runsWithAlarm = 0;
        for (int run = 0; run < RUNS; run++) {
            Pattern pattern =
                    MadeUpLosses.withTerritories(run, 3_000, values -> 0.6).pattern();
            found(pattern).forEach(lever -> alarms.merge(lever, 1, Integer::sum));
            runsWithAlarm += found(pattern).isEmpty() ? 0 : 1;
            for (Lever lever : Lever.values()) {
                Variation variation = pattern.variation(Set.of(lever));
                sums.merge(lever, variation.value() / Math.sqrt(2.0 * variation.parameters()), Double::sum);
            }
        }
        assertThat(runsWithAlarm).isLessThanOrEqualTo(RUNS / 6);
        assertThat(alarms.values()).allMatch(count -> count <= RUNS / 10);
        assertThat(sums.values())
                .as("in the mean of the runs, in standard errors of one")
                .allMatch(sum -> Math.abs(sum / RUNS) < 0.4);
    }

    @Test
    void partsAddUpToWhatAllExplain() {
        Pattern pattern = pattern(values -> 0.3 + 0.04 * values.get("owner") + 0.02 * values.get("campaign"));
        double sum = Arrays.stream(Lever.values())
                .mapToDouble(lever -> pattern.variation(Set.of(lever)).value())
                .sum();
        Variation all = pattern.variation(Set.of(Lever.values()));
        assertThat(sum).isCloseTo(all.value(), within(1e-9));
        Variation fit = pattern.variation(Set.of(Lever.FIT, Lever.TARGETING));
        assertThat(fit.parameters())
                .isEqualTo(pattern.variation(Set.of(Lever.FIT)).parameters()
                        + pattern.variation(Set.of(Lever.TARGETING)).parameters());
        assertThat(all.value()).isLessThan(pattern.total());
    }

    @Test
    void orderOfDimensionsDoesNotMatter() {
        MadeUpLosses losses = MadeUpLosses.of(5, RECORDS, values -> 0.3 + 0.04 * values.get("owner"));
        Pattern one = losses.pattern();
        Pattern other = losses.reversed().pattern();
        for (Lever lever : Lever.values()) {
            assertThat(other.variation(Set.of(lever)).value())
                    .as(lever.code())
                    .isCloseTo(one.variation(Set.of(lever)).value(), within(0.5));
            assertThat(other.variation(Set.of(lever)).parameters())
                    .isEqualTo(one.variation(Set.of(lever)).parameters());
        }
    }

    /** One dimension alone: the explained part is that of an analysis of variance, by hand. */
    @Test
    void oneDimensionIsTheAnalysisOfVariance() {
        List<Cell> cells = List.of(
                new Cell(List.of("a"), 80, 100, List.of()),
                new Cell(List.of("b"), 50, 100, List.of()),
                new Cell(List.of("c"), 50, 200, List.of()));
        Pattern pattern = new Pattern(List.of("owner"), cells);
        double between = 100 * Math.pow(0.8 - 0.45, 2) + 100 * Math.pow(0.5 - 0.45, 2) + 200 * Math.pow(0.25 - 0.45, 2);
        double within = 100 * 0.8 * 0.2 + 100 * 0.5 * 0.5 + 200 * 0.25 * 0.75;
        double variance = within / (400 - 3);
        Variation people = pattern.variation(Set.of(Lever.PEOPLE));
        double upTo = FDistribution.of(2, 397).cumulativeProbability(between / 2 / variance);
        assertThat(people.pValue(397)).isCloseTo(1 - upTo, within(1e-12));
        assertThat(people.parameters()).isEqualTo(2);
        assertThat(people.value()).isCloseTo(between / variance - 2, within(1e-9));
        assertThat(pattern.total()).isCloseTo((between + within) / variance, within(1e-9));
    }

    @Test
    void whatOnlyLostOnesHaveExplainsNothing() {
        List<Cell> cells = List.of(
                new Cell(List.of("(none)"), 50, 150, List.of()),
                new Cell(List.of("x"), 60, 60, List.of()),
                new Cell(List.of("y"), 40, 40, List.of()));
        assertThat(new Pattern(List.of("campaign"), cells).blocks().dimensions(Lever.MESSAGE))
                .isEmpty();
    }

    @Test
    void pairsWithinPairsAreCountedOnce() {
        Levels industry = new Levels("industry", Arrays.asList(null, "a", "b"), new int[] {1, 1, 2, 2});
        Levels owner = new Levels("owner", Arrays.asList(null, "x", "y"), new int[] {1, 2, 1, 2});
        List<Cell> cells = List.of(
                new Cell(List.of(), 5, 10, List.of()),
                new Cell(List.of(), 5, 10, List.of()),
                new Cell(List.of(), 5, 10, List.of()),
                new Cell(List.of(), 5, 10, List.of()));
        assertThat(Factor.pair(owner, industry, cells, 10).parameters())
                .as("two by two values: 4 pairs, less the mean and one of each dimension")
                .isEqualTo(1);
        assertThat(Factor.pair(owner, industry, cells, 11).parameters())
                .as("all pairs are rare")
                .isZero();
        Levels nested = new Levels("owner", Arrays.asList(null, "x", "y"), new int[] {1, 1, 2, 2});
        assertThat(Factor.pair(nested, industry, cells, 10).parameters())
                .as("each owner has an industry of his own: pairs tell nothing more")
                .isZero();
    }

    /** Reps note who called back hardly ever but when a deal is lost: that must not speak for people or process. */
    @Test
    void whatGivesTheOutcomeAwayIsLeftOut() {
        List<Cell> cells = List.of(
                new Cell(List.of("Ada", "1", "Energy"), 60, 60, List.of()),
                new Cell(List.of("(none)", "1", "Energy"), 40, 138, List.of()),
                new Cell(List.of("Grace", "2", "Retail"), 60, 62, List.of()),
                new Cell(List.of("(none)", "2", "Retail"), 40, 140, List.of()));
        Blocks blocks = Blocks.of(List.of("manager", "handovers", "industry"), cells);
        assertThat(blocks.dimensions(Lever.PEOPLE)).isEmpty();
        assertThat(blocks.dimensions(Lever.TARGETING)).containsExactly("industry");
        assertThat(blocks.leftOut()).isEqualTo(Map.of("manager", Leak.FILLED_AFTERWARDS));
    }
}
