package dev.whynot.analytics.changes;

import java.util.random.RandomGenerator;

import dev.whynot.analytics.Choose;

/**
 * Deals records out at random: how many of those drawn are lost. By inversion (as the HIN of V. Kachitvichyanukul, B.
 * Schmeiser, "Computer generation of hypergeometric random variates", Journal of Statistical Computation and Simulation
 * 22, 1985, 127-145), but from the most likely number outwards, which takes about as many steps as the standard
 * deviation.
 */
final class Hypergeometric {

    private static final double TOO_SMALL_TO_COUNT = 1e-300;

    private Hypergeometric() {}

    /**
     * How many of {@code drawn} records are lost, if {@code lost} of all {@code records} are.
     */
    static long draw(long records, long lost, long drawn, RandomGenerator random) {
        long lowest = Math.max(0, drawn + lost - records);
        long highest = Math.min(drawn, lost);
        if (lowest == highest) {
            return lowest;
        }
        double won = records - lost;
        long mode = Math.clamp((long) ((drawn + 1.0) * (lost + 1.0) / (records + 2.0)), lowest, highest);
        double atMode = Math.exp(logProbability(records, lost, drawn, mode));
        double left = random.nextDouble() - atMode;
        long up = mode;
        long down = mode;
        double ofUp = atMode;
        double ofDown = atMode;
        while (left > 0) {
            if (up < highest) {
                ofUp *= ((double) lost - up) * ((double) drawn - up) / ((up + 1.0) * (won - drawn + up + 1));
                up++;
                left -= ofUp;
                if (left <= 0) {
                    return up;
                }
            } else {
                ofUp = 0;
            }
            if (down > lowest) {
                ofDown *= down * (won - drawn + down) / ((lost - down + 1.0) * (drawn - down + 1.0));
                down--;
                left -= ofDown;
                if (left <= 0) {
                    return down;
                }
            } else {
                ofDown = 0;
            }
            if (ofUp + ofDown < TOO_SMALL_TO_COUNT) {
                return mode; // what is left is rounding
            }
        }
        return mode;
    }

    private static double logProbability(long records, long lost, long drawn, long hits) {
        return Choose.log(lost, hits) + Choose.log(records - lost, drawn - hits) - Choose.log(records, drawn);
    }
}
