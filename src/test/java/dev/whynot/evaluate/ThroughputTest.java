package dev.whynot.evaluate;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class ThroughputTest {

    private static final List<String> TEXTS = List.of("a", "b", "c", "d");

    @Test
    void pairsAreDistinctAndTheSameEachTime() {
        assertThat(Throughput.pairs(TEXTS, 16, new Random(1)))
                .doesNotHaveDuplicates()
                .hasSize(16)
                .isEqualTo(Throughput.pairs(TEXTS, 16, new Random(1)));
    }

    @Test
    void drawnTextsFollowZipfsLaw() {
        List<Double> shares = Throughput.drawn(TEXTS, 100_000, new Random(1)).stream()
                .collect(groupingBy(text -> text, counting()))
                .values()
                .stream()
                .map(count -> count / 100_000.0)
                .sorted(Comparator.reverseOrder())
                .toList();

        double sum = 1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0;
        assertThat(shares).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(shares.get(i)).isCloseTo(1.0 / (i + 1) / sum, within(0.01));
        }
    }
}
