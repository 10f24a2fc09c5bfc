package dev.whynot.simulator.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.whynot.simulator.org.Ids;
import dev.whynot.simulator.soql.Query;

/**
 * The queries that have more pages. The newest ten live, and not for ever. A cursor holds which rows it is about;
 * their values are read when the page is.
 */
final class Cursors {

    private static final int NEWEST = 10;

    private final Duration life;
    private final Supplier<Instant> clock;
    private final Map<String, Cursor> byId = new LinkedHashMap<>();
    private int lastId;

    /** @param rows all of them, in order */
    record Cursor(String id, Query query, int[] rows, int batchSize, Instant opened) {}

    Cursors(Duration life, Supplier<Instant> clock) {
        this.life = life;
        this.clock = clock;
    }

    synchronized Cursor open(Query query, int[] rows, int batchSize) {
        String id = Ids.to18("01gWn0" + String.format(java.util.Locale.ROOT, "%09d", ++lastId));
        Cursor cursor = new Cursor(id, query, rows, batchSize, clock.get());
        byId.put(id, cursor);
        if (byId.size() > NEWEST) {
            byId.remove(byId.keySet().iterator().next());
        }
        return cursor;
    }

    synchronized Optional<Cursor> find(String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(cursor -> cursor.opened().plus(life).isAfter(clock.get()));
    }

    synchronized void expire() {
        byId.clear();
    }
}
