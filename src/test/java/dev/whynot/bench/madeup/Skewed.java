package dev.whynot.bench.madeup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Values of which a few are frequent and many are rare, by Zipf's law: the n-th has a weight of 1 / n^exponent.
 *
 * @param values none of which needs to be escaped in COPY's text format or in JSON
 * @param slots which value holds a draw of so many; -1 stands for none
 */
record Skewed(List<String> values, byte[][] bytes, int[] slots) {

    private static final int SLOTS = 1 << 16;

    /**
     * These values, the first the most frequent.
     *
     * @param missing the share of draws without a value
     */
    static Skewed of(List<String> values, double exponent, double missing) {
        double[] weights = IntStream.rangeClosed(1, values.size())
                .mapToDouble(n -> Math.pow(n, -exponent))
                .toArray();
        return weighted(values, weights, missing);
    }

    /** The same with made-up names. */
    static Skewed of(int count, IntFunction<String> name, double exponent, double missing) {
        return of(IntStream.rangeClosed(1, count).mapToObj(name).toList(), exponent, missing);
    }

    /** Values with weights, each of which needs to be 1 / 65,536 of all or more to be drawn at all. */
    static Skewed weighted(List<String> values, double[] weights, double missing) {
        double sum = Arrays.stream(weights).sum() / (1 - missing);
        int[] slots = new int[SLOTS];
        Arrays.fill(slots, -1);
        double reached = 0;
        int slot = 0;
        for (int value = 0; value < weights.length; value++) {
            reached += weights[value];
            while (slot < SLOTS && (slot + 0.5) / SLOTS <= reached / sum) {
                slots[slot] = value;
                slot++;
            }
        }
        byte[][] bytes = values.stream().map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new);
        return new Skewed(values, bytes, slots);
    }

    /** The position of a value, or -1 for none. */
    int draw(SplittableRandom random) {
        return slots[random.nextInt(SLOTS)];
    }

    /** A value, or null for none. */
    byte[] drawBytes(SplittableRandom random) {
        int drawn = draw(random);
        return drawn < 0 ? null : bytes[drawn];
    }
}
