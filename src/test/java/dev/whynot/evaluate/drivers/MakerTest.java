package dev.whynot.evaluate.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class MakerTest {

    private static final int RECORDS = 20_000;
    private static final Made NONE = Maker.make(new Recipe(RECORDS, 0, false, 1));
    private static final List<Made> WITH_CAUSES = LongStream.range(0, 8)
            .mapToObj(seed -> Maker.make(new Recipe(RECORDS, 1 + (int) seed % 5, false, seed)))
            .toList();

    @Test
    void sameSeedMakesTheSameRecords() {
        Made one = WITH_CAUSES.getFirst();
        Made same = Maker.make(new Recipe(RECORDS, 1, false, 0));

        assertThat(same.codes()).isDeepEqualTo(one.codes());
        assertThat(same.lost()).isEqualTo(one.lost());
        assertThat(same.day()).isEqualTo(one.day());
        assertThat(same.planted()).isEqualTo(one.planted());
        assertThat(NONE.lost()).isNotEqualTo(one.lost());
    }

    @Test
    void thereAreTwentyDimensionsSomeWithMissingValues() {
        assertThat(NONE.dimensions()).hasSize(20).extracting(Dimension::name).doesNotHaveDuplicates();
        assertThat(NONE.dimensions().stream().filter(Dimension::isOrdered)).hasSize(2);
        assertThat(counts(NONE, "partner")[0]).isBetween(RECORDS * 4 / 10, RECORDS / 2);
        assertThat(counts(NONE, "record type")[0]).isZero();
    }

    @Test
    void someValuesAreMuchMoreFrequentAndRangesAreNot() {
        int[] owners = counts(NONE, "owner");
        int[] amounts = counts(NONE, "amount");
        Arrays.sort(owners);

        assertThat(owners[owners.length - 1]).isGreaterThan(5 * owners[owners.length / 2]);
        assertThat(amounts).hasSize(1 + 8);
        assertThat(Arrays.stream(amounts, 1, amounts.length).boxed())
                .allSatisfy(count -> assertThat(count).isCloseTo(RECORDS / 8, within(RECORDS / 80)));
    }

    @Test
    void dimensionsDependOnEachOther() {
        assertThat(shareOfMostFrequent(NONE, "country", "region")).isGreaterThan(0.85);
        assertThat(shareOfMostFrequent(NONE, "owner", "region")).isGreaterThan(0.7);
        assertThat(shareOfMostFrequent(NONE, "product", "product family")).isGreaterThan(0.85);
        assertThat(shareOfMostFrequent(NONE, "contact role", "message"))
                .isLessThan(1.2 * share(counts(NONE, "message")));
    }

    @Test
    void daysAreThoseOfTwoToThreeYears() {
        int days = Arrays.stream(NONE.day()).max().orElseThrow()
                - Arrays.stream(NONE.day()).min().orElseThrow();

        assertThat(days).isBetween(700, 1096);
    }

    /** If nothing depends on anything, Pearson's chi-squared has a mean of 1. */
    @Test
    void withoutCausesNothingIsLostMoreOften() {
        assertThat(NONE.planted()).isEmpty();
        assertThat(meanChiSquared(NONE)).isCloseTo(1, within(0.15));
        assertThat(meanChiSquared(Maker.make(new Recipe(RECORDS, 5, false, 3)))).isGreaterThan(2);
    }

    @Test
    void backgroundMakesOwnersDiffer() {
        Made large = Maker.make(new Recipe(100_000, 0, true, 1));
        int owner = index(large, "owner");

        assertThat(meanChiSquared(large, owner)).isGreaterThan(1.8);
    }

    @Test
    void causesChangeTheRateByTheirRiskRatio() {
        List<Made> single =
                WITH_CAUSES.stream().filter(made -> made.planted().size() == 1).toList();

        assertThat(single).isNotEmpty().allSatisfy(made -> {
            Planted cause = made.planted().getFirst();
            BitSet rows = cause.conditions().rows(made);
            Counts counts = Counts.of(rows, made, Counts.lost(made));
            double rest = (double) (counts.allLost() - counts.lost()) / (counts.all() - counts.decided());
            double expected = rest * cause.riskRatio() * counts.decided();
            assertThat(counts.lost()).isEqualTo(cause.lost());
            assertThat((double) counts.lost())
                    .isCloseTo(expected, within(4 * Math.sqrt(expected * (1 - expected / counts.decided()))));
        });
    }

    @Test
    void whatIsLostIsWhatIsToBeLost() {
        assertThat(WITH_CAUSES.stream().flatMap(made -> made.planted().stream()))
                .hasSizeGreaterThan(15)
                .allSatisfy(cause -> {
                    double sd = Math.sqrt(cause.lostWith() * (1 - cause.lostWith() / cause.decided()));
                    assertThat((double) cause.lost()).isCloseTo(cause.lostWith(), within(4 * sd));
                    assertThat(cause.lostWith() / cause.lostWithout())
                            .as("less strong only where the greatest probability is reached")
                            .isBetween(Math.min(1, cause.riskRatio()) - 1e-9, Math.max(1, cause.riskRatio()) + 1e-9);
                });
    }

    @Test
    void everyConditionOfACauseMattersAndCausesHardlyOverlap() {
        for (Made made : WITH_CAUSES) {
            List<BitSet> rows = made.planted().stream()
                    .map(cause -> cause.conditions().rows(made))
                    .toList();
            for (int i = 0; i < rows.size(); i++) {
                Conditions conditions = made.planted().get(i).conditions();
                BitSet own = rows.get(i);
                assertThat(own.cardinality()).isEqualTo(made.planted().get(i).decided());
                assertThat(conditions.codes().keySet()).hasSizeBetween(1, 3).allSatisfy(dimension -> assertThat(
                                own.cardinality())
                        .isLessThan(conditions.without(dimension).rows(made).cardinality() * 7 / 10));
                assertThat(rows.subList(0, i)).allSatisfy(other -> assertThat(Overlap.jaccard(own, other))
                        .isLessThan(0.3));
            }
        }
    }

    @Test
    void someCausesHaveAWindowAndSomeAMirror() {
        List<Planted> causes =
                WITH_CAUSES.stream().flatMap(made -> made.planted().stream()).toList();

        assertThat(causes.stream().map(Planted::conditions).filter(Conditions::hasWindow))
                .isNotEmpty()
                .allSatisfy(conditions -> assertThat(conditions.toDay() - conditions.fromDay() + 1)
                        .isBetween(21, 182));
        assertThat(causes.stream().filter(Planted::isConfounded)).hasSizeGreaterThan(causes.size() / 5);
        assertThat(causes).anyMatch(cause -> cause.riskRatio() < 1);
    }

    /** The share of the records that have the value of {@code other} that is most frequent beside their value of the first. */
    private static double shareOfMostFrequent(Made made, String name, String other) {
        int dimension = index(made, name);
        int covered = IntStream.range(0, made.dimensions().get(dimension).codes())
                .map(code -> {
                    BitSet codes = Records.set(code);
                    BitSet rows =
                            Conditions.always(Map.of(dimension, codes), true).rows(made);
                    return Arrays.stream(counts(made.of(rows.stream().toArray()), other))
                            .max()
                            .orElseThrow();
                })
                .sum();
        return (double) covered / made.records();
    }

    private static double share(int[] counts) {
        return (double) Arrays.stream(counts).max().orElseThrow()
                / Arrays.stream(counts).sum();
    }

    private static double meanChiSquared(Made made) {
        return IntStream.range(0, made.dimensions().size())
                .mapToDouble(dimension -> meanChiSquared(made, dimension))
                .average()
                .orElseThrow();
    }

    private static double meanChiSquared(Made made, int dimension) {
        int lost = Counts.lost(made);
        return IntStream.range(0, made.dimensions().get(dimension).codes())
                .mapToObj(code -> Conditions.always(Map.of(dimension, Records.set(code)), true)
                        .rows(made))
                .map(rows -> Counts.of(rows, made, lost))
                .filter(counts -> counts.decided() >= 20)
                .mapToDouble(Counts::chiSquared)
                .average()
                .orElseThrow();
    }

    private static int[] counts(Made made, String name) {
        int dimension = index(made, name);
        int[] counts = new int[made.dimensions().get(dimension).codes()];
        for (char code : made.codes()[dimension]) {
            counts[code]++;
        }
        return counts;
    }

    private static int index(Made made, String name) {
        return IntStream.range(0, made.dimensions().size())
                .filter(i -> made.dimensions().get(i).name().equals(name))
                .boxed()
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
