package dev.whynot.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    /** Newcombe, "Two-sided confidence intervals for the single proportion", Stat. Med. 17, 1998, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void intervalIsWilsons(long hits, long trials, double low, double high) {
        Rate rate = Rate.of(hits, trials);
        assertThat(rate.value()).isEqualTo((double) hits / trials);
        assertThat(rate.low()).isCloseTo(low, within(5e-5));
        assertThat(rate.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void nothingIsKnownWithoutTrials() {
        assertThat(Rate.of(0, 0)).isNull();
    }

    @Property
    void intervalHoldsTheValueAndStaysWithinZeroAndOne(
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long trials,
            @ForAll @LongRange(max = 1_000_000_000) long any) {
        long hits = any % (trials + 1);
        Rate rate = Rate.of(hits, trials);
        assertThat(rate.low()).isBetween(0.0, rate.value());
        assertThat(rate.high()).isBetween(rate.value(), 1.0);
        Rate failures = Rate.of(trials - hits, trials);
        assertThat(failures.low()).isCloseTo(1 - rate.high(), within(1e-12));
    }
}
