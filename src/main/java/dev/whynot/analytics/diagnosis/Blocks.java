package dev.whynot.analytics.diagnosis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.whynot.analytics.Leak;

/**
 * The factors of each lever. Who is sold to and what make the segment. A lever that acts within a segment (message,
 * people, process) has the levels of its dimensions, and their pairs with those of the segment.
 *
 * @param heldFixed in every comparison
 * @param mains the dimensions of each lever, also of those that have none
 * @param leftOut dimensions of levers that cannot be causes, as the records tell
 * @param pairs of the lever with the segment; of fit: the product with who is sold to
 */
record Blocks(
        List<Factor> heldFixed,
        Map<Lever, List<Factor>> mains,
        Map<Lever, List<Factor>> pairs,
        Map<String, Leak> leftOut) {

    /** More parameters than records by this much would explain anything: rarer pairs are taken together then. */
    private static final int RECORDS_BY_PARAMETER = 4;

    static Blocks of(List<String> dimensions, List<Cell> cells) {
        List<Factor> heldFixed = new ArrayList<>();
        Map<Lever, List<Levels>> levels = new EnumMap<>(Lever.class);
        Map<String, Leak> leftOut = new TreeMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            Levels found = Levels.of(dimensions.get(i), cells, i);
            if (LeverOfDimension.HELD_FIXED.contains(found.dimension())) {
                Factor main = Factor.main(found);
                if (main.parameters() > 0) {
                    heldFixed.add(main);
                }
            } else {
                LeverOfDimension.of(found.dimension()).ifPresent(lever -> found.leak(cells)
                        .ifPresentOrElse(leak -> leftOut.put(found.dimension(), leak), () -> levels.computeIfAbsent(
                                        lever, key -> new ArrayList<>())
                                .add(found)));
            }
        }
        Map<Lever, List<Factor>> mains = new EnumMap<>(Lever.class);
        for (Lever lever : Lever.values()) {
            mains.put(
                    lever,
                    levels.getOrDefault(lever, List.of()).stream()
                            .map(Factor::main)
                            .toList());
        }
        long decided = cells.stream().mapToLong(Cell::decided).sum();
        Blocks blocks;
        long fewest = Levels.FEWEST_DECIDED;
        do {
            blocks = new Blocks(heldFixed, mains, pairs(levels, cells, fewest), leftOut);
            fewest *= 2;
        } while (blocks.parameters() * RECORDS_BY_PARAMETER > decided && fewest <= decided);
        return blocks;
    }

    private static Map<Lever, List<Factor>> pairs(Map<Lever, List<Levels>> levels, List<Cell> cells, long fewest) {
        Map<Lever, List<Factor>> pairs = new EnumMap<>(Lever.class);
        for (Lever lever : Lever.values()) {
            List<Factor> ofLever = new ArrayList<>();
            for (Levels one : levels.getOrDefault(lever, List.of())) {
                for (Lever segment : segmentOf(lever)) {
                    for (Levels other : levels.getOrDefault(segment, List.of())) {
                        Factor pair = Factor.pair(one, other, cells, fewest);
                        if (pair.parameters() > 0) {
                            ofLever.add(pair);
                        }
                    }
                }
            }
            pairs.put(lever, ofLever);
        }
        return pairs;
    }

    private static List<Lever> segmentOf(Lever lever) {
        return switch (lever) {
            case TARGETING -> List.of();
            case FIT -> List.of(Lever.TARGETING);
            case PEOPLE, MESSAGE, PROCESS -> List.of(Lever.TARGETING, Lever.FIT);
        };
    }

    long parameters() {
        long sum = parameters(heldFixed);
        for (Lever lever : Lever.values()) {
            sum += parameters(lever);
        }
        return sum;
    }

    long parameters(Lever lever) {
        return parameters(mains.get(lever)) + parameters(pairs.get(lever));
    }

    private static long parameters(List<Factor> factors) {
        return factors.stream().mapToLong(Factor::parameters).sum();
    }

    /** The names of the dimensions of a lever that the data can tell something by. */
    List<String> dimensions(Lever lever) {
        return mains.get(lever).stream()
                .map(factor -> factor.of().getFirst().dimension())
                .toList();
    }

    List<Factor> all(Lever lever) {
        List<Factor> all = new ArrayList<>(mains.get(lever));
        all.addAll(pairs.get(lever));
        return all;
    }
}
