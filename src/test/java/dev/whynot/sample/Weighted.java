package dev.whynot.sample;

import java.util.List;

/** Values of which some are drawn more often than others. */
record Weighted<T>(List<Option<T>> options) {

    /** A value and its weight; weights need not add up to anything. */
    record Option<T>(double weight, T value) {}

    static <T> Option<T> option(double weight, T value) {
        return new Option<>(weight, value);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> Weighted<T> of(Option<T>... options) {
        return new Weighted<>(List.of(options));
    }

    T draw(Dice dice) {
        double total = options.stream().mapToDouble(Option::weight).sum();
        double left = dice.fraction() * total;
        for (Option<T> option : options) {
            left -= option.weight();
            if (left < 0) {
                return option.value();
            }
        }
        return options.getLast().value();
    }
}
