package dev.whynot.analytics.diagnosis;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.whynot.analytics.Leak;
import dev.whynot.facts.Attribute;

/**
 * The values of a dimension that are told apart.
 *
 * @param texts by level; the first, level 0, is null and holds all values that are rare
 * @param codes the level of each cell
 */
record Levels(String dimension, List<String> texts, int[] codes) {

    /** Values with fewer decided records are one level, and so are all beyond the most frequent ones. */
    static final int FEWEST_DECIDED = 10;

    private static final int MOST = 100;

    static Levels of(String dimension, List<Cell> cells, int place) {
        Map<String, Long> decided = new HashMap<>();
        cells.forEach(cell -> decided.merge(cell.values().get(place), cell.decided(), Long::sum));
        List<String> texts = new ArrayList<>();
        texts.add(null);
        decided.entrySet().stream()
                .filter(value -> value.getValue() >= FEWEST_DECIDED)
                .sorted(comparingLong((Map.Entry<String, Long> value) -> value.getValue())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .forEach(value -> texts.add(value.getKey()));
        Map<String, Integer> codeOf = new HashMap<>();
        for (int code = 1; code < texts.size(); code++) {
            codeOf.put(texts.get(code), code);
        }
        return new Levels(
                dimension,
                texts,
                cells.stream()
                        .mapToInt(cell -> codeOf.getOrDefault(cell.values().get(place), 0))
                        .toArray());
    }

    /** With the one of the rare values. */
    int count() {
        return texts.size();
    }

    /** Why it cannot be a cause, as the cells tell; empty if it may be one. */
    Optional<Leak> leak(List<Cell> cells) {
        int rare = count();
        long[] lost = new long[count() + 1];
        long[] decided = new long[count() + 1];
        for (int i = 0; i < codes.length; i++) {
            int place = codes[i] == 0 ? rare : codes[i];
            lost[place] += cells.get(i).lost();
            decided[place] += cells.get(i).decided();
        }
        return Leak.of(lost, decided, texts.indexOf(Attribute.NONE));
    }
}
