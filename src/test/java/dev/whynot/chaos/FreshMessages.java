package dev.whynot.chaos;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jdbi.v3.core.Jdbi;

import dev.whynot.soak.Background;
import dev.whynot.soak.MessageSender;
import dev.whynot.soak.Messages;
import dev.whynot.soak.Replica;
import dev.whynot.testsupport.PackagedService;

/** Outbound messages of records that were changed a moment ago; what is not acknowledged is sent again. */
final class FreshMessages implements Background.Turn {

    private static final Duration EVERY = Duration.ofMillis(200);

    private final Replica replica;
    private final Messages messages = new Messages(Scene.SECRET);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Deque<Fresh> unacknowledged = new ArrayDeque<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int records;

    FreshMessages(Replica replica) {
        this.replica = replica;
    }

    private record Fresh(String record, Instant changedAt) {

        String notification() {
            return "04l" + record.substring(3);
        }
    }

    @Override
    public Duration take() throws InterruptedException {
        PackagedService service = replica.serving().orElse(null);
        if (service != null) {
            Fresh next = next();
            String answer = send(service, next);
            note(next, answer);
        }
        return EVERY;
    }

    /** New ones, and every other time one that was refused. */
    private synchronized Fresh next() {
        records++;
        return records % 2 == 0 && !unacknowledged.isEmpty()
                ? unacknowledged.poll()
                : new Fresh("0069%011d".formatted(records), Instant.now());
    }

    private String send(PackagedService service, Fresh fresh) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(
                    messages.outboundMessage(
                            service, fresh.notification(), fresh.record(), "Version 0", fresh.changedAt()),
                    HttpResponse.BodyHandlers.ofString());
            return Messages.isOutboundMessageAcknowledged(answer)
                    ? ""
                    : "%d %s Retry-After"
                            .formatted(
                                    answer.statusCode(),
                                    answer.headers().firstValue("Retry-After").isPresent() ? "with" : "without");
        } catch (IOException e) {
            return MessageSender.NO_ANSWER;
        }
    }

    private synchronized void note(Fresh fresh, String answer) {
        if (answer.isEmpty()) {
            acknowledged.add(fresh.record());
        } else {
            refusals.merge(answer, 1, Integer::sum);
            unacknowledged.add(fresh);
        }
    }

    /** How they were answered that were not acknowledged, and how often. */
    synchronized Map<String, Integer> refusals() {
        return Map.copyOf(refusals);
    }

    /** Whether each was acknowledged in the end. */
    synchronized boolean areAllAcknowledged() {
        return unacknowledged.isEmpty();
    }

    /** Looks whether all that was acknowledged is in the ledger. */
    synchronized void compare(Jdbi ledger, Report report) {
        List<String> stored = ledger.withHandle(
                handle -> handle.createQuery("select left(record_id, 15) from record where org_id = :org")
                        .bind("org", MessageSender.ORG)
                        .mapTo(String.class)
                        .list());
        Set<String> missing = new HashSet<>(acknowledged);
        missing.removeAll(Set.copyOf(stored));
        report.expect(
                missing.isEmpty(),
                "%d outbound messages were acknowledged and are not in the ledger, such as %s",
                missing.size(),
                missing.stream().findFirst().orElse(""));
        report.saw("%,d outbound messages of that minute, refused %s", acknowledged.size(), refusals);
    }
}
