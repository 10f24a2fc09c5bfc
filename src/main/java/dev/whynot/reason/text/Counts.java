package dev.whynot.reason.text;

import java.util.Arrays;

/** How much of each feature was seen with each label; most features were seen with few. */
final class Counts {

    private final int[] starts;
    private final byte[] labels;
    private final float[] weights;
    private final float[] gains;
    private final int features;

    private Counts(int[] starts, byte[] labels, float[] weights, int features) {
        this.starts = starts;
        this.labels = labels;
        this.weights = weights;
        this.features = features;
        this.gains = new float[weights.length];
        for (int i = 0; i < gains.length; i++) {
            gains[i] = (float) gain(weights[i]);
        }
    }

    /**
     * As they were before.
     *
     * @param starts of each feature, and the end of the last one, in the two others
     */
    static Counts of(int[] starts, byte[] labels, float[] weights) {
        int features = 0;
        for (int feature = 0; feature < starts.length - 1; feature++) {
            features += starts[feature + 1] > starts[feature] ? 1 : 0;
        }
        return new Counts(starts, labels, weights, features);
    }

    int[] starts() {
        return starts;
    }

    byte[] labels() {
        return labels;
    }

    float[] weights() {
        return weights;
    }

    /** By how much a feature makes a label likelier that was seen so much with it, against one that was never. */
    static double gain(double weight) {
        return Math.log(1 + weight / TextModel.SMOOTHING);
    }

    /** Adds the gains of a feature to the scores of the labels that it was seen with. */
    void addGains(int feature, float by, double[] scores) {
        for (int i = starts[feature]; i < starts[feature + 1]; i++) {
            scores[labels[i]] += by * gains[i];
        }
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

    /** How many features were seen at all. */
    int features() {
        return features;
    }

    static final class Builder {

        private static final int FIRST_SIZE = 2;

        private final byte[][] labels = new byte[Features.SIZE][];
        private final float[][] weights = new float[Features.SIZE][];
        private final byte[] sizes = new byte[Features.SIZE];

        /** @param labels how many there are, at most 127 */
        Builder(int labels) {
            if (labels > Byte.MAX_VALUE) {
                throw new IllegalArgumentException("At most 127 labels, not " + labels);
            }
        }

        void add(int feature, int label, float weight) {
            int size = sizes[feature];
            for (int i = 0; i < size; i++) {
                if (labels[feature][i] == label) {
                    weights[feature][i] += weight;
                    return;
                }
            }
            if (size == 0) {
                labels[feature] = new byte[FIRST_SIZE];
                weights[feature] = new float[FIRST_SIZE];
            } else if (size == labels[feature].length) {
                labels[feature] = Arrays.copyOf(labels[feature], 2 * size);
                weights[feature] = Arrays.copyOf(weights[feature], 2 * size);
            }
            labels[feature][size] = (byte) label;
            weights[feature][size] = weight;
            sizes[feature]++;
        }

        Counts build() {
            int[] starts = new int[Features.SIZE + 1];
            for (int feature = 0; feature < Features.SIZE; feature++) {
                starts[feature + 1] = starts[feature] + sizes[feature];
            }
            byte[] allLabels = new byte[starts[Features.SIZE]];
            float[] allWeights = new float[starts[Features.SIZE]];
            for (int feature = 0; feature < Features.SIZE; feature++) {
                if (sizes[feature] > 0) {
                    System.arraycopy(labels[feature], 0, allLabels, starts[feature], sizes[feature]);
                    System.arraycopy(weights[feature], 0, allWeights, starts[feature], sizes[feature]);
                }
            }
            return of(starts, allLabels, allWeights);
        }
    }
}
