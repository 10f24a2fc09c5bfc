package dev.whynot.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.testsupport.TestDatabase;

class QuantileTest {

    private static final Jdbi JDBI = Jdbi.create(TestDatabase.withSchema());

    @Example
    void medianIsTheDurationOfARecordAndNotInBetween() {
        assertThat(Quantile.of(0.5, of(1, 2, 30, 40))).isEqualTo(new Quantile(2, 4));
        assertThat(Quantile.of(0.5, of(1, 2, 30))).isEqualTo(new Quantile(2, 3));
        assertThat(Quantile.of(0.9, of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))).isEqualTo(new Quantile(9, 10));
        assertThat(Quantile.of(0.9, of(7))).isEqualTo(new Quantile(7, 1));
        assertThat(Quantile.of(1, of(7, 7, 9))).isEqualTo(new Quantile(9, 3));
    }

    @Example
    void daysWithoutRecordsDoNotCount() {
        assertThat(Quantile.of(1e-300, new TreeMap<>(Map.of(1, 0L, 2, 3_000_000_000L, 9, 0L))))
                .isEqualTo(new Quantile(2, 3_000_000_000L));
    }

    @Example
    void withoutRecordsThereIsNone() {
        assertThat(Quantile.of(0.5, of())).isNull();
        assertThat(Quantile.of(0.5, new TreeMap<>(Map.of(3, 0L)))).isNull();
    }

    @Example
    void shareIsAboveZeroAndAtMostOne() {
        for (double wrong : new double[] {0, -1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> Quantile.of(wrong, of(1))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void quantilesArePostgresqlsPercentileDisc(
            @ForAll @Size(min = 1, max = 120) List<@IntRange(min = -5, max = 40) Integer> days,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        int theirs = JDBI.withHandle(handle -> handle.createQuery(
                        "select percentile_disc(:share) within group (order by d) from unnest(:days) d")
                .bind("share", percent / 100.0)
                .bindArray("days", Integer.class, days)
                .mapTo(Integer.class)
                .one());
        assertThat(Quantile.of(
                        percent / 100.0, of(days.stream().mapToInt(i -> i).toArray())))
                .isEqualTo(new Quantile(theirs, days.size()));
    }

    private static TreeMap<Integer, Long> of(int... days) {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        IntStream.of(days).forEach(day -> counts.merge(day, 1L, Long::sum));
        return counts;
    }
}
