package dev.whynot.analytics.drivers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Cases with three independent columns and two years of weeks; {@code shadow} follows {@code country} in nine of ten. */
final class MadeCases {

    static final int COUNTRY = 0;
    static final int PRODUCT = 1;
    static final int SIZE = 2;
    static final int SHADOW = 3;
    static final int WEEKS = 104;

    private MadeCases() {}

    /** A record by its codes. */
    record One(int country, int product, int size, int shadow, int week) {}

    static Cases of(int rows, long seed, ToDoubleFunction<One> probability) {
        Random random = new Random(seed);
        char[][] codes = new char[4][rows];
        byte[] hits = new byte[rows];
        char[] weeks = new char[rows];
        for (int row = 0; row < rows; row++) {
            int country = 1 + random.nextInt(6);
            One one = new One(
                    country,
                    1 + random.nextInt(4),
                    1 + random.nextInt(8),
                    random.nextInt(10) < 9 ? country : 1 + random.nextInt(6),
                    random.nextInt(WEEKS));
            codes[COUNTRY][row] = (char) one.country();
            codes[PRODUCT][row] = (char) one.product();
            codes[SIZE][row] = (char) one.size();
            codes[SHADOW][row] = (char) one.shadow();
            weeks[row] = (char) one.week();
            hits[row] = (byte) (random.nextDouble() < probability.applyAsDouble(one) ? 1 : 0);
        }
        return Cases.inAnyOrder(
                List.of(
                        column("country", 6, false, codes[COUNTRY]),
                        column("product", 4, false, codes[PRODUCT]),
                        column("size", 8, true, codes[SIZE]),
                        column("shadow", 6, false, codes[SHADOW])),
                hits,
                weeks,
                WEEKS,
                LocalDate.of(2024, 1, 1),
                IntStream.range(0, rows)
                        .map(row -> Long.hashCode(row * 0x9E3779B97F4A7C15L))
                        .toArray());
    }

    private static Cases.Column column(String name, int values, boolean isOrdered, char[] codes) {
        return new Cases.Column(
                name,
                IntStream.rangeClosed(1, values)
                        .mapToObj(value -> name + " " + value)
                        .toList(),
                isOrdered,
                codes);
    }

    /** The same records in another order. */
    static Cases shuffled(Cases cases, long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, cases.rows()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        int rows = cases.rows();
        byte[] hits = new byte[rows];
        char[] weeks = new char[rows];
        int[] keys = new int[rows];
        char[][] codes = new char[cases.columns().size()][rows];
        for (int row = 0; row < rows; row++) {
            int from = order.get(row);
            hits[row] = cases.hits()[from];
            weeks[row] = cases.weeks()[from];
            keys[row] = cases.keys()[from];
            for (int i = 0; i < codes.length; i++) {
                codes[i][row] = cases.columns().get(i).codes()[from];
            }
        }
        return Cases.inAnyOrder(
                IntStream.range(0, codes.length)
                        .mapToObj(i -> new Cases.Column(
                                cases.columns().get(i).name(),
                                cases.columns().get(i).values(),
                                cases.columns().get(i).isOrdered(),
                                codes[i]))
                        .toList(),
                hits,
                weeks,
                cases.weekCount(),
                cases.firstWeek(),
                keys);
    }
}
