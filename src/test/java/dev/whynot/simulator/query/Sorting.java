package dev.whynot.simulator.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

import dev.whynot.simulator.soql.Order;

/** Puts rows in the order of ORDER BY. With a limit, only as many are kept at a time. */
final class Sorting {

    private final List<Column> columns;
    private final Comparator<Keyed> order;

    private record Keyed(int row, Object[] keys) {}

    Sorting(List<Order> orders, Paths paths) {
        this.columns = orders.stream().map(order -> paths.column(order.path())).toList();
        Comparator<Keyed> all = (left, right) -> 0;
        for (int i = 0; i < orders.size(); i++) {
            all = all.thenComparing(by(i, orders.get(i)));
        }
        // rows that the query leaves tied come as they are stored, like in a database without a word to go by
        this.order = all.thenComparing(Comparator.comparingInt(Keyed::row));
    }

    private Comparator<Keyed> by(int key, Order order) {
        Comparator<Object> values =
                (left, right) -> ValueOrder.compare(columns.get(key).field(), left, right);
        Comparator<Object> directed = order.isDescending() ? values.reversed() : values;
        Comparator<Object> withNulls =
                order.areNullsLast() ? Comparator.nullsLast(directed) : Comparator.nullsFirst(directed);
        return Comparator.comparing(keyed -> keyed.keys()[key], withNulls);
    }

    int[] sorted(IntStream rows, int most) {
        if (columns.isEmpty()) {
            return rows.limit(most).toArray();
        }
        if (most < 50_000) {
            return fewest(rows, most);
        }
        Keyed[] keyed = rows.mapToObj(this::keyed).toArray(Keyed[]::new);
        Arrays.sort(keyed, order);
        return Arrays.stream(keyed).limit(most).mapToInt(Keyed::row).toArray();
    }

    private int[] fewest(IntStream rows, int most) {
        PriorityQueue<Keyed> kept = new PriorityQueue<>(order.reversed());
        rows.forEach(row -> {
            kept.add(keyed(row));
            if (kept.size() > most) {
                kept.remove();
            }
        });
        return kept.stream().sorted(order).mapToInt(Keyed::row).toArray();
    }

    private Keyed keyed(int row) {
        Object[] keys = new Object[columns.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = columns.get(i).at(row);
        }
        return new Keyed(row, keys);
    }
}
