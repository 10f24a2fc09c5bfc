package dev.whynot.evaluate;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether confidences are as high as the share of right answers: the decided texts by confidence, in bins of equal width.
 *
 * @param bins from the lowest confidence to the highest, empty ones too
 */
record Calibration(List<Bin> bins) {

    private static final int BINS = 15;

    /**
     * The decided texts whose confidence lies above {@code from} and up to {@code to}; the lowest bin has 0, too.
     *
     * @param confidence their mean confidence; NaN if there are none
     * @param accuracy the share of right ones; NaN if there are none
     */
    record Bin(double from, double to, int texts, double confidence, double accuracy) {}

    static Calibration of(List<Judged> judged) {
        List<Judged> decided = judged.stream().filter(Judged::isDecided).toList();
        return new Calibration(
                IntStream.range(0, BINS).mapToObj(bin -> bin(bin, decided)).toList());
    }

    /**
     * The expected calibration error: the mean distance of confidence and accuracy over the bins, weighted by their texts
     * (C. Guo et al., "On Calibration of Modern Neural Networks", ICML 2017, section 2); NaN if nothing was decided.
     */
    double error() {
        int texts = bins.stream().mapToInt(Bin::texts).sum();
        return bins.stream()
                        .filter(bin -> bin.texts() > 0)
                        .mapToDouble(bin -> bin.texts() * Math.abs(bin.accuracy() - bin.confidence()))
                        .sum()
                / texts;
    }

    private static Bin bin(int bin, List<Judged> decided) {
        List<Judged> inside = decided.stream()
                .filter(one -> binOf(one.answer().confidence()) == bin)
                .toList();
        return new Bin(
                (double) bin / BINS,
                (double) (bin + 1) / BINS,
                inside.size(),
                inside.stream()
                        .mapToDouble(one -> one.answer().confidence())
                        .average()
                        .orElse(Double.NaN),
                (double) inside.stream().filter(Judged::isRight).count() / inside.size());
    }

    private static int binOf(double confidence) {
        return Math.max(0, (int) Math.ceil(confidence * BINS) - 1);
    }
}
