package dev.whynot.evaluate;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;

/**
 * How well one label, a reason or a category, is told from the others.
 *
 * @param expected texts that mean it
 * @param answered texts that were taken to mean it
 * @param right texts that are both
 */
record LabelScore(String label, long expected, long answered, long right) {

    /** One score for each label that is expected somewhere; what is left unclear counts as not found. */
    static List<LabelScore> of(List<Judged> judged) {
        Map<String, Long> expected = judged.stream().collect(groupingBy(Judged::expected, counting()));
        Map<String, Long> answered =
                judged.stream().collect(groupingBy(one -> one.answer().reason(), counting()));
        Map<String, Long> right =
                judged.stream().filter(Judged::isRight).collect(groupingBy(Judged::expected, counting()));
        return expected.keySet().stream()
                .sorted()
                .map(label -> new LabelScore(
                        label, expected.get(label), answered.getOrDefault(label, 0L), right.getOrDefault(label, 0L)))
                .toList();
    }

    /** The mean F1 of the labels that are expected somewhere, each as heavy as any other; NaN if there are none. */
    static double macroF1(List<Judged> judged) {
        return of(judged).stream().mapToDouble(LabelScore::f1).average().orElse(Double.NaN);
    }

    /** The share of right ones in those taken to mean it; NaN if none was. */
    double precision() {
        return (double) right / answered;
    }

    /** The share of right ones in those that mean it. */
    double recall() {
        return (double) right / expected;
    }

    /** The harmonic mean of precision and recall; 0 where nothing was right. */
    double f1() {
        return 2.0 * right / (expected + answered);
    }
}
