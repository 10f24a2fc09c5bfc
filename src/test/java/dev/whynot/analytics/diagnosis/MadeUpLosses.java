package dev.whynot.analytics.diagnosis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import dev.whynot.facts.Money;

/** Cells of made-up records. Few values are frequent. */
record MadeUpLosses(List<String> dimensions, List<Cell> cells) {

    /** A dimension and how many values it has: 0, 1, 2 ... */
    private static final Map<String, Integer> SIZES = new TreeMap<>(Map.of(
            "campaign", 10,
            "firstResponseHours", 5,
            "industry", 10,
            "object", 2,
            "owner", 10,
            "persona", 12,
            "product", 4));

    private static final Map<String, Integer> MORE = Map.of("country", 8, "team", 4);

    /**
     * Draws records.
     *
     * @param lossRate of a record, by its values
     */
    static MadeUpLosses of(long seed, int records, ToDoubleFunction<Map<String, Integer>> lossRate) {
        return of(seed, records, lossRate, SIZES, false);
    }

    /** The same where half of the records of an industry belong to one owner, as with territories. */
    static MadeUpLosses withTerritories(long seed, int records, ToDoubleFunction<Map<String, Integer>> lossRate) {
        return of(seed, records, lossRate, SIZES, true);
    }

    /** The same with two dimensions more: where there are more effects, chance explains more. */
    static MadeUpLosses ofMany(long seed, int records, ToDoubleFunction<Map<String, Integer>> lossRate) {
        Map<String, Integer> sizes = new TreeMap<>(SIZES);
        sizes.putAll(MORE);
        return of(seed, records, lossRate, sizes, true);
    }

    private static MadeUpLosses of(
            long seed,
            int records,
            ToDoubleFunction<Map<String, Integer>> lossRate,
            Map<String, Integer> sizes,
            boolean hasTerritories) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> dimensions = List.copyOf(sizes.keySet());
        Map<String, long[]> counts = new TreeMap<>();
        Map<String, List<String>> values = new TreeMap<>();
        for (int i = 0; i < records; i++) {
            Map<String, Integer> drawn = new TreeMap<>();
            sizes.forEach((dimension, size) -> drawn.put(dimension, (int) (size * Math.pow(random.nextDouble(), 1.5))));
            if (hasTerritories && random.nextBoolean()) {
                drawn.put("owner", drawn.get("industry"));
            }
            List<String> key = new ArrayList<>();
            drawn.values().forEach(value -> key.add(value.toString()));
            values.put(key.toString(), key);
            long[] count = counts.computeIfAbsent(key.toString(), k -> new long[2]);
            count[0] += random.nextDouble() < lossRate.applyAsDouble(drawn) ? 1 : 0;
            count[1]++;
        }
        List<Cell> cells = new ArrayList<>();
        counts.forEach((key, count) -> cells.add(new Cell(
                values.get(key),
                count[0],
                count[1],
                count[0] == 0 ? List.of() : List.of(new Money("EUR", BigDecimal.valueOf(100 * count[0]))))));
        return new MadeUpLosses(dimensions, cells);
    }

    Pattern pattern() {
        return new Pattern(dimensions, cells);
    }

    /** The same records with the dimensions the other way round. */
    MadeUpLosses reversed() {
        return new MadeUpLosses(
                dimensions.reversed(),
                cells.stream()
                        .map(cell -> new Cell(cell.values().reversed(), cell.lost(), cell.decided(), cell.lostAmount()))
                        .toList());
    }
}
