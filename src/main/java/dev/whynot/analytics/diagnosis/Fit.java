package dev.whynot.analytics.diagnosis;

import java.util.Arrays;
import java.util.List;

/**
 * The loss rates that a sum of the effects of some factors comes closest to, by least squares.
 *
 * @param expected the loss rate of each cell
 * @param explained by how much the squared distance to the outcomes (1 lost, 0 won) of all records is smaller than with
 *     one loss rate for all
 */
record Fit(double[] expected, double explained) {

    private static final int MOST_STEPS = 200;

    /** Steps that explain less, in units of the variance of a record, end it: chance alone explains 1 by parameter. */
    private static final double ENOUGH = 0.05;

    /** One loss rate for all. */
    static Fit none(List<Cell> cells) {
        double rate = rate(cells);
        double[] expected = new double[cells.size()];
        Arrays.fill(expected, rate);
        return new Fit(expected, 0);
    }

    /**
     * With these factors as well, those of this fit among them. Conjugate gradients on the normal equations (M. R.
     * Hestenes, E. Stiefel, Journal of Research of the National Bureau of Standards 49, 1952, 409-436), scaled by the
     * records of each level, need no matrix, however many levels there are.
     */
    Fit with(List<Factor> factors, List<Cell> cells) {
        if (factors.isEmpty()) {
            return this;
        }
        double rate = rate(cells);
        double enough = ENOUGH * rate * (1 - rate);
        double[] decided = cells.stream().mapToDouble(Cell::decided).toArray();
        double[] left = new double[decided.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = (double) cells.get(i).lost() / decided[i] - expected[i];
        }
        double[] ones = new double[left.length];
        Arrays.fill(ones, 1);
        double[] records = sums(factors, decided, ones);
        double[] gradient = sums(factors, decided, left);
        double[] direction = new double[gradient.length];
        double slope = 0;
        double sum = explained;
        int small = 0;
        for (int step = 0; step < MOST_STEPS && small < 2; step++) {
            double last = slope;
            slope = 0;
            for (int level = 0; level < gradient.length; level++) {
                slope += records[level] > 0 ? gradient[level] * gradient[level] / records[level] : 0;
            }
            for (int level = 0; level < gradient.length; level++) {
                double scaled = records[level] > 0 ? gradient[level] / records[level] : 0;
                direction[level] = scaled + (last > 0 ? slope / last * direction[level] : 0);
            }
            double[] change = effects(factors, direction, left.length);
            double length = 0;
            for (int i = 0; i < left.length; i++) {
                length += decided[i] * change[i] * change[i];
            }
            if (length <= 0 || slope <= 0) {
                break;
            }
            double far = slope / length;
            for (int i = 0; i < left.length; i++) {
                left[i] -= far * change[i];
            }
            sum += far * slope;
            small = far * slope < enough ? small + 1 : 0;
            gradient = sums(factors, decided, left);
        }
        double[] now = new double[left.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = (double) cells.get(i).lost() / decided[i] - left[i];
        }
        return new Fit(now, sum);
    }

    /** Of each level of each factor, one factor after the other: the sum over its cells, by their records. */
    private static double[] sums(List<Factor> factors, double[] decided, double[] values) {
        double[] weighed = new double[values.length];
        for (int i = 0; i < weighed.length; i++) {
            weighed[i] = decided[i] * values[i];
        }
        double[] sums = new double[factors.stream().mapToInt(Factor::levels).sum()];
        int first = 0;
        for (Factor factor : factors) {
            int[] codes = factor.codes();
            for (int i = 0; i < codes.length; i++) {
                sums[first + codes[i]] += weighed[i];
            }
            first += factor.levels();
        }
        return sums;
    }

    /** Of each cell: the sum of the effects of its levels. */
    private static double[] effects(List<Factor> factors, double[] ofLevels, int cells) {
        double[] effects = new double[cells];
        int first = 0;
        for (Factor factor : factors) {
            int[] codes = factor.codes();
            for (int i = 0; i < codes.length; i++) {
                effects[i] += ofLevels[first + codes[i]];
            }
            first += factor.levels();
        }
        return effects;
    }

    private static double rate(List<Cell> cells) {
        long lost = cells.stream().mapToLong(Cell::lost).sum();
        long decided = cells.stream().mapToLong(Cell::decided).sum();
        return (double) lost / decided;
    }
}
