package dev.whynot.analytics.drivers;

import java.util.BitSet;
import java.util.List;

/**
 * A column has one of some values.
 *
 * @param column its index among the columns
 * @param codes of the values; must not be changed
 */
public record Condition(int column, BitSet codes) {

    static Condition of(int column, int code) {
        BitSet codes = new BitSet();
        codes.set(code);
        return new Condition(column, codes);
    }

    /** Per code whether it is one of them. */
    boolean[] wanted(int size) {
        boolean[] wanted = new boolean[size];
        codes.stream().forEach(code -> wanted[code] = true);
        return wanted;
    }

    /** The values in the order of the column. */
    public List<String> values(Cases cases) {
        List<String> all = cases.columns().get(column).values();
        return codes.stream().mapToObj(code -> all.get(code - 1)).toList();
    }
}
