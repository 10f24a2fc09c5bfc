package dev.whynot.analytics.diagnosis;

import java.util.EnumSet;
import java.util.Set;

import org.apache.commons.statistics.distribution.FDistribution;

import dev.whynot.analytics.Rate;

/**
 * How much of the variation of the outcomes levers explain beyond chance, in units of the variance of a record.
 *
 * @param value what they explain less what as many parameters explain by chance; below 0 where it is less than that
 * @param parameters how many
 */
record Variation(Set<Lever> levers, double value, long parameters) {

    static Variation of(Lever lever, double explained, long parameters) {
        return new Variation(Set.of(lever), explained - parameters, parameters);
    }

    Variation plus(Variation other) {
        EnumSet<Lever> both = EnumSet.copyOf(levers);
        both.addAll(other.levers);
        return new Variation(both, value + other.value, parameters + other.parameters);
    }

    /**
     * Its standard error: a sum of squares of k parameters is noncentral chi-squared with mean k + v and variance 2 k + 4
     * v (S. R. Searle, "Linear Models", 1971, section 2.4). An average over orders varies no more than that.
     */
    private double standardError() {
        return Math.sqrt(2.0 * parameters + 4 * Math.max(0, value));
    }

    /**
     * How likely chance alone explains so much or more: the F-test of an analysis of variance (R. A. Fisher, "Statistical
     * Methods for Research Workers", 1925, chapter 7).
     *
     * @param unexplained degrees of freedom of the variance of a record
     */
    double pValue(double unexplained) {
        double ofOne = Math.max(0, value + parameters) / parameters;
        return FDistribution.of(parameters, unexplained).survivalProbability(ofOne);
    }

    double low() {
        return value - Rate.Z * standardError();
    }

    double high() {
        return value + Rate.Z * standardError();
    }

    /**
     * What is left of effects that were estimated with so much noise: the positive-part estimator of W. James, C. Stein
     * ("Estimation with quadratic loss", Berkeley Symposium 1, 1961, 361-379) in the empirical Bayes form of B. Efron, C.
     * Morris (JASA 68, 1973, 117-130).
     *
     * @param explained beyond chance
     */
    static double shrinkage(double explained, long parameters) {
        return explained <= 0 ? 0 : explained / (explained + parameters);
    }
}
