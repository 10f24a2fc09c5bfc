package dev.whynot.reason.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.whynot.reason.TextKey;
import dev.whynot.reason.text.Vectorizer.Vector;

/**
 * Multinomial naive Bayes over weighted features (Rennie et al., "Tackling the Poor Assumptions of Naive Bayes Text
 * Classifiers", 2003). How many examples a label has says nothing of how frequent it is; see {@link #expecting}. As each text's features are scaled to length 1, its probabilities need no
 * further calibration (docs/reasons.md). It only counts, so that further examples are learnt at once. Immutable.
 */
public final class TextModel {

    /** Added to each count, so that what was never seen is unlikely, not impossible. */
    static final double SMOOTHING = 0.01;

    private final Vectorizer vectorizer;
    private final List<String> labels;
    private final Counts counts;
    private final Map<Integer, float[]> added;
    private final double[] totals;
    private final double[] priors;

    private TextModel(
            Vectorizer vectorizer,
            List<String> labels,
            Counts counts,
            Map<Integer, float[]> added,
            double[] totals,
            double[] priors) {
        this.vectorizer = vectorizer;
        this.labels = labels;
        this.counts = counts;
        this.added = added;
        this.totals = totals;
        this.priors = priors;
    }

    /** Learns from examples. */
    public static TextModel of(Collection<Example> examples) {
        List<String> labels =
                examples.stream().map(Example::label).distinct().sorted().toList();
        List<Features.Kinds> features = examples.parallelStream()
                .map(example -> Features.of(TextKey.of(example.text())))
                .toList();
        Vectorizer vectorizer = Vectorizer.of(features);
        List<Vector> vectors = features.parallelStream().map(vectorizer::vector).toList();
        Counts.Builder counts = new Counts.Builder(labels.size());
        double[] totals = new double[labels.size()];
        int i = 0;
        for (Example example : examples) {
            int label = labels.indexOf(example.label());
            Vector vector = vectors.get(i++);
            for (int k = 0; k < vector.features().length; k++) {
                counts.add(vector.features()[k], label, vector.weights()[k]);
                totals[label] += vector.weights()[k];
            }
        }
        return of(vectorizer, labels, counts.build(), totals);
    }

    static TextModel of(Vectorizer vectorizer, List<String> labels, Counts counts, double[] totals) {
        return new TextModel(vectorizer, labels, counts, Map.of(), totals, new double[labels.size()]);
    }

    /** Reads a model that {@link #write} wrote. */
    public static TextModel read(DataInputStream in) throws IOException {
        return ModelFile.read(in);
    }

    /** Writes what was learnt from the first examples: not further ones, nor what is expected. */
    public void write(DataOutputStream out) throws IOException {
        ModelFile.write(out, labels, vectorizer, counts, totals);
    }

    /** The same model, for texts among which one label is so many times as frequent as each other one. */
    public TextModel expecting(String label, double times) {
        double[] expected = priors.clone();
        expected[labels.indexOf(label)] = Math.log(times);
        return new TextModel(vectorizer, labels, counts, added, totals, expected);
    }

    /** The same model, having learnt from further examples; those with a label that it does not know are left out. */
    public TextModel with(Collection<Example> further) {
        Map<Integer, float[]> both = new HashMap<>();
        added.forEach((feature, weights) -> both.put(feature, weights.clone()));
        double[] sums = totals.clone();
        for (Example example : further) {
            int label = labels.indexOf(example.label());
            if (label >= 0) {
                Vector vector = vectorizer.vector(TextKey.of(example.text()));
                for (int k = 0; k < vector.features().length; k++) {
                    both.computeIfAbsent(vector.features()[k], feature -> new float[labels.size()])[label] +=
                            vector.weights()[k];
                    sums[label] += vector.weights()[k];
                }
            }
        }
        return new TextModel(vectorizer, labels, counts, both, sums, priors);
    }

    /** What the text may mean, most likely first; the probabilities add up to 1. */
    public List<Guess> guesses(String text) {
        double[] scores = scores(text);
        double best = IntStream.range(0, scores.length)
                .mapToDouble(i -> scores[i])
                .max()
                .orElseThrow();
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - best);
            sum += scores[i];
        }
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            guesses.add(new Guess(labels.get(i), scores[i] / sum));
        }
        guesses.sort(Comparator.comparingDouble(Guess::probability).reversed().thenComparing(Guess::label));
        return guesses;
    }

    /**
     * The log-likelihood of the text for each label, and the logarithm of how frequent the label is: the sum over its features, by weight, of
     * {@code log((count + smoothing) / (total + smoothing * features))}, taken apart so that only labels in which a
     * feature was seen are looked at.
     */
    double[] scores(String text) {
        Vector vector = vectorizer.vector(TextKey.of(text));
        double weight = 0;
        double[] scores = new double[labels.size()];
        for (int k = 0; k < vector.features().length; k++) {
            int feature = vector.features()[k];
            float by = vector.weights()[k];
            weight += by;
            float[] more = added.get(feature);
            if (more == null) {
                counts.addGains(feature, by, scores);
                continue;
            }
            float[] all = more.clone();
            counts.forEach(feature, (label, count) -> all[label] += count);
            for (int label = 0; label < all.length; label++) {
                if (all[label] > 0) {
                    scores[label] += by * Counts.gain(all[label]);
                }
            }
        }
        for (int label = 0; label < scores.length; label++) {
            scores[label] +=
                    priors[label] + weight * Math.log(SMOOTHING / (totals[label] + SMOOTHING * counts.features()));
        }
        return scores;
    }
}
