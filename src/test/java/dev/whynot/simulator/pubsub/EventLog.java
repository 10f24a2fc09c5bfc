package dev.whynot.simulator.pubsub;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The events of the last days in the order in which they are delivered, each at a position of its own. Positions grow and
 * have gaps; some are marks, which stand for a moment without an event.
 */
final class EventLog {

    private static final int WIDEST_GAP = 3;

    private final Duration retention;
    private final Supplier<Instant> now;
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private long last = 20_000;
    private long dropped = last;
    private long changes;

    /** @param event null for a mark */
    private record Entry(Instant at, ChangeEvent event) {}

    /** An event where it lies. */
    record Placed(long position, ChangeEvent event) {}

    /** @param now of the org's clock */
    EventLog(Duration retention, Supplier<Instant> now) {
        this.retention = retention;
        this.now = now;
    }

    synchronized void add(ChangeEvent event) {
        place(event);
        stir();
    }

    private long place(ChangeEvent event) {
        dropOld();
        last += 1 + last % WIDEST_GAP;
        entries.put(last, new Entry(now.get(), event));
        return last;
    }

    /** The first events after a position, at most so many, of those that the topic carries. */
    synchronized List<Placed> after(long position, Topic topic, int limit) {
        dropOld();
        return entries.tailMap(position, false).entrySet().stream()
                .filter(entry -> isOf(topic, entry.getValue()))
                .limit(limit)
                .map(entry -> new Placed(entry.getKey(), entry.getValue().event()))
                .toList();
    }

    private static boolean isOf(Topic topic, Entry entry) {
        return entry.event() != null && topic.objects().contains(entry.event().object());
    }

    /** A new position after everything that has happened so far; or the given one, where events of the topic follow it. */
    synchronized long mark(long position, Topic topic) {
        return after(position, topic, 1).isEmpty() ? place(null) : position;
    }

    /** Of what happened last. */
    synchronized long last() {
        return last;
    }

    /** The one before the oldest event that is kept. */
    synchronized long beforeFirst() {
        dropOld();
        return dropped;
    }

    /** Whether a subscription may go on from here: something happened here and is still kept. */
    synchronized boolean isKept(long position) {
        dropOld();
        return entries.containsKey(position);
    }

    /** Grows whenever there is news. */
    synchronized long changes() {
        return changes;
    }

    /** Wakes everybody who waits for news. */
    synchronized void stir() {
        changes++;
        notifyAll();
    }

    /** Waits until there is other news than those already seen, at most so long. */
    synchronized void await(long seen, Duration atMost) throws InterruptedException {
        if (changes == seen) {
            wait(Math.max(1, atMost.toMillis()));
        }
    }

    private void dropOld() {
        Instant oldest = now.get().minus(retention);
        while (!entries.isEmpty() && entries.firstEntry().getValue().at().isBefore(oldest)) {
            dropped = entries.pollFirstEntry().getKey();
        }
    }
}
