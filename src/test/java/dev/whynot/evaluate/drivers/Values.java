package dev.whynot.evaluate.drivers;

import java.util.random.RandomGenerator;

/** Values some of which are much more frequent than others, by Zipf's law, and which may depend on another dimension. */
final class Values implements Column {

    private static final int TRIES = 20;

    private final Dimension dimension;
    private final double missing;
    private final int parent;
    private final double follow;
    private final Weighted all;
    private final Weighted[] byParent;
    private final int[] firstDay;
    private final int[] lastDay;

    /**
     * @param parent index of the dimension that this one depends on; -1 for none
     * @param parentDimension the same; null for none
     * @param follow with what probability a value is one of those that belong to the parent's, not any
     * @param missing share without a value
     * @param skew exponent of Zipf's law
     */
    Values(
            Dimension dimension,
            int parent,
            Dimension parentDimension,
            double follow,
            double missing,
            double skew,
            RandomGenerator random) {
        this.dimension = dimension;
        this.parent = parent;
        this.follow = follow;
        this.missing = missing;
        int size = dimension.values().size();
        double[] weights = shuffled(Weighted.zipf(size, skew), random);
        all = new Weighted(weights);
        byParent = parent < 0 ? null : belonging(weights, parentDimension, random);
        firstDay = new int[size + 1];
        lastDay = new int[size + 1];
        for (int code = 0; code <= size; code++) {
            firstDay[code] = Integer.MIN_VALUE;
            lastDay[code] = Integer.MAX_VALUE;
        }
    }

    /** Lets a value come up from day to day only, both inclusive. */
    void restrict(int code, int from, int to) {
        firstDay[code] = from;
        lastDay[code] = to;
    }

    @Override
    public Dimension dimension() {
        return dimension;
    }

    @Override
    public int draw(char[] row, int day, RandomGenerator random) {
        if (random.nextDouble() < missing) {
            return 0;
        }
        boolean follows = parent >= 0 && row[parent] != 0 && random.nextDouble() < follow;
        Weighted weighted = follows ? byParent[row[parent] - 1] : all;
        for (int i = 0; i < TRIES; i++) {
            int code = 1 + weighted.draw(random);
            if (day >= firstDay[code] && day <= lastDay[code]) {
                return code;
            }
        }
        return 0;
    }

    /**
     * For each value of the parent the values that belong to it. Where there are fewer values than the parent has, several
     * of the parent's share one: neighbours if they are ranges, any if not. Where there are more, each belongs to one.
     */
    private static Weighted[] belonging(double[] weights, Dimension parent, RandomGenerator random) {
        int parents = parent.values().size();
        int size = weights.length;
        double[][] belonging = new double[parents][size];
        for (int i = 0; i < parents; i++) {
            int own = parent.isOrdered() ? i * size / parents : i < size ? i : random.nextInt(size);
            belonging[i][own] = weights[own];
        }
        for (int value = parents; value < size; value++) {
            belonging[random.nextInt(parents)][value] = weights[value];
        }
        Weighted[] weighted = new Weighted[parents];
        for (int i = 0; i < parents; i++) {
            weighted[i] = new Weighted(belonging[i]);
        }
        return weighted;
    }

    private static double[] shuffled(double[] weights, RandomGenerator random) {
        for (int i = weights.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double weight = weights[i];
            weights[i] = weights[other];
            weights[other] = weight;
        }
        return weights;
    }
}
