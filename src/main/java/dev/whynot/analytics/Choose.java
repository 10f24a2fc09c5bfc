package dev.whynot.analytics;

import org.apache.commons.numbers.gamma.LogGamma;

/** How many ways there are to choose. */
public final class Choose {

    private Choose() {}

    /** The natural logarithm of the number of ways to choose k of n, 0 to n. */
    public static double log(long n, long k) {
        return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    }

    static double logFactorial(long n) {
        return LogGamma.value(n + 1.0);
    }
}
