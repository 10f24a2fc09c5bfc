package dev.whynot.evaluate.drivers;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import smile.data.Attribute;
import smile.data.NominalAttribute;
import smile.data.NumericAttribute;
import smile.regression.RegressionTree;

/**
 * A decision tree (CART, by Smile) that splits by the value of a dimension against all others, by a border in a number, or by
 * a day. It is a regression tree on 0 and 1, whose least squares are Gini's impurity: Smile's trees for classes join leaves
 * that predict the same class, whatever their rates. It grows on a half of the records, to several sizes; the size that
 * predicts the other half best is taken. Its leaves are tested on that other half by the chi-squared test, with Bonferroni's
 * correction for the leaves of all sizes. (Tested on the half that they grew on, they nearly always look significant.) Takes
 * a sample of the records if there are too many.
 */
final class Tree implements Finder {

    private static final int MOST_RECORDS = 100_000;
    private static final int[] SIZES = {2, 4, 8, 16, 32};
    private static final int LEAST_RECORDS_OF_LEAF = 100;

    private record Leaf(Conditions conditions, Counts grown, Counts tested) {

        /** The squared error of the rate of the half it grew on, for the other half. */
        double error() {
            double predicted = (double) grown.lost() / grown.decided();
            double won = tested.decided() - tested.lost();
            return tested.lost() * (1 - predicted) * (1 - predicted) + won * predicted * predicted;
        }

        Conditions found() {
            return new Conditions(conditions.codes(), conditions.fromDay(), conditions.toDay(), tested.more());
        }
    }

    @Override
    public String name() {
        return "decision tree";
    }

    @Override
    public boolean isSlow() {
        return true;
    }

    @Override
    public List<Conditions> find(Made all) {
        Made data = all.sample(MOST_RECORDS);
        Made grown = half(data, 0);
        Made tested = half(data, 1);
        int lostOfGrown = Counts.lost(grown);
        int lostOfTested = Counts.lost(tested);
        List<List<Leaf>> trees = trees(grown).stream()
                .map(leaves -> leaves.stream()
                        .map(leaf -> new Leaf(
                                leaf,
                                Counts.of(leaf.rows(grown), grown, lostOfGrown),
                                Counts.of(leaf.rows(tested), tested, lostOfTested)))
                        .toList())
                .toList();
        int tests = trees.stream().mapToInt(List::size).sum();
        List<Leaf> best = trees.stream()
                .min(comparingDouble(
                        tree -> tree.stream().mapToDouble(Leaf::error).sum()))
                .orElseThrow();
        return best.stream()
                .filter(leaf -> leaf.tested().isSignificant(tests))
                .sorted(comparingDouble((Leaf leaf) -> leaf.tested().chiSquared())
                        .reversed())
                .limit(BestValues.SHOWN)
                .map(Leaf::found)
                .toList();
    }

    /** The leaves of the trees of all sizes for these records; whether more are lost in them is left open. */
    static List<List<Conditions>> trees(Made data) {
        int dimensions = data.dimensions().size();
        double[][] x = new double[data.records()][dimensions + 1];
        double[] y = new double[data.records()];
        for (int row = 0; row < y.length; row++) {
            for (int dimension = 0; dimension < dimensions; dimension++) {
                x[row][dimension] = data.codes()[dimension][row];
            }
            x[row][dimensions] = data.day()[row];
            y[row] = data.lost()[row] ? 1 : 0;
        }
        Attribute[] attributes = Stream.concat(
                        IntStream.range(0, dimensions)
                                .mapToObj(dimension -> attribute(
                                        DrawnTree.nameOf(dimension),
                                        data.dimensions().get(dimension))),
                        Stream.of(new NumericAttribute(DrawnTree.nameOf(dimensions))))
                .toArray(Attribute[]::new);
        return IntStream.of(SIZES)
                .mapToObj(size -> new RegressionTree(attributes, x, y, size, LEAST_RECORDS_OF_LEAF))
                .map(tree -> new DrawnTree(tree.dot(), data.dimensions()).leaves())
                .toList();
    }

    private static Attribute attribute(String name, Dimension dimension) {
        if (dimension.isOrdered()) {
            return new NumericAttribute(name);
        }
        String[] codes = IntStream.range(0, dimension.codes())
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
        return new NominalAttribute(name, codes);
    }

    /** Every second record, from the first or from the second on. */
    private static Made half(Made data, int from) {
        return data.of(IntStream.iterate(from, row -> row < data.records(), row -> row + 2)
                .toArray());
    }
}
