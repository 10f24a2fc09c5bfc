package dev.whynot.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;

import org.junit.jupiter.api.Test;

class SurpriseTest {

    /** Of ten fair coins nine or ten are heads: 11 of 1,024. */
    @Test
    void probabilityIsThatOfTheTail() {
        assertThat(Surprise.logProbability(10, 9, 5)).isCloseTo(Math.log(11 / 1024.0), within(1e-12));
        assertThat(Surprise.logProbability(10, 1, 5)).isCloseTo(Math.log(11 / 1024.0), within(1e-12));
        assertThat(Surprise.logProbability(10, 0, 5)).isCloseTo(Math.log(1 / 1024.0), within(1e-12));
    }

    @Test
    void natsAreABoundOfTheTail() {
        for (int n : new int[] {5, 50, 300}) {
            for (int hits = n / 2 + 1; hits <= n; hits += Math.max(1, n / 20)) {
                assertThat(Surprise.nats(n, hits, n / 2.0))
                        .as("%d of %d", hits, n)
                        .isLessThanOrEqualTo(-Math.log(tail(n, hits)) + 1e-9);
            }
        }
    }

    @Test
    void nothingIsNoSurprise() {
        assertThat(Surprise.nats(100, 40, 40)).isZero();
        assertThat(Surprise.nats(10, 0, 0.5)).isCloseTo(10 * Math.log(10 / 9.5), within(1e-12));
    }

    @Test
    void whatIsTooSmallForADoubleIsToldByTheBound() {
        assertThat(Surprise.logProbability(100_000, 90_000, 10_000))
                .isLessThan(-100_000)
                .isGreaterThan(-1e6);
    }

    /** Of fair coins, counted. */
    private static double tail(int n, int hits) {
        BigInteger ways = BigInteger.ZERO;
        BigInteger choose = BigInteger.ONE;
        for (int k = 0; k <= n; k++) {
            if (k >= hits) {
                ways = ways.add(choose);
            }
            choose = choose.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
        }
        return ways.doubleValue() * Math.pow(2, -n);
    }
}
