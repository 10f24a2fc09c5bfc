package dev.whynot.evaluate.drivers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tree of Smile, read from its drawing in Graphviz' DOT: it does not show its nodes in any other way. Of the two lines that
 * leave a node, the first is for the records for which what it says is true.
 */
final class DrawnTree {

    private static final Pattern SPLIT = Pattern.compile(" (\\d+) \\[label=<x(\\d+) (=|&le;) ([-0-9.E]+)<br/>.*");
    private static final Pattern LEAF = Pattern.compile(" (\\d+) \\[label=<[-0-9.]+>, .*");
    private static final Pattern LINE = Pattern.compile(" (\\d+) -> (\\d+)\\b.*");

    private record Split(int attribute, boolean isEqual, double value) {}

    private final List<Dimension> dimensions;
    private final Map<Integer, Split> splits = new HashMap<>();
    private final Map<Integer, List<Integer>> children = new HashMap<>();

    /**
     * @throws IllegalArgumentException if a line is not understood
     */
    DrawnTree(String dot, List<Dimension> dimensions) {
        this.dimensions = dimensions;
        dot.lines().filter(line -> line.matches(" \\d.*")).forEach(this::read);
    }

    /** How an attribute must be called, by the index of its dimension; the day is one past the last. */
    static String nameOf(int attribute) {
        return "x" + attribute;
    }

    List<Conditions> leaves() {
        SortedMap<Integer, BitSet> none = new TreeMap<>();
        List<Conditions> leaves = new ArrayList<>();
        collect(0, Conditions.always(none, true), leaves);
        return leaves;
    }

    private void read(String line) {
        Matcher split = SPLIT.matcher(line);
        Matcher edge = LINE.matcher(line);
        if (split.matches()) {
            splits.put(
                    Integer.valueOf(split.group(1)),
                    new Split(
                            Integer.parseInt(split.group(2)),
                            split.group(3).equals("="),
                            Double.parseDouble(split.group(4))));
        } else if (edge.matches()) {
            children.computeIfAbsent(Integer.valueOf(edge.group(1)), any -> new ArrayList<>())
                    .add(Integer.valueOf(edge.group(2)));
        } else if (!LEAF.matcher(line).matches()) {
            throw new IllegalArgumentException("Not understood: " + line);
        }
    }

    private void collect(int node, Conditions conditions, List<Conditions> leaves) {
        Split split = splits.get(node);
        if (split == null) {
            leaves.add(conditions);
            return;
        }
        collect(children.get(node).get(0), narrowed(conditions, split, true), leaves);
        collect(children.get(node).get(1), narrowed(conditions, split, false), leaves);
    }

    private Conditions narrowed(Conditions conditions, Split split, boolean holds) {
        if (split.attribute() == dimensions.size()) {
            int day = (int) Math.floor(split.value());
            return holds
                    ? new Conditions(conditions.codes(), conditions.fromDay(), Math.min(day, conditions.toDay()), true)
                    : new Conditions(
                            conditions.codes(), Math.max(day + 1, conditions.fromDay()), conditions.toDay(), true);
        }
        SortedMap<Integer, BitSet> codes = new TreeMap<>(conditions.codes());
        BitSet all = new BitSet();
        all.set(0, dimensions.get(split.attribute()).codes());
        BitSet left = (BitSet) codes.getOrDefault(split.attribute(), all).clone();
        for (int code = left.nextSetBit(0); code >= 0; code = left.nextSetBit(code + 1)) {
            boolean isTrue = split.isEqual() ? code == split.value() : code <= split.value();
            left.set(code, isTrue == holds);
        }
        codes.put(split.attribute(), left);
        return new Conditions(codes, conditions.fromDay(), conditions.toDay(), true);
    }
}
