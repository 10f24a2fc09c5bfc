package dev.whynot.analytics.drivers;

import static dev.whynot.analytics.drivers.MadeCases.COUNTRY;
import static dev.whynot.analytics.drivers.MadeCases.PRODUCT;
import static dev.whynot.analytics.drivers.MadeCases.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class DriverSearchTest {

    private static List<Driver> search(Cases cases, int depth) {
        return DriverSearch.search(cases, DriverSearch.Options.of(depth), Progress.NONE);
    }

    private static Condition in(int column, int... codes) {
        BitSet set = new BitSet();
        for (int code : codes) {
            set.set(code);
        }
        return new Condition(column, set);
    }

    @Test
    void causeThatCameAndWentIsFoundWithItsWeeks() {
        Cases cases = MadeCases.of(
                20_000,
                1,
                one -> one.country() == 3 && one.product() == 2 && one.week() >= 40 && one.week() < 60 ? 0.85 : 0.4);
        List<Driver> drivers = search(cases, 2);
        assertThat(drivers).hasSize(1);
        Driver driver = drivers.getFirst();
        assertThat(driver.group())
                .isEqualTo(new Subgroup(List.of(in(COUNTRY, 3), in(PRODUCT, 2)), Optional.of(new Window(40, 59))));
        assertThat(driver.sums().records()).isEqualTo(driver.group().rows(cases).length);
        assertThat(driver.sums().expectedHits() / driver.sums().records()).isCloseTo(0.4, within(0.02));
        assertThat(driver.pValue()).isLessThan(1e-6);
        assertThat(driver.heldOut().pValue()).isLessThan(0.01);
    }

    @Test
    void setsAndRangesAreFoundWhole() {
        Cases cases = MadeCases.of(
                20_000, 2, one -> (one.country() == 1 || one.country() == 5) && one.size() >= 6 ? 0.75 : 0.4);
        assertThat(search(cases, 2))
                .extracting(Driver::group)
                .containsExactly(new Subgroup(List.of(in(COUNTRY, 1, 5), in(SIZE, 6, 7, 8)), Optional.empty()));
    }

    /** The shadow of a cause loses more, too, but only as it mostly goes with it. */
    @Test
    void mirrorOfACauseIsNotTold() {
        Cases cases = MadeCases.of(30_000, 3, one -> one.country() == 4 ? 0.7 : 0.4);
        assertThat(search(cases, 2))
                .extracting(Driver::group)
                .containsExactly(new Subgroup(List.of(in(COUNTRY, 4)), Optional.empty()));
    }

    @Test
    void whatMakesAndWhatSparesAreToldApart() {
        Cases cases = MadeCases.of(30_000, 4, one -> one.product() == 1 ? 0.2 : one.country() == 2 ? 0.75 : 0.45);
        List<Driver> drivers = search(cases, 2);
        assertThat(drivers.getFirst().excess()).isPositive();
        assertThat(drivers).extracting(Driver::group).contains(new Subgroup(List.of(in(PRODUCT, 1)), Optional.empty()));
        assertThat(drivers)
                .filteredOn(driver -> driver.group().isAbout(PRODUCT)
                        && driver.group().conditions().size() == 1)
                .allMatch(driver -> driver.excess() < 0);
    }

    @Test
    void whereNothingIsNothingIsTold() {
        int told = 0;
        for (long seed = 0; seed < 40; seed++) {
            told += search(MadeCases.of(4_000, 1_000 + seed, one -> 0.4), 2).isEmpty() ? 0 : 1;
        }
        assertThat(told)
                .as("5 %% of 40 are 2; more than 6 come about once in 300 times")
                .isLessThanOrEqualTo(6);
    }

    @Test
    void orderOfTheRecordsDoesNotMatter() {
        Cases cases = MadeCases.of(
                20_000, 5, one -> one.country() == 1 ? 0.6 : one.product() == 3 && one.week() > 80 ? 0.6 : 0.4);
        List<Driver> drivers = search(cases, 3);
        assertThat(drivers).hasSizeGreaterThanOrEqualTo(2);
        assertThat(search(MadeCases.shuffled(cases, 9), 3)).isEqualTo(drivers);
    }

    @Test
    void nothingOrOneOutcomeIsNoError() {
        assertThat(search(MadeCases.of(0, 1, one -> 0.5), 3)).isEmpty();
        assertThat(search(MadeCases.of(60, 1, one -> 0.5), 3)).isEmpty();
        assertThat(search(MadeCases.of(5_000, 1, one -> 1), 2)).isEmpty();
        assertThat(search(MadeCases.of(5_000, 1, one -> 0), 2)).isEmpty();
    }

    /** Two columns of a thousand values have a million groups, at any of a hundred weeks. */
    @Test
    void columnsWithManyValuesTakeNeitherAllMemoryNorForever() {
        Cases made = MadeCases.of(60_000, 6, one -> one.country() == 1 && one.product() == 1 ? 0.7 : 0.4);
        List<Cases.Column> columns = new ArrayList<>(made.columns());
        List<String> values =
                IntStream.range(0, 2_000).mapToObj(Integer::toString).toList();
        Random random = new Random(6);
        for (int column = 0; column < 3; column++) {
            char[] codes = new char[made.rows()];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = (char) (1_500 * Math.pow(random.nextDouble(), 3));
            }
            columns.add(Cases.Column.of("many " + column, values, false, codes, 10));
        }
        assertThat(columns.getLast().values()).hasSizeBetween(500, 1_000);
        Cases cases = new Cases(columns, made.hits(), made.weeks(), made.weekCount(), made.firstWeek(), made.keys());
        assertThat(search(cases, 2))
                .extracting(Driver::group)
                .containsExactly(new Subgroup(List.of(in(COUNTRY, 1), in(PRODUCT, 1)), Optional.empty()));
    }

    @Test
    void searchEndsWhenItIsTold() {
        Progress ended = new Progress() {

            @Override
            public void at(String what, double share) {}

            @Override
            public void check() {
                throw new CancellationException();
            }
        };
        Cases cases = MadeCases.of(5_000, 1, one -> 0.5);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> DriverSearch.search(cases, DriverSearch.Options.of(2), ended));
    }
}
