package dev.whynot.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final double CHI_SQUARED = 3.841458820694124;

    /** A trial of epinephrine: Fagerland, Lydersen, Laake, "Statistical Analysis of Contingency Tables", 2017, ch. 4. */
    @Test
    void ratioHasKoopmansInterval() {
        RiskRatio ratio = Comparison.of(7, 34, 1, 34).ratio();
        assertThat(ratio.value()).isCloseTo(7, within(1e-12));
        assertThat(ratio.low()).isCloseTo(1.2209, within(5e-5));
        assertThat(ratio.high()).isCloseTo(42.5757, within(5e-5));
    }

    /** Where all are lost, the score solves by hand: its square is (ratio - 1) times the size of the rest. */
    @Test
    void ratioHasAnIntervalWhereAllAreLost() {
        RiskRatio ratio = Comparison.of(5, 5, 20, 20).ratio();
        assertThat(ratio.value()).isEqualTo(1);
        assertThat(ratio.high()).isCloseTo(1 + CHI_SQUARED / 20, within(1e-9));
        assertThat(ratio.low()).isCloseTo(1 / (1 + CHI_SQUARED / 5), within(1e-9));
    }

    @Test
    void ratioIsBoundedOnOneSideWhereOneLostNothing() {
        RiskRatio none = Comparison.of(0, 50, 10, 50).ratio();
        assertThat(none.value()).isZero();
        assertThat(none.low()).isZero();
        assertThat(koopman(none.high(), 0, 50, 10, 50)).isCloseTo(CHI_SQUARED, within(1e-6));
        assertThat(none.high()).isBetween(0.0, 1.0);

        RiskRatio all = Comparison.of(10, 50, 0, 50).ratio();
        assertThat(all.value()).isNull();
        assertThat(all.high()).isNull();
        assertThat(all.low()).isCloseTo(1 / none.high(), within(1e-9));

        RiskRatio nothing = Comparison.of(0, 50, 0, 50).ratio();
        assertThat(nothing).isEqualTo(new RiskRatio(null, 0, null));
    }

    /** Koopman's own statistic, another form than the one that is solved, is 3.84 at both bounds. */
    @Property
    void ratiosWithinTheIntervalAreThoseThatKoopmansTestKeeps(
            @ForAll @IntRange(min = 1, max = 3_000) int decided,
            @ForAll @IntRange(min = 1, max = 3_000) int restDecided,
            @ForAll @IntRange(max = 3_000) int any,
            @ForAll @IntRange(max = 3_000) int more) {
        int lost = any % (decided + 1);
        int restLost = more % (restDecided + 1);
        RiskRatio ratio = Comparison.of(lost, decided, restLost, restDecided).ratio();
        if (lost == 0) {
            assertThat(ratio.low()).isZero();
        } else {
            assertThat(koopman(ratio.low(), lost, decided, restLost, restDecided))
                    .isCloseTo(CHI_SQUARED, within(1e-4));
        }
        if (restLost == 0) {
            assertThat(ratio.value()).isNull();
            assertThat(ratio.high()).isNull();
        } else {
            assertThat(koopman(ratio.high(), lost, decided, restLost, restDecided))
                    .isCloseTo(CHI_SQUARED, within(1e-4));
            assertThat(ratio.value()).isBetween(ratio.low(), ratio.high());
        }
    }

    /** For large counts it is the interval of Katz and others, which holds there. */
    @Test
    void ratioOfLargeCountsHasTheIntervalOfItsLogarithm() {
        RiskRatio ratio =
                Comparison.of(400_000, 1_000_000, 3_000_000, 9_000_000).ratio();
        double error = Math.sqrt(1 / 4e5 - 1 / 1e6 + 1 / 3e6 - 1 / 9e6);
        assertThat(ratio.low()).isCloseTo(1.2 * Math.exp(-1.959963984540054 * error), within(1e-5));
        assertThat(ratio.high()).isCloseTo(1.2 * Math.exp(1.959963984540054 * error), within(1e-5));
    }

    /** Newcombe, Stat. Med. 17, 1998, 873-890, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.2, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.6, 0.1705, 0.8090",
        "5, 56, 0, 29, 0.0893, -0.0381, 0.1926",
        "0, 10, 0, 20, 0, -0.1611, 0.2775",
        "10, 10, 0, 10, 1, 0.6075, 1",
    })
    void differenceHasNewcombesInterval(
            long lost, long decided, long restLost, long restDecided, double value, double low, double high) {
        RiskDifference difference =
                Comparison.of(lost, decided, restLost, restDecided).difference();
        assertThat(difference.value()).isCloseTo(value, within(5e-5));
        assertThat(difference.low()).isCloseTo(low, within(5e-5));
        assertThat(difference.high()).isCloseTo(high, within(5e-5));
    }

    /**
     * The lady tasting tea (Fisher, "The Design of Experiments", 1935): 34 / 70; the convictions of R's help page of
     * fisher.test; the whales of SciPy's page of fisher_exact: 5 / 143.
     */
    @ParameterizedTest
    @CsvSource({
        "3, 4, 1, 4, 0.485714285714286",
        "2, 12, 15, 18, 0.000536724119143435",
        "8, 10, 1, 6, 0.034965034965035",
        "0, 7, 0, 9, 1",
        "7, 7, 9, 9, 1",
    })
    void pValueIsThatOfFishersExactTest(long lost, long decided, long restLost, long restDecided, double pValue) {
        assertThat(Comparison.of(lost, decided, restLost, restDecided).pValue()).isCloseTo(pValue, within(1e-12));
    }

    /** The same in whole numbers: of all ways to lose so many of all, those of tables that have no more ways than this. */
    @Property
    void pValueIsTheExactOne(
            @ForAll @IntRange(min = 1, max = 300) int decided,
            @ForAll @IntRange(min = 1, max = 300) int restDecided,
            @ForAll @IntRange(max = 300) int any,
            @ForAll @IntRange(max = 300) int more) {
        int lost = any % (decided + 1);
        int restLost = more % (restDecided + 1);
        int allLost = lost + restLost;
        BigInteger observed = ways(decided, lost).multiply(ways(restDecided, restLost));
        BigInteger asUnlikely = BigInteger.ZERO;
        for (int k = Math.max(0, allLost - restDecided); k <= Math.min(decided, allLost); k++) {
            BigInteger table = ways(decided, k).multiply(ways(restDecided, allLost - k));
            asUnlikely = table.compareTo(observed) <= 0 ? asUnlikely.add(table) : asUnlikely;
        }
        double exact = new BigDecimal(asUnlikely)
                .divide(new BigDecimal(ways(decided + restDecided, allLost)), MathContext.DECIMAL64)
                .doubleValue();
        assertThat(Comparison.of(lost, decided, restLost, restDecided).pValue())
                .isCloseTo(exact, within(1e-10 * exact));
    }

    @Property
    void pValueDoesNotDependOnWhichOfTheTwoIsTheGroupNorOnWhatIsCalledLost(
            @ForAll @LongRange(min = 1, max = 1_000_000) long decided,
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long restDecided,
            @ForAll @LongRange(max = 1_000_000) long any,
            @ForAll @LongRange(max = 1_000_000_000) long more) {
        long lost = any % (decided + 1);
        long restLost = more % (restDecided + 1);
        double pValue = Comparison.of(lost, decided, restLost, restDecided).pValue();
        assertThat(pValue).isBetween(0.0, 1.0);
        double tolerance = 1e-6 * pValue;
        assertThat(Comparison.of(restLost, restDecided, lost, decided).pValue()).isCloseTo(pValue, within(tolerance));
        assertThat(Comparison.of(decided - lost, decided, restDecided - restLost, restDecided)
                        .pValue())
                .isCloseTo(pValue, within(tolerance));
    }

    /** 2^31 - 1 is the most that the exact test counts; one more, and the score test answers. */
    @ParameterizedTest
    @CsvSource({"0", "1e-5", "2e-5", "4e-5"})
    void exactAndScoreTestAgreeWhereTheyMeet(double difference) {
        long decided = 1_000_000_000;
        long restDecided = Integer.MAX_VALUE - decided;
        long lost = decided / 4;
        long restLost = Math.round((0.25 - difference) * restDecided);
        double exact = Comparison.of(lost, decided, restLost, restDecided).pValue();
        double score = Comparison.of(lost, decided, restLost, restDecided + 1).pValue();
        assertThat(score).isEqualTo(EqualRates.ofScoreTest(lost, decided, restLost, restDecided + 1));
        assertThat(exact).isCloseTo(score, within(1e-3 * score));
    }

    /** Up to the probability of the table itself, which the exact test counts in full and the curve of the other by half. */
    @Test
    void exactAndScoreTestAgreeAtMillions() {
        double exact = Comparison.of(401_000, 1_000_000, 3_600_000, 9_000_000).pValue();
        assertThat(exact)
                .isCloseTo(EqualRates.ofScoreTest(401_000, 1_000_000, 3_600_000, 9_000_000), within(4e-3 * exact));
        assertThat(Comparison.of(1_000_000, 1_000_000, 0, 9_000_000).pValue()).isZero();
    }

    /** Campbell 2007 and Pearson 1947: chi-squared of 3, 1, 1, 3 is 2, and 7 / 8 of it is 1.75. */
    @Test
    void scoreTestIsPearsonsWithTheFactorOfN() {
        assertThat(EqualRates.ofScoreTest(3, 4, 1, 4)).isCloseTo(0.185876732, within(1e-8));
        assertThat(EqualRates.ofScoreTest(0, 4, 0, 4)).isEqualTo(1);
    }

    @Test
    void nothingIsSaidWhereNothingIsDecided() {
        assertThat(Comparison.of(0, 0, 1, 2)).isNull();
        assertThat(Comparison.of(1, 2, 0, 0)).isNull();
        assertThatThrownBy(() -> Comparison.of(3, 2, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Comparison.of(1, 2, -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static BigInteger ways(int of, int choose) {
        BigInteger ways = BigInteger.ONE;
        for (int i = 1; i <= choose; i++) {
            ways = ways.multiply(BigInteger.valueOf(of - choose + i)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }

    /** Koopman 1984: Pearson's chi-squared against what is most likely if this is the true ratio. */
    private static double koopman(double ratio, double x, double m, double y, double n) {
        double b = ratio * (m + y) + x + n;
        double p = (b - Math.sqrt(b * b - 4 * ratio * (m + n) * (x + y))) / (2 * (m + n));
        return part(x, m, p) + part(y, n, p / ratio);
    }

    private static double part(double lost, double decided, double rate) {
        double distance = lost - decided * rate;
        return distance == 0 ? 0 : distance * distance / (decided * rate * (1 - rate));
    }
}
