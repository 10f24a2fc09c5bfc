package dev.whynot.evaluate.drivers;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one finder found in one run, beside what was planted.
 *
 * @param found by rank
 * @param causes in the order they were planted in
 */
record Scored(List<Found> found, List<Sought> causes) {

    private static final double SAME = 0.5;
    private static final double MOST = 0.8;
    private static final int FEW_VALUES = 3;
    private static final int NOT_FOUND = -1;

    /** A group that was found. */
    record Found(Conditions conditions, Verdict verdict) {}

    /**
     * A cause that was planted.
     *
     * @param rank index of the group that was found for it; -1 if there is none
     * @param isShadowNamed whether its shadow was told as a cause
     */
    record Sought(Planted planted, int rank, boolean isShadowNamed) {

        boolean isFound() {
            return rank != NOT_FOUND;
        }
    }

    /**
     * Compares records with records, not words with words. By rank, each group that was found is matched with the planted
     * cause of the same direction that it is most alike; each cause counts as found once.
     */
    static Scored of(Made data, List<Conditions> found) {
        List<Planted> planted = data.planted();
        List<BitSet> rows =
                planted.stream().map(cause -> cause.conditions().rows(data)).toList();
        int[] ranks = new int[planted.size()];
        Arrays.fill(ranks, NOT_FOUND);
        List<Found> judged = new ArrayList<>();
        for (int rank = 0; rank < found.size(); rank++) {
            Conditions group = found.get(rank);
            BitSet own = group.rows(data);
            List<Integer> sameDirection = IntStream.range(0, planted.size())
                    .filter(i -> planted.get(i).conditions().more() == group.more())
                    .boxed()
                    .toList();
            List<Integer> same = sameDirection.stream()
                    .filter(i -> Overlap.jaccard(own, rows.get(i)) >= SAME)
                    .sorted(comparingDouble((Integer i) -> -Overlap.jaccard(own, rows.get(i))))
                    .toList();
            int next =
                    same.stream().filter(i -> ranks[i] == NOT_FOUND).findFirst().orElse(NOT_FOUND);
            if (next != NOT_FOUND) {
                ranks[next] = rank;
            }
            judged.add(new Found(group, verdict(next != NOT_FOUND, !same.isEmpty(), own, sameDirection, rows)));
        }
        List<Sought> causes = IntStream.range(0, planted.size())
                .mapToObj(i -> new Sought(planted.get(i), ranks[i], isShadowNamed(planted.get(i), found)))
                .toList();
        return new Scored(List.copyOf(judged), causes);
    }

    private static Verdict verdict(
            boolean isRight, boolean isSame, BitSet own, List<Integer> sameDirection, List<BitSet> rows) {
        if (isRight) {
            return Verdict.RIGHT;
        }
        if (isSame) {
            return Verdict.REDUNDANT;
        }
        if (sameDirection.stream().anyMatch(i -> Overlap.inside(own, rows.get(i)) >= MOST)) {
            return Verdict.PART;
        }
        if (sameDirection.stream().anyMatch(i -> Overlap.inside(rows.get(i), own) >= MOST)) {
            return Verdict.TOO_WIDE;
        }
        return Verdict.OTHER;
    }

    /** Whether a group was found that names the shadow's value, in a set of a few at most, and no dimension of the cause. */
    private static boolean isShadowNamed(Planted planted, List<Conditions> found) {
        Shadow shadow = planted.shadow();
        return shadow != null
                && found.stream()
                        .filter(group -> group.more() == planted.conditions().more())
                        .filter(group -> group.codes().keySet().stream()
                                .noneMatch(planted.conditions().codes()::containsKey))
                        .map(group -> group.codes().get(shadow.dimension()))
                        .anyMatch(codes ->
                                codes != null && codes.get(shadow.code()) && codes.cardinality() <= FEW_VALUES);
    }
}
