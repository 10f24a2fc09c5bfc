package dev.whynot.evaluate.drivers;

import java.util.BitSet;

/** How much two groups of records are the same. */
final class Overlap {

    private Overlap() {}

    /**
     * The records in both by those in either (P. Jaccard, "The distribution of the flora in the alpine zone", New
     * Phytologist 11, 1912, 37-50); 0 for two empty groups.
     */
    static double jaccard(BitSet one, BitSet other) {
        int both = both(one, other);
        int either = one.cardinality() + other.cardinality() - both;
        return either == 0 ? 0 : (double) both / either;
    }

    /** The share of the first group that lies in the second; 0 if the first is empty. */
    static double inside(BitSet one, BitSet other) {
        return one.isEmpty() ? 0 : (double) both(one, other) / one.cardinality();
    }

    private static int both(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both.cardinality();
    }
}
