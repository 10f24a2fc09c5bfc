package dev.whynot.evaluate.drivers;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws indices in proportion to their weights. */
final class Weighted {

    private final double[] upTo;

    /**
     * @param weights none negative, not all 0
     */
    Weighted(double[] weights) {
        upTo = weights.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
        if (upTo.length == 0 || upTo[upTo.length - 1] <= 0) {
            throw new IllegalArgumentException("Nothing to draw: " + Arrays.toString(weights));
        }
    }

    /** Zipf's law: the n-th of {@code size} has weight {@code n^-skew}. */
    static double[] zipf(int size, double skew) {
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            weights[i] = Math.pow(i + 1.0, -skew);
        }
        return weights;
    }

    int draw(RandomGenerator random) {
        double point = random.nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, point);
        int index = found < 0 ? -found - 1 : found + 1;
        return Math.min(index, upTo.length - 1);
    }
}
