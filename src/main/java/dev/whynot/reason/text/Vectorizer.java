package dev.whynot.reason.text;

import java.util.Arrays;
import java.util.List;

/**
 * Weighs features: TF-IDF with a logarithmic term frequency, each kind of feature scaled to length 1 so that the many
 * n-grams do not drown the few words, then the whole.
 */
final class Vectorizer {

    private final float[] rarity;

    /** @param rarity of each feature; 0 of those that were never seen */
    Vectorizer(float[] rarity) {
        this.rarity = rarity;
    }

    float[] rarity() {
        return rarity;
    }

    /**
     * The features of a text with their weights.
     *
     * @param features numbers, ascending
     */
    record Vector(int[] features, float[] weights) {}

    /** Learns from the features of texts how rare each is. */
    static Vectorizer of(List<Features.Kinds> all) {
        int[] texts = new int[Features.SIZE];
        int[] seenIn = new int[Features.SIZE];
        int text = 0;
        for (Features.Kinds kinds : all) {
            text++;
            for (int[] kind : kinds.all()) {
                for (int feature : kind) {
                    if (seenIn[feature] != text) {
                        seenIn[feature] = text;
                        texts[feature]++;
                    }
                }
            }
        }
        float[] rarity = new float[Features.SIZE];
        for (int i = 0; i < rarity.length; i++) {
            rarity[i] = texts[i] == 0 ? 0 : (float) (Math.log((1.0 + all.size()) / (1 + texts[i])) + 1);
        }
        return new Vectorizer(rarity);
    }

    /** The vector of a text; features that were never seen are left out. */
    Vector vector(String key) {
        return vector(Features.of(key));
    }

    /** The vector of a text with these features, which it sorts. */
    Vector vector(Features.Kinds features) {
        List<int[]> kinds = features.all();
        int most = kinds.stream().mapToInt(kind -> kind.length).sum();
        long[] places = new long[most]; // the feature, and where its weight is
        double[] weights = new double[most];
        int size = 0;
        for (int[] kind : kinds) {
            size = weigh(kind, places, weights, size);
        }
        Arrays.sort(places, 0, size);
        int[] numbers = new int[size];
        double[] sums = new double[size];
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            int feature = (int) (places[i] >>> Integer.SIZE);
            if (distinct == 0 || numbers[distinct - 1] != feature) {
                numbers[distinct++] = feature;
            }
            sums[distinct - 1] += weights[(int) places[i]];
        }
        double length = length(sums, 0, distinct);
        float[] scaled = new float[distinct];
        for (int i = 0; i < distinct; i++) {
            scaled[i] = (float) (sums[i] / length);
        }
        return new Vector(Arrays.copyOf(numbers, distinct), scaled);
    }

    /** Adds the features of one kind from {@code size} on, and tells the new size. */
    private int weigh(int[] kind, long[] places, double[] weights, int size) {
        Arrays.sort(kind);
        int end = size;
        for (int i = 0; i < kind.length; ) {
            int first = i;
            while (i < kind.length && kind[i] == kind[first]) {
                i++;
            }
            if (rarity[kind[first]] > 0) {
                places[end] = (long) kind[first] << Integer.SIZE | end;
                weights[end++] = (1 + Math.log(i - first)) * rarity[kind[first]];
            }
        }
        double length = length(weights, size, end);
        for (int i = size; i < end; i++) {
            weights[i] /= length;
        }
        return end;
    }

    private static double length(double[] weights, int from, int to) {
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += weights[i] * weights[i];
        }
        return Math.sqrt(squares);
    }
}
