package dev.whynot.simulator.fault;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The calls that have arrived, in order. Counts all of them, remembers the last ten thousand. */
public final class CallLog {

    private static final int REMEMBERED = 10_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<Call, Integer> counts = new EnumMap<>(Call.class);

    /**
     * A call.
     *
     * @param method of HTTP, or GRPC
     * @param path with the query, decoded; of the Pub/Sub API the topic or schema id, for a subscription with its replay
     *     preset and replay id in hexadecimal digits, for a further request with the number of events asked for
     * @param soql what a query or bulk job asks for; null for other calls
     * @param status that was answered, whatever became of it on its way; of gRPC the number of the status, 0 for OK
     */
    public record Entry(Call call, String method, String path, String soql, int status) {}

    public synchronized void add(Entry entry) {
        counts.merge(entry.call(), 1, Integer::sum);
        entries.addLast(entry);
        if (entries.size() > REMEMBERED) {
            entries.removeFirst();
        }
    }

    public synchronized int count(Call... calls) {
        return Arrays.stream(calls)
                .mapToInt(call -> counts.getOrDefault(call, 0))
                .sum();
    }

    public synchronized int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    /** The SOQL of queries and bulk jobs, in order. */
    public synchronized List<String> queries() {
        return entries.stream()
                .map(Entry::soql)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    public synchronized void clear() {
        entries.clear();
        counts.clear();
    }
}
