package dev.whynot.analytics.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Something that the loss rate may differ by: the levels of a dimension, or the pairs of the levels of two.
 *
 * @param codes the level of each cell; in a pair level 0 holds the pairs that are rare
 * @param levels how many there are
 * @param parameters how many the model gets by it; by a pair beyond those of its two dimensions
 */
record Factor(List<Levels> of, int[] codes, int levels, int parameters) {

    static Factor main(Levels levels) {
        long occupied = Arrays.stream(levels.codes()).distinct().count();
        return new Factor(List.of(levels), levels.codes(), levels.count(), (int) occupied - 1);
    }

    /**
     * The pairs with so many decided records, each on its own; all others together.
     *
     * @param one of the lever
     * @param other of the segment
     */
    static Factor pair(Levels one, Levels other, List<Cell> cells, long fewest) {
        TreeMap<Integer, Long> decided = new TreeMap<>();
        int[] codes = new int[cells.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = one.codes()[i] * other.count() + other.codes()[i];
            decided.merge(codes[i], cells.get(i).decided(), Long::sum);
        }
        int[] levelOf = new int[one.count() * other.count()];
        int levels = 1;
        Components all = new Components(one.count() + other.count());
        Components pooled = new Components(one.count() + other.count());
        for (var pair : decided.entrySet()) {
            int a = pair.getKey() / other.count();
            int b = pair.getKey() % other.count();
            all.join(a, one.count() + b);
            if (pair.getValue() >= fewest && a > 0 && b > 0) {
                levelOf[pair.getKey()] = levels++;
            } else {
                pooled.join(a, one.count() + b);
            }
        }
        for (int i = 0; i < codes.length; i++) {
            codes[i] = levelOf[codes[i]];
        }
        // kept pairs, less the effects of the two dimensions that they can imitate: those that are 0 at all pooled
        // pairs
        int parameters = levels - 1 - pooled.count() + all.count();
        return new Factor(List.of(one, other), codes, levels, parameters);
    }

    /** Joined places, counted. */
    private static final class Components {
        private final int[] parent;
        private int count;

        Components(int places) {
            parent = new int[places];
            Arrays.setAll(parent, i -> i);
            count = places;
        }

        void join(int a, int b) {
            int one = root(a);
            int other = root(b);
            if (one != other) {
                parent[one] = other;
                count--;
            }
        }

        int count() {
            return count;
        }

        private int root(int place) {
            int root = place;
            while (parent[root] != root) {
                parent[root] = parent[parent[root]];
                root = parent[root];
            }
            return root;
        }
    }
}
