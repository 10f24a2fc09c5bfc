package dev.whynot.analytics.diagnosis;

import static java.util.Map.Entry.comparingByValue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keeps the levers honest that are asked at once: of five of no matter, one in four times one has a p-value below 0.05. */
final class AskedAtOnce {

    private AskedAtOnce() {}

    /**
     * P-values made larger such that, however many of the levers are of no matter, one of those is at 0.05 or below in at
     * most one of twenty cases (S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal
     * of Statistics 6, 1979, 65-70). That holds as far as the p-values do: beside a lever with a very strong effect those
     * of the others are somewhat too small (docs/statistics.md has how often).
     *
     * @param pValues of the levers that are asked; none of one that the data cannot speak of
     */
    static Map<Lever, Double> adjusted(Map<Lever, Double> pValues) {
        Map<Lever, Double> adjusted = new EnumMap<>(Lever.class);
        List<Map.Entry<Lever, Double>> smallestFirst =
                pValues.entrySet().stream().sorted(comparingByValue()).toList();
        double most = 0;
        for (int i = 0; i < smallestFirst.size(); i++) {
            most = Math.max(most, smallestFirst.get(i).getValue() * (smallestFirst.size() - i));
            adjusted.put(smallestFirst.get(i).getKey(), Math.min(1, most));
        }
        return adjusted;
    }
}
