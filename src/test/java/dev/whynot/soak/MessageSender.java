package dev.whynot.soak;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import dev.whynot.testsupport.PackagedService;

/**
 * Sends outbound messages, or signed JSON, as Salesforce does: what is not acknowledged again later, out of order, some
 * twice.
 */
public final class MessageSender implements Background.Turn {

    /** The organization that all senders belong to. */
    public static final String ORG = "00D000000000001EAA";

    /** The first of the versions; each is a second later than the one before. */
    static final Instant FIRST_VERSION = Instant.parse("2026-03-01T00:00:00Z");

    /** Instead of an answer: the connection was refused or cut, or nothing came in time. */
    public static final String NO_ANSWER = "no answer";

    private static final int VERSIONS = 4;
    private static final Duration WITHOUT_SERVICE = Duration.ofMillis(100);
    private static final Duration AFTER_REFUSAL = Duration.ofMillis(100);

    private final String name;
    private final Replica replica;
    private final Messages messages;
    private final boolean isJson;
    private final Random chance;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Deque<Sent> unacknowledged = new ArrayDeque<>();
    private final List<Sent> fresh = new ArrayList<>();
    private final ConcurrentLinkedQueue<Sent> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicLong refused = new AtomicLong();
    private final Map<String, LongAdder> refusals = new ConcurrentSkipListMap<>();
    private int records;

    /**
     * One message.
     *
     * @param record id of its record, 15 characters
     * @param version counted from 0
     */
    public record Sent(String record, int version) {

        /** Id of its notification. */
        String notification() {
            return "04l" + record.substring(3) + version;
        }
    }

    /**
     * A sender.
     *
     * @param name one digit, of its own for each sender
     * @param isJson whether it sends JSON, else outbound messages
     */
    public MessageSender(String name, Replica replica, String secret, boolean isJson, Random chance) {
        this.name = name;
        this.replica = replica;
        this.messages = new Messages(secret);
        this.isJson = isJson;
        this.chance = chance;
    }

    /** What was acknowledged so far. */
    public List<Sent> acknowledged() {
        return List.copyOf(acknowledged);
    }

    boolean isJson() {
        return isJson;
    }

    /** How many tries were not acknowledged. */
    long refused() {
        return refused.get();
    }

    /** How many tries were not acknowledged, by how they were answered, for example {@code 503 with Retry-After}. */
    public Map<String, Long> refusals() {
        Map<String, Long> counts = new TreeMap<>();
        refusals.forEach((answer, count) -> counts.put(answer, count.sum()));
        return counts;
    }

    @Override
    public Duration take() throws InterruptedException {
        PackagedService service = replica.serving().orElse(null);
        if (service == null) {
            return WITHOUT_SERVICE;
        }
        Sent next = next();
        Optional<String> refusal = refusal(service, next);
        if (refusal.isEmpty()) {
            acknowledged.add(next);
            if (chance.nextInt(10) == 0) {
                unacknowledged.add(next); // delivered ones may come again too
            }
            return Duration.ZERO;
        }
        refused.incrementAndGet();
        refusals.computeIfAbsent(refusal.get(), key -> new LongAdder()).increment();
        unacknowledged.add(next);
        return AFTER_REFUSAL;
    }

    private Sent next() {
        if (!unacknowledged.isEmpty() && chance.nextInt(3) == 0) {
            return unacknowledged.poll();
        }
        if (fresh.isEmpty()) {
            String record = "006%s%011d".formatted(name, records++);
            for (int version = 0; version < VERSIONS; version++) {
                fresh.add(new Sent(record, version));
            }
        }
        return fresh.remove(chance.nextInt(fresh.size()));
    }

    /** How it was answered; empty if it was acknowledged. */
    private Optional<String> refusal(PackagedService service, Sent message) throws InterruptedException {
        try {
            HttpRequest request = isJson ? messages.json(service, message) : messages.outboundMessage(service, message);
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            boolean isAcknowledged =
                    isJson ? Messages.isJsonAcknowledged(answer) : Messages.isOutboundMessageAcknowledged(answer);
            return isAcknowledged
                    ? Optional.empty()
                    : Optional.of("%d %s Retry-After"
                            .formatted(
                                    answer.statusCode(),
                                    answer.headers().firstValue("Retry-After").isPresent() ? "with" : "without"));
        } catch (IOException e) {
            return Optional.of(NO_ANSWER);
        }
    }
}
