package dev.whynot.analytics;

/**
 * One of two competing cumulative incidences as it grows with age, with its variance. Each age adds a draw of its own
 * from those still at risk, so variances follow from one age to the next (P. K. Andersen and others, "Statistical Models
 * Based on Counting Processes", 1993, section IV.4.1.3).
 *
 * @param share the cumulative incidence
 * @param variance its variance
 * @param covariance its covariance with the share that is still open
 * @param records how many ended this way
 * @param others how many ended the other way
 */
record Curve(double share, double variance, double covariance, long records, long others) {

    static final Curve START = new Curve(0, 0, 0, 0, 0);

    /**
     * The curve after one more age.
     *
     * @param open the share that was open before
     * @param openVariance its variance
     * @param here how many ended this way at this age
     * @param othersHere how many ended the other way at this age
     * @param atRisk how many could have
     */
    Curve then(double open, double openVariance, long here, long othersHere, long atRisk) {
        double leaving = (double) here / atRisk;
        double staying = (double) (atRisk - here - othersHere) / atRisk;
        double drawn = open * open * leaving / atRisk;
        return new Curve(
                // the same, but exactly 1 where all have ended this way
                others + othersHere == 0 ? 1 - open * staying : share + open * leaving,
                variance + 2 * leaving * covariance + leaving * leaving * openVariance + drawn * (1 - leaving),
                staying * (covariance + leaving * openVariance - drawn),
                records + here,
                others + othersHere);
    }

    /**
     * The share with its 95 % interval, taken on the scale of {@code log(-log(share))}, where it is closer to normal and
     * cannot leave 0 to 1 (J. B. Choudhury, "Non-parametric confidence interval estimation for competing risks
     * analysis", Statistics in Medicine 21, 2002, 1129-1144). At 0 and 1 there is no such scale and the variance is 0;
     * there it is Wilson's for the records whose state at this age is known, which are all where none is open.
     */
    Rate rate(long known) {
        if (records == 0) {
            return Rate.of(0, known);
        }
        if (share >= 1) {
            return Rate.of(known, known);
        }
        double distance = Rate.Z * Math.sqrt(variance) / (share * -Math.log(share));
        return new Rate(share, Math.pow(share, Math.exp(distance)), Math.pow(share, Math.exp(-distance)));
    }
}
