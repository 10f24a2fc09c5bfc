package dev.whynot.analytics.drivers;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** How hard it is to believe that a count came about by chance. */
final class Surprise {

    private Surprise() {}

    /**
     * Minus the logarithm of an upper bound of the probability that as many hits as these, or more (fewer, if they are
     * fewer than expected), come about by chance: {@code n KL(hits/n || expected/n)} (W. Hoeffding, "Probability
     * inequalities for sums of bounded random variables", JASA 58, 1963, theorem 1, which holds also where the records
     * differ in their probabilities). It is half the deviance of the group.
     *
     * @param n records
     * @param expected sum of their probabilities
     * @return in nats: 3 is about 1 in 20, 7 about 1 in 1,000
     */
    static double nats(double n, double hits, double expected) {
        return term(hits, expected) + term(n - hits, n - expected);
    }

    private static double term(double seen, double expected) {
        return seen <= 0 ? 0 : seen * Math.log(seen / expected);
    }

    /**
     * The same probability closer: that of a binomial distribution with the mean of the probabilities, whose tails are
     * at least those of the sum (W. Hoeffding, "On the distribution of the number of successes in independent trials",
     * Annals of Mathematical Statistics 27, 1956, 713-721).
     *
     * @return its natural logarithm
     */
    static double logProbability(int n, int hits, double expected) {
        double probability = Math.clamp(expected / n, 0, 1);
        BinomialDistribution distribution = BinomialDistribution.of(n, probability);
        double tail = hits >= expected
                ? hits == 0 ? 1 : distribution.survivalProbability(hits - 1)
                : distribution.cumulativeProbability(hits);
        double bound = -nats(n, hits, expected);
        return tail < Double.MIN_NORMAL
                ? bound
                : Math.min(Math.log(tail), 0); // too small for a double: the bound has it
    }
}
