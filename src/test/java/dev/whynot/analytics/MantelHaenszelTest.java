package dev.whynot.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MantelHaenszelTest {

    /** Kidney stones (C. R. Charig and others, BMJ 292, 1986): open surgery fails more often in all, less for each size. */
    @Test
    void likeWithLikeReversesTheCrudeRatio() {
        MantelHaenszel crude = new MantelHaenszel();
        crude.add(77, 350, 61, 350);
        assertThat(crude.ratio().value()).isCloseTo(77.0 / 61, within(1e-12));

        MantelHaenszel bySize = new MantelHaenszel();
        bySize.add(6, 87, 36, 270);
        bySize.add(71, 263, 25, 80);

        double above = 6 * 270 / 357.0 + 71 * 80 / 343.0;
        double below = 36 * 87 / 357.0 + 25 * 263 / 343.0;
        assertThat(bySize.ratio().value())
                .isCloseTo(above / below, within(1e-12))
                .isLessThan(1);
        assertThat(bySize.informative()).isEqualTo(350);
    }

    /** Of one stratum it is the usual interval of the logarithm (Katz and others, 1978). */
    @Test
    void oneStratumHasTheUsualVariance() {
        MantelHaenszel one = new MantelHaenszel();
        one.add(30, 100, 40, 200);
        double error = Math.sqrt(1 / 30.0 - 1 / 100.0 + 1 / 40.0 - 1 / 200.0);
        assertThat(one.ratio().low()).isCloseTo(1.5 * Math.exp(-1.959964 * error), within(1e-6));
        assertThat(one.ratio().high()).isCloseTo(1.5 * Math.exp(1.959964 * error), within(1e-6));
    }

    @Test
    void strataWithoutOneOfTheTwoSayNothing() {
        MantelHaenszel ratio = new MantelHaenszel();
        ratio.add(5, 10, 0, 0);
        ratio.add(0, 0, 5, 10);
        assertThat(ratio.ratio()).isNull();
        assertThat(ratio.informative()).isZero();
    }
}
