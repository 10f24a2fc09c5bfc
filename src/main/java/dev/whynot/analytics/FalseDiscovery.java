package dev.whynot.analytics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps a table of many comparisons honest: of twenty groups that differ from the rest by chance only, one has a
 * p-value below 0.05.
 */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * The q-value of each p-value: of the groups whose q-value is at most 0.05, at most one in twenty is there by
     * chance, on average (Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal
     * Statistical Society B 57, 1995, 289-300; written as adjusted p-values by D. Yekutieli, Y. Benjamini, Journal of
     * Statistical Planning and Inference 82, 1999, 171-196). All groups that were looked at belong in the list, not
     * just those that are shown.
     *
     * @param pValues in any order; null where there is none, which counts as not looked at
     * @return in the same order, null where there was null
     */
    public static List<Double> qValues(List<Double> pValues) {
        int[] largestFirst = IntStream.range(0, pValues.size())
                .filter(i -> pValues.get(i) != null)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> pValues.get(i)).reversed())
                .mapToInt(i -> i)
                .toArray();
        Double[] qValues = new Double[pValues.size()];
        double least = 1;
        for (int i = 0; i < largestFirst.length; i++) {
            int rank = largestFirst.length - i;
            least = Math.min(least, pValues.get(largestFirst[i]) * ((double) largestFirst.length / rank));
            qValues[largestFirst[i]] = least;
        }
        return Arrays.asList(qValues);
    }
}
