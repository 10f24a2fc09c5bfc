package dev.whynot.evaluate.drivers;

import java.util.BitSet;
import java.util.Map;

/** Tells which single value goes along with a group of records. */
final class Shadows {

    private final Made data;
    private final int[][] counts;

    Shadows(Made data) {
        this.data = data;
        BitSet all = new BitSet();
        all.set(0, data.records());
        counts = new int[data.dimensions().size()][];
        for (int dimension = 0; dimension < counts.length; dimension++) {
            counts[dimension] = counts(dimension, all);
        }
    }

    /**
     * The value with the highest phi, of a dimension on which there is no condition; null if none goes along with the group.
     */
    Shadow of(Conditions conditions, BitSet rows) {
        Shadow best = null;
        for (int dimension = 0; dimension < counts.length; dimension++) {
            if (conditions.codes().containsKey(dimension)) {
                continue;
            }
            int[] inside = counts(dimension, rows);
            for (int code = 1; code < inside.length; code++) {
                double phi = phi(inside[code], rows.cardinality(), counts[dimension][code]);
                if (phi > (best == null ? 0 : best.phi())) {
                    best = new Shadow(dimension, code, phi);
                }
            }
        }
        return best;
    }

    /** The records that have the value. */
    BitSet rows(Shadow shadow) {
        BitSet code = new BitSet();
        code.set(shadow.code());
        return Conditions.always(Map.of(shadow.dimension(), code), true).rows(data);
    }

    private double phi(double both, double one, double other) {
        double all = data.records();
        double variances = one * (all - one) * other * (all - other);
        return variances <= 0 ? 0 : (both * all - one * other) / Math.sqrt(variances);
    }

    private int[] counts(int dimension, BitSet rows) {
        int[] inside = new int[data.dimensions().get(dimension).codes()];
        char[] codes = data.codes()[dimension];
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            inside[codes[row]]++;
        }
        return inside;
    }
}
