package dev.whynot.evaluate.drivers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Records made by hand, with two dimensions: "land" with four values, and "size" with four ranges. */
final class Records {

    static final int LAND = 0;
    static final int SIZE = 1;

    private final List<int[]> rows = new ArrayList<>();

    /** Adds so many records, the first of them lost. */
    Records add(int land, int size, int day, int lost, int decided) {
        for (int i = 0; i < decided; i++) {
            rows.add(new int[] {land, size, day, i < lost ? 1 : 0});
        }
        return this;
    }

    Made made(Planted... planted) {
        char[][] codes = new char[2][rows.size()];
        boolean[] lost = new boolean[rows.size()];
        int[] day = new int[rows.size()];
        for (int i = 0; i < lost.length; i++) {
            codes[LAND][i] = (char) rows.get(i)[LAND];
            codes[SIZE][i] = (char) rows.get(i)[SIZE];
            day[i] = rows.get(i)[2];
            lost[i] = rows.get(i)[3] == 1;
        }
        List<Dimension> dimensions = List.of(
                new Dimension("land", List.of("A", "B", "C", "D"), false),
                new Dimension("size", List.of("S", "M", "L", "XL"), true));
        return new Made(dimensions, codes, lost, day, List.of(planted));
    }

    /** Lost more in these lands, at any time. */
    static Conditions lands(int... codes) {
        return Conditions.always(Map.of(LAND, set(codes)), true);
    }

    static Conditions landAndSize(int land, int size, boolean more) {
        return Conditions.always(new TreeMap<>(Map.of(LAND, set(land), SIZE, set(size))), more);
    }

    static Conditions lessIn(int land) {
        return Conditions.always(Map.of(LAND, set(land)), false);
    }

    /** A cause with so large an excess; its other figures do not matter. */
    static Planted planted(Conditions conditions, double excess, Shadow shadow) {
        return new Planted(conditions, 2, 400, 300, 300 - excess, 300, shadow);
    }

    static BitSet set(int... codes) {
        BitSet set = new BitSet();
        IntStream.of(codes).forEach(set::set);
        return set;
    }
}
