package dev.whynot.evaluate.drivers;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a spreadsheet gives: each value of each dimension, and each quarter, against the rest, by the chi-squared test with
 * Bonferroni's correction for the number of values.
 */
final class BestValues implements Finder {

    /** As many as one would read, so that the long tail is not held against a peer. */
    static final int SHOWN = 10;

    @Override
    public String name() {
        return "best values";
    }

    @Override
    public List<Conditions> find(Made data) {
        Items items = new Items(data);
        int[] lost = new int[items.items()];
        int[] decided = new int[items.items()];
        int allLost = 0;
        for (int row = 0; row < data.records(); row++) {
            int one = data.lost()[row] ? 1 : 0;
            allLost += one;
            for (int item : items.of(row)) {
                lost[item] += one;
                decided[item]++;
            }
        }
        record Value(int item, Counts counts) {}
        int total = allLost;
        return IntStream.range(0, items.items())
                .mapToObj(item -> new Value(item, new Counts(lost[item], decided[item], total, data.records())))
                .filter(value -> value.counts().isSignificant(items.items()))
                .sorted(comparingDouble((Value value) -> value.counts().chiSquared())
                        .reversed())
                .limit(SHOWN)
                .map(value -> items.conditions(
                        new int[] {value.item()}, value.counts().more()))
                .toList();
    }
}
