package dev.whynot.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;

class CompetingRisksTest {

    private static final Offset<Double> ROUNDING = within(1e-12);

    /**
     * Ten records, by hand. Age 1: of 10, one won, two lost: open 7/10. Age 3: two are open and seen no longer. Age 4:
     * of 5, one lost: 7/10 * 1/5 = 7/50 more are lost, open 28/50. Age 9: of 4, two won: 28/50 * 2/4 = 14/50 more are
     * won, open 14/50; two are seen no longer.
     */
    private static final List<AtAge> TEN =
            List.of(new AtAge(1, 1, 2, 0), new AtAge(3, 0, 0, 2), new AtAge(4, 0, 1, 0), new AtAge(9, 2, 0, 2));

    @Example
    void incidencesOfTenRecordsAreThoseByHand() {
        CompetingRisks risks = CompetingRisks.of(TEN);
        point(risks.at(0), 10, 0, 0, 1);
        point(risks.at(1), 10, 0.2, 0.1, 0.7);
        point(risks.at(2), 7, 0.2, 0.1, 0.7);
        point(risks.at(3), 7, 0.2, 0.1, 0.7);
        point(risks.at(4), 5, 0.34, 0.1, 0.56);
        point(risks.at(8), 4, 0.34, 0.1, 0.56);
        point(risks.at(9), 4, 0.34, 0.38, 0.28);
        assertThat(risks.at(10)).isNull();
        assertThat(risks.at(1, 4, 10)).containsExactly(risks.at(1), risks.at(4));
    }

    /**
     * The variance of the share lost at age 4, by hand with Gaynor's sum: of age 1, with 0.34 - 0.2 = 0.14 to come,
     * 0.14^2 * 3 / (10 * 7) + 2 * 8 / 10^3 - 2 * 0.14 * 2 / 10^2 = 0.00084 + 0.016 - 0.0056 = 0.01124; of age 4 0.7^2 *
     * 1 * 4 / 5^3 = 0.01568; together 0.02692. With log(0.34) = -1.0788097 the interval is 0.34 to the power of
     * exp(-+1.959964 * sqrt(0.02692) / (0.34 * 1.0788097)) = exp(-+0.8767219).
     */
    @Example
    void intervalIsTakenOnTheScaleOfTheDoubleLogarithm() {
        Rate lost = CompetingRisks.of(TEN).at(4).lost();
        assertThat(lost.low()).isCloseTo(Math.exp(-1.0788097 * Math.exp(0.8767219)), within(1e-6));
        assertThat(lost.high()).isCloseTo(Math.exp(-1.0788097 * Math.exp(-0.8767219)), within(1e-6));
    }

    @Example
    void atZeroAndOneTheIntervalIsWilsonsForWhatIsKnown() {
        CompetingRisks risks = CompetingRisks.of(TEN);
        assertThat(risks.at(0).lost()).isEqualTo(Rate.of(0, 10));
        CompetingRisks onlyWon =
                CompetingRisks.of(List.of(new AtAge(1, 3, 0, 5), new AtAge(2, 0, 0, 1), new AtAge(5, 2, 0, 0)));
        // at 2 the five that were last seen open at 1 are not known any more
        assertThat(onlyWon.at(1).lost()).isEqualTo(Rate.of(0, 11));
        assertThat(onlyWon.at(2).lost()).isEqualTo(Rate.of(0, 6));
        assertThat(onlyWon.at(5).lost()).isEqualTo(Rate.of(0, 5));
        assertThat(onlyWon.at(5).won()).isEqualTo(Rate.of(5, 5));
        // everything is decided: that stays so at any age
        assertThat(onlyWon.at(900)).isEqualTo(new CompetingRisks.Point(900, 0, Rate.of(0, 5), Rate.of(5, 5), 0));
    }

