package dev.whynot.analytics.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypergeometricTest {

    @ParameterizedTest
    @CsvSource({"20, 7, 5", "1000, 3, 500", "100, 50, 99", "600, 400, 30", "1000000, 600000, 250", "40, 39, 20"})
    void numbersComeAsOftenAsTheyShould(int records, int lost, int drawn) {
        HypergeometricDistribution expected = HypergeometricDistribution.of(records, lost, drawn);
        int times = 100_000;
        int[] seen = new int[drawn + 1];
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < times; i++) {
            seen[(int) Hypergeometric.draw(records, lost, drawn, random)]++;
        }
        for (int hits = 0; hits <= drawn; hits++) {
            double p = expected.probability(hits);
            double error = Math.sqrt(p * (1 - p) / times);
            assertThat((double) seen[hits] / times).as("%d hits", hits).isCloseTo(p, within(4.5 * error + 2e-5));
        }
    }

    @Property
    void noMoreThanThereAreAreDrawn(
            @ForAll @LongRange(max = 5_000_000_000L) long records,
            @ForAll @LongRange(max = Long.MAX_VALUE) long some,
            @ForAll @LongRange(max = Long.MAX_VALUE) long others,
            @ForAll long seed) {
        long lost = some % (records + 1);
        long drawn = others % (records + 1);
        long hits = Hypergeometric.draw(records, lost, drawn, new SplittableRandom(seed));
        assertThat(hits).isBetween(Math.max(0, drawn + lost - records), Math.min(drawn, lost));
    }
}
