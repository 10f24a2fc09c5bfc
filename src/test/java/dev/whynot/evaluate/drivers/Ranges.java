package dev.whynot.evaluate.drivers;

import java.util.random.RandomGenerator;

/**
 * A number, given as ranges that hold equally many records.
 *
 * @param parent index of a number with as many ranges that this one goes along with; -1 for none
 * @param follow with what probability it lies in the same range as its parent or next to it, not anywhere
 * @param missing share without a value
 */
record Ranges(Dimension dimension, int parent, double follow, double missing) implements Column {

    @Override
    public int draw(char[] row, int day, RandomGenerator random) {
        if (random.nextDouble() < missing) {
            return 0;
        }
        int ranges = dimension.values().size();
        if (parent < 0 || row[parent] == 0 || random.nextDouble() >= follow) {
            return 1 + random.nextInt(ranges);
        }
        int next = row[parent] + random.nextInt(-1, 2);
        // a step over the edge is not taken, so that all ranges stay equally full
        return next < 1 || next > ranges ? row[parent] : next;
    }
}
