package dev.whynot.analytics;

/**
 * A group held against the rest: does it lose more often, how much, and could that be chance?
 *
 * @param ratio how many times as often it loses as the rest
 * @param difference by how much its loss rate is above that of the rest
 * @param pValue two-sided: how likely a difference at least as unlikely as this one is if both had the same loss rate;
 *     where many groups are shown, look at {@link FalseDiscovery} instead
 */
public record Comparison(RiskRatio ratio, RiskDifference difference, double pValue) {

    /**
     * Compares a group with the rest. The two share no record.
     *
     * @param lost lost records of the group
     * @param decided lost and won records of the group
     * @param restLost lost records of the rest
     * @param restDecided lost and won records of the rest
     * @return null if one of the two has nothing decided: nothing can be said then
     * @throws IllegalArgumentException if a count is negative or more are lost than are decided
     */
    public static Comparison of(long lost, long decided, long restLost, long restDecided) {
        check(lost, decided);
        check(restLost, restDecided);
        if (decided == 0 || restDecided == 0) {
            return null;
        }
        return new Comparison(
                RiskRatio.of(lost, decided, restLost, restDecided),
                RiskDifference.between(Rate.of(lost, decided), Rate.of(restLost, restDecided)),
                EqualRates.pValue(lost, decided, restLost, restDecided));
    }

    private static void check(long lost, long decided) {
        if (lost < 0 || lost > decided) {
            throw new IllegalArgumentException("%d lost of %d decided".formatted(lost, decided));
        }
    }
}
