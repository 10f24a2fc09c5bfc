package dev.whynot.evaluate.drivers;

/**
 * A cause that was put into made-up records.
 *
 * @param riskRatio how many times as often its records are lost as they would be without it; below 1 it protects
 * @param decided its records
 * @param lost its lost records
 * @param lostWithout how many of them would be lost without it, and with all other causes: a sum of probabilities
 * @param lostWith how many are to be lost with it: the same, where no probability exceeds the greatest allowed one
 * @param shadow null if no other value goes along with it at all
 */
record Planted(
        Conditions conditions,
        double riskRatio,
        int decided,
        int lost,
        double lostWithout,
        double lostWith,
        Shadow shadow) {

    /** From how many records on a cause must be found. */
    static final int ENOUGH = 200;

    /** The risk ratio, or 1 by it where the cause protects. */
    double strength() {
        return Math.max(riskRatio, 1 / riskRatio);
    }

    /** By how many lost records it changes the total. */
    double excess() {
        return Math.abs(lostWith - lostWithout);
    }

    boolean isLarge() {
        return decided >= ENOUGH;
    }

    boolean isConfounded() {
        return shadow != null && shadow.isStrong();
    }

    /** By how many standard deviations more, or less, are lost than would be without it. */
    double clearness() {
        double variance = lostWithout * (1 - lostWithout / decided);
        double distance = conditions.more() ? lost - lostWithout : lostWithout - lost;
        return distance / Math.sqrt(variance);
    }
}
