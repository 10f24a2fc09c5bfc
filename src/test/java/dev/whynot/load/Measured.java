package dev.whynot.load;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import dev.whynot.bench.Percentile;

/** What became of one kind of call: how long each took, and what went wrong. */
final class Measured {

    private final String kind;
    private final Map<String, Integer> errors = new TreeMap<>();
    private long[] nanos = new long[1 << 12];
    private int count;

    Measured(String kind) {
        this.kind = kind;
    }

    /** One that was answered as it should be. */
    synchronized void took(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = time;
    }

    /** One that was not. */
    synchronized void failed(String how) {
        errors.merge(how, 1, Integer::sum);
    }

    synchronized int errors() {
        return errors.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * As a row of a table in Markdown.
     *
     * @param seconds how long all of it took
     */
    synchronized String row(double seconds) {
        return "| %s | %,d | %.1f | %s | %s | %s | %s |"
                .formatted(
                        kind,
                        count,
                        count / seconds,
                        millis(0.5),
                        millis(0.99),
                        millis(1),
                        errors.isEmpty() ? "0" : errors);
    }

    private String millis(double share) {
        return count == 0 ? "-" : "%,.1f".formatted(Percentile.of(share, nanos, count) / 1e6);
    }
}
