package dev.whynot.reason.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/**
 * Weighs features: TF-IDF with a logarithmic term frequency, each kind of feature scaled to length 1 so that the many
 * n-grams do not drown the few words, then the whole.
 */
final class Vectorizer {

    private final float[] rarity;

    private Vectorizer(float[] rarity) {
        this.rarity = rarity;
    }

    /**
     * The features of a text with their weights.
     *
     * @param features numbers, ascending
     */
    record Vector(int[] features, float[] weights) {}

    /** Learns from keys how rare each feature is. */
    static Vectorizer of(List<String> keys) {
        int[] texts = new int[Features.SIZE];
        BitSet seen = new BitSet(Features.SIZE);
        for (String key : keys) {
            seen.clear();
            for (int[] kind : Features.of(key).all()) {
                for (int feature : kind) {
                    if (!seen.get(feature)) {
                        seen.set(feature);
                        texts[feature]++;
                    }
                }
            }
        }
        float[] rarity = new float[Features.SIZE];
        for (int i = 0; i < rarity.length; i++) {
            rarity[i] = texts[i] == 0 ? 0 : (float) (Math.log((1.0 + keys.size()) / (1 + texts[i])) + 1);
        }
        return new Vectorizer(rarity);
    }

    /** The vector of a text; features that were never seen are left out. */
    Vector vector(String key) {
        TreeMap<Integer, Double> weights = new TreeMap<>();
        for (int[] kind : Features.of(key).all()) {
            add(kind, weights);
        }
        double length = length(
                weights.values().stream().mapToDouble(Double::doubleValue).toArray());
        Vector vector = new Vector(new int[weights.size()], new float[weights.size()]);
        int i = 0;
        for (var weight : weights.entrySet()) {
            vector.features()[i] = weight.getKey();
            vector.weights()[i++] = (float) (weight.getValue() / length);
        }
        return vector;
    }

    private void add(int[] kind, TreeMap<Integer, Double> weights) {
        int[] features = Arrays.stream(kind)
                .filter(feature -> rarity[feature] > 0)
                .sorted()
                .toArray();
        int[] distinct = Arrays.stream(features).distinct().toArray();
        double[] weight = new double[distinct.length];
        int next = 0;
        for (int i = 0; i < distinct.length; i++) {
            int first = next;
            while (next < features.length && features[next] == distinct[i]) {
                next++;
            }
            weight[i] = (1 + Math.log(next - first)) * rarity[distinct[i]];
        }
        double length = length(weight);
        for (int i = 0; i < distinct.length; i++) {
            weights.merge(distinct[i], weight[i] / length, Double::sum);
        }
    }

    private static double length(double[] weights) {
        return Math.sqrt(Arrays.stream(weights).map(weight -> weight * weight).sum());
    }
}
