package dev.whynot.evaluate.drivers;

/**
 * The single value of another dimension that goes along with a planted group the most. Its records are lost more often,
 * too, but it causes nothing.
 *
 * @param dimension its index
 * @param phi correlation of the two groups, from 0 to 1
 */
record Shadow(int dimension, int code, double phi) {

    /** From when on it is called confounding: it shares about this part of its variance, squared, with the cause. */
    static final double STRONG = 0.35;

    boolean isStrong() {
        return phi >= STRONG;
    }
}
