package dev.whynot.analytics;

/**
 * How many times as often a group loses as the rest, when like is held against like: stratum by stratum, taken together
 * (N. Mantel, W. Haenszel, "Statistical aspects of the analysis of data from retrospective studies of disease", J. Natl.
 * Cancer Inst. 22, 1959; for ratios of rates and their variance S. Greenland, J. M. Robins, "Estimation of a common effect
 * parameter from sparse follow-up data", Biometrics 41, 1985, 55-68). Strata in which one of the two has no records say
 * nothing and do not count.
 */
public final class MantelHaenszel {

    private double above;
    private double below;
    private double variance;
    private long informative;

    /**
     * Adds a stratum.
     *
     * @param lost of the group
     * @param decided of the group
     * @param restLost of the rest
     * @param restDecided of the rest
     */
    public void add(long lost, long decided, long restLost, long restDecided) {
        if (decided == 0 || restDecided == 0) {
            return;
        }
        double all = decided + restDecided;
        above += lost * (restDecided / all);
        below += restLost * (decided / all);
        variance += ((double) decided * restDecided * (lost + restLost) - (double) lost * restLost * all) / (all * all);
        informative += decided;
    }

    /** Decided records of the group that are in strata which say something. */
    public long informative() {
        return informative;
    }

    /** The ratio with its 95 % interval, on the logarithm; null where it does not exist, as one of the two lost nothing. */
    public RiskRatio ratio() {
        if (above == 0 || below == 0) {
            return null;
        }
        double ratio = above / below;
        double error = Math.exp(Rate.Z * Math.sqrt(variance / (above * below)));
        return new RiskRatio(ratio, ratio / error, ratio * error);
    }
}
