package dev.whynot.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.whynot.ledger.SalesObject;
import dev.whynot.testsupport.CleanStop;
import dev.whynot.testsupport.PackagedService;
import dev.whynot.testsupport.Scratch;

/**
 * Lets a simulated org make leads, and prints how long it takes until the packaged service, which follows the change
 * events, has them in its ledger: many at once, and one at a time. Polls are an hour apart. Only the accounting can
 * fail it; speed is reported, not judged.
 */
public final class EventBench {

    private static final String EVENTS = "20000";
    private static final int SINGLE = 40;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private EventBench() {}

    /**
     * Runs it with as many events at once as the environment says in {@code BENCH_EVENTS}, else 20,000.
     *
     * @throws IllegalStateException if the ledger does not have all leads, or if a poll brought some
     */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        int events = Integer.parseInt(
                Optional.ofNullable(System.getenv("BENCH_EVENTS")).orElse(EVENTS));
        CleanStop.of(Thread.currentThread());
        try (Scratch scratch = Scratch.create("whynot-bench");
                SimulatedOrg org = SimulatedOrg.start(0)) {
            Map<String, String> settings = new HashMap<>(org.connection());
            settings.put("WHYNOT_SALESFORCE_PUBSUB", org.pubSub());
            settings.put("WHYNOT_SALESFORCE_POLL_EVERY", "1h");
            try (PackagedService service =
                    PackagedService.start(scratch.folder().resolve("data"), List.of(), settings)) {
                System.out.println();
                System.out.print(measure(org, service, events));
            }
        }
    }

    private static String measure(SimulatedOrg org, PackagedService service, int events)
            throws IOException, SQLException, InterruptedException {
        OwnDatabase database = OwnDatabase.of(service);
        // a subscription from now on misses what is older, so the first events are repeated until one comes
        long leads = 0;
        while (received(service, "event") == 0 || database.records(SalesObject.LEAD) < leads) {
            org.burst(1);
            leads++;
            Thread.sleep(Duration.ofSeconds(2));
            if (leads > PATIENCE.toSeconds()) {
                throw new IllegalStateException("No event comes: " + service.get("/api/v1/sync"));
            }
        }
        leads += events;
        untilVisible(org, database, events, leads); // the service gets warm
        long polled = received(service, "poll");
        leads += events;
        Duration many = untilVisible(org, database, events, leads);
        List<Duration> single = new ArrayList<>();
        for (int i = 0; i < SINGLE; i++) {
            Thread.sleep(Duration.ofMillis(1_000 + 37L * i % 1_000)); // at any time between two looks of the service
            single.add(untilVisible(org, database, 1, ++leads));
        }
        if (received(service, "poll") != polled) {
            throw new IllegalStateException("A poll brought what events should have: " + service.get("/api/v1/sync"));
        }
        single.sort(null);
        return String.format(
                Locale.ROOT,
                """
                Change events, each of another lead, from the change in the org until the ledger has it:

                |                                   |              |
                | ---                               |         ---: |
                | %,d at once: events/s          | %,12.0f |
                | one at a time: median             | %10.1f s |
                | - longest of %d                   | %10.1f s |
                | processor time of the service     | %10.1f s |
                | processor time of PostgreSQL      | %10.1f s |
                """,
                events,
                events / seconds(many),
                seconds(single.get(SINGLE / 2)),
                SINGLE,
                seconds(single.getLast()),
                seconds(service.cpu()),
                seconds(database.cpu()));
    }

    private static Duration untilVisible(SimulatedOrg org, OwnDatabase database, int events, long leads)
            throws IOException, SQLException, InterruptedException {
        long start = System.nanoTime();
        org.burst(events);
        while (database.records(SalesObject.LEAD) < leads) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "%,d of %,d leads came".formatted(database.records(SalesObject.LEAD), leads));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** How many records came by a door. */
    private static long received(PackagedService service, String door) throws IOException, InterruptedException {
        for (JsonNode one : service.get("/api/v1/sync").required("doors")) {
            if (one.required("door").asText().equals(door)) {
                return one.required("received").asLong();
            }
        }
        return 0;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
