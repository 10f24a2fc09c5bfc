package dev.whynot.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;

import org.junit.jupiter.api.Test;

class ChooseTest {

    @Test
    void logarithmsOfFactorialsAreThoseOfTheFactorials() {
        BigInteger factorial = BigInteger.ONE;
        for (int n = 1; n <= 1_000; n++) {
            factorial = factorial.multiply(BigInteger.valueOf(n));
            int bits = Math.max(0, factorial.bitLength() - 1_000);
            double expected = Math.log(factorial.shiftRight(bits).doubleValue()) + bits * Math.log(2);
            assertThat(Choose.logFactorial(n)).as("%d!", n).isCloseTo(expected, within(1e-11 * (1 + expected)));
        }
        assertThat(Choose.logFactorial(0)).isZero();
    }

    @Test
    void waysToChooseAreCounted() {
        assertThat(Choose.log(49, 6)).isCloseTo(Math.log(13_983_816), within(1e-11));
        assertThat(Choose.log(5, 5)).isZero();
        assertThat(Choose.log(5, 0)).isZero();
    }
}
