package dev.whynot.reason.text;

import java.util.Map;
import java.util.TreeMap;

/** How much of each feature was seen with each label; most features were seen with few. */
final class Counts {

    private final int[] starts;
    private final byte[] labels;
    private final float[] weights;
    private final int features;

    private Counts(int[] starts, byte[] labels, float[] weights, int features) {
        this.starts = starts;
        this.labels = labels;
        this.weights = weights;
        this.features = features;
    }

    @FunctionalInterface
    interface Each {
        void of(int label, float weight);
    }

    void forEach(int feature, Each each) {
        for (int i = starts[feature]; i < starts[feature + 1]; i++) {
            each.of(labels[i], weights[i]);
        }
    }

    boolean has(int feature, int label) {
        for (int i = starts[feature]; i < starts[feature + 1]; i++) {
            if (labels[i] == label) {
                return true;
            }
        }
        return false;
    }

    /** How many features were seen at all. */
    int features() {
        return features;
    }

    static final class Builder {

        private final Map<Integer, float[]> rows = new TreeMap<>();
        private final int labels;

        /** @param labels how many there are, at most 127 */
        Builder(int labels) {
            if (labels > Byte.MAX_VALUE) {
                throw new IllegalArgumentException("At most 127 labels, not " + labels);
            }
            this.labels = labels;
        }

        void add(int feature, int label, float weight) {
            rows.computeIfAbsent(feature, none -> new float[labels])[label] += weight;
        }

        Counts build() {
            int size = 0;
            for (float[] row : rows.values()) {
                for (float weight : row) {
                    size += weight > 0 ? 1 : 0;
                }
            }
            int[] starts = new int[Features.SIZE + 1];
            byte[] itsLabels = new byte[size];
            float[] weights = new float[size];
            int next = 0;
            for (int feature = 0; feature < Features.SIZE; feature++) {
                starts[feature] = next;
                float[] row = rows.get(feature);
                for (int label = 0; row != null && label < labels; label++) {
                    if (row[label] > 0) {
                        itsLabels[next] = (byte) label;
                        weights[next++] = row[label];
                    }
                }
            }
            starts[Features.SIZE] = next;
            return new Counts(starts, itsLabels, weights, rows.size());
        }
    }
}