    @Example
    void withoutRecordsNothingIsKnown() {
        assertThat(CompetingRisks.of(List.of()).at(0)).isNull();
        assertThat(CompetingRisks.of(List.of(new AtAge(5, 0, 0, 0))).at(0)).isNull();
        assertThatThrownBy(() -> new AtAge(1, 0, -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void aRecordIsOpenUntilTheDayAfterItWasLastSeenOpen() {
        CompetingRisks risks = CompetingRisks.of(List.of(new AtAge(3, 0, 1, 1)));
        point(risks.at(3), 2, 0.5, 0, 0.5);
    }

    @Property
    void incidencesAndWhatIsOpenAddUpToOne(@ForAll("ends") List<AtAge> ends) {
        CompetingRisks risks = CompetingRisks.of(ends);
        double lost = 0;
        for (int age = -1; age <= 31; age++) {
            CompetingRisks.Point point = risks.at(age);
            if (point == null) {
                assertThat(total(ends, AtAge::all) == 0 || age > oldest(ends)).isTrue();
                continue;
            }
            assertThat(point.lost().value() + point.won().value() + point.open())
                    .isCloseTo(1, ROUNDING);
            assertThat(point.lost().value()).isGreaterThanOrEqualTo(lost - 1e-12);
            for (Rate rate : List.of(point.lost(), point.won())) {
                assertThat(rate.low()).isBetween(0.0, rate.value());
                assertThat(rate.high()).isBetween(rate.value(), 1.0);
            }
            int here = age;
            assertThat(point.atRisk()).isEqualTo(total(ends, end -> end.age() >= here ? end.all() : 0));
            lost = point.lost().value();
        }
    }

    /** And the variance is p (1 - p) / n then, which shows in the interval. */
    @Property
    void withoutOpenRecordsTheyArePlainProportions(@ForAll("ends") List<AtAge> ends) {
        List<AtAge> decided = ends.stream()
                .map(end -> new AtAge(end.age(), end.won(), end.lost(), 0))
                .toList();
        long all = total(decided, AtAge::all);
        for (int age = 0; age <= 31 && all > 0; age++) {
            int here = age;
            long lost = total(decided, end -> end.age() <= here ? end.lost() : 0);
            double p = (double) lost / all;
            Rate rate = CompetingRisks.of(decided).at(age).lost();
            assertThat(rate.value()).isCloseTo(p, ROUNDING);
            if (lost == 0 || lost == all) {
                assertThat(rate).isEqualTo(Rate.of(lost, all));
            } else {
                assertThat(rate.low()).isCloseTo(lowerBound(p, p * (1 - p) / all), within(1e-9));
            }
        }
    }

    /** The variance is a running one; this is the sum that Gaynor and others give. */
    @Property
    void varianceIsGaynors(@ForAll("ends") List<AtAge> ends) {
        CompetingRisks risks = CompetingRisks.of(ends);
        for (int age = 0; age <= 30; age++) {
            CompetingRisks.Point point = risks.at(age);
            if (point != null && point.won().value() > 1e-9 && point.won().value() < 1 - 1e-9) {
                assertThat(point.won().low())
                        .isCloseTo(lowerBound(point.won().value(), gaynor(risks, ends, age)), within(1e-9));
            }
        }
    }

    @Property
    void orderAndSplittingDoNotMatter(@ForAll("ends") List<AtAge> ends, @ForAll long seed) {
        List<AtAge> parts = new ArrayList<>();
        for (AtAge end : ends) {
            parts.add(new AtAge(end.age(), end.won(), 0, 0));
            parts.add(new AtAge(end.age(), 0, end.lost(), end.open()));
        }
        Collections.shuffle(parts, new Random(seed));
        for (int age = 0; age <= 31; age++) {
            assertThat(CompetingRisks.of(parts).at(age))
                    .isEqualTo(CompetingRisks.of(ends).at(age));
        }
    }

    @Provide
    Arbitrary<List<AtAge>> ends() {
        Arbitrary<Long> count = Arbitraries.longs().between(0, 40);
        return Combinators.combine(Arbitraries.integers().between(0, 30), count, count, count)
                .as(AtAge::new)
                .list()
                .ofMaxSize(15);
    }

    private static double gaynor(CompetingRisks risks, List<AtAge> ends, int age) {
        double at = risks.at(age).won().value();
        double sum = 0;
        for (int i = 0; i <= age; i++) {
            int here = i;
            double n = risks.at(i).atRisk();
            if (n == 0) {
                break;
            }
            double won = total(ends, end -> end.age() == here ? end.won() : 0);
            double left = total(ends, end -> end.age() == here ? end.won() + end.lost() : 0);
            double open = i == 0 ? 1 : risks.at(i - 1).open();
            double toCome = at - risks.at(i).won().value();
            sum += (left == n ? 0 : toCome * toCome * left / (n * (n - left)))
                    + open * open * won * (n - won) / (n * n * n)
                    - 2 * toCome * open * won / (n * n);
        }
        return sum;
    }

    private static double lowerBound(double share, double variance) {
        double distance = 1.959963984540054 * Math.sqrt(variance) / (share * -Math.log(share));
        return Math.pow(share, Math.exp(distance));
    }

    private static long total(List<AtAge> ends, ToLongFunction<AtAge> count) {
        return ends.stream().mapToLong(count).sum();
    }

    private static int oldest(List<AtAge> ends) {
        return ends.stream()
                .filter(end -> end.all() > 0)
                .mapToInt(AtAge::age)
                .max()
                .orElseThrow();
    }

    private static void point(CompetingRisks.Point point, long atRisk, double lost, double won, double open) {
        assertThat(point.atRisk()).isEqualTo(atRisk);
        assertThat(point.lost().value()).isCloseTo(lost, ROUNDING);
        assertThat(point.won().value()).isCloseTo(won, ROUNDING);
        assertThat(point.open()).isCloseTo(open, ROUNDING);
    }
}
