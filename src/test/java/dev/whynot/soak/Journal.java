package dev.whynot.soak;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was done to which record of the org, so that a difference can be followed to its cause. */
final class Journal {

    private static final int SHOWN = 6;

    private final Map<String, List<String>> eventsById = new HashMap<>();
    private int events;

    synchronized void note(String id, String event) {
        events++;
        LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        eventsById
                .computeIfAbsent(id, key -> new ArrayList<>())
                .add("#%d %s %s".formatted(events, now, event.replace("\n", "\\n")));
    }

    synchronized int events() {
        return events;
    }

    /** The newest events of a record, the newest last. */
    synchronized List<String> of(String id) {
        List<String> all = eventsById.getOrDefault(id, List.of());
        return List.copyOf(all.subList(Math.max(0, all.size() - SHOWN), all.size()));
    }
}
