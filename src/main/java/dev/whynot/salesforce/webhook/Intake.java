package dev.whynot.salesforce.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

import dev.whynot.http.DatabaseAway;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.Sighting;
import dev.whynot.salesforce.door.Arrival;
import dev.whynot.salesforce.door.Door;
import dev.whynot.salesforce.door.Doors;
import dev.whynot.salesforce.door.RecordErrors;
import dev.whynot.salesforce.sync.FeedStore;

/**
 * Commits what is pushed, all that waits in one transaction, and lets each request go on when its own records are
 * safe. The ledger has one writer at a time, so that many small transactions would wait for each other's disk.
 */
@Singleton
class Intake {

    /** When those who are sent away may come back. */
    static final int RETRY_AFTER_SECONDS = 5;

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int MOST_A_TRANSACTION = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Ledger ledger;
    private final Notifications notifications;
    private final RecordErrors errors;
    private final FeedStore feeds;
    private final Doors doors;
    private final Senders senders;
    private final Clock clock;
    private final int mostWaiting;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Thread writer = Thread.ofPlatform().name("webhooks").daemon().unstarted(this::write);
    private volatile boolean isStopping;

    Intake(
            WebhookSettings settings,
            Ledger ledger,
            Notifications notifications,
            RecordErrors errors,
            FeedStore feeds,
            Doors doors,
            Senders senders,
            MeterRegistry metrics,
            Clock clock) {
        this.ledger = ledger;
        this.notifications = notifications;
        this.errors = errors;
        this.feeds = feeds;
        this.doors = doors;
        this.senders = senders;
        this.clock = clock;
        this.mostWaiting = settings.mostWaiting();
        metrics.gauge("whynot.salesforce.webhook.waiting", waiting);
    }

    /** The records cannot be taken now; nothing of them may be acknowledged. */
    static final class NotNowException extends Exception {

        private static final long serialVersionUID = 1L;

        NotNowException(String message) {
            super(message);
        }
    }

    private record Waiting(Push push, CompletableFuture<Void> committed) {}

    void start(@Observes StartupEvent start) {
        if (senders.areExpected()) {
            writer.start();
        }
    }

    /** Takes nothing more, and commits what waits. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        isStopping = true;
        writer.interrupt();
        if (writer.isAlive()) {
            writer.join(PATIENCE);
        }
    }

    /**
     * Returns when all of it is committed.
     *
     * @throws NotNowException if too much waits already, or the database does not take it
     */
    void commit(Push push) throws NotNowException {
        if (isStopping) {
            throw new NotNowException("The service is stopping");
        }
        int before = waiting.getAndAdd(push.received());
        if (before > 0 && before + push.received() > mostWaiting) { // else one larger than that would never be taken
            waiting.addAndGet(-push.received());
            throw new NotNowException("%d records are waiting to be stored".formatted(mostWaiting));
        }
        Waiting mine = new Waiting(push, new CompletableFuture<>());
        queue.add(mine);
        try {
            mine.committed().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new NotNowException("The records could not be stored");
        } catch (TimeoutException e) {
            throw new NotNowException("Storing the records takes too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotNowException("The service is stopping");
        }
    }

    private void write() {
        while (!isStopping || !queue.isEmpty()) {
            try {
                commitAll(next());
            } catch (InterruptedException e) {
                // what waits is still committed, then the loop ends
            }
        }
    }

    private List<Waiting> next() throws InterruptedException {
        List<Waiting> batch = new ArrayList<>();
        Waiting first = isStopping ? queue.poll() : queue.take();
        int records = 0;
        while (first != null) {
            batch.add(first);
            records += first.push().received();
            first = records < MOST_A_TRANSACTION ? queue.poll() : null;
        }
        return batch;
    }

    /** One that cannot be stored must not keep the others from being stored. */
    private void commitAll(List<Waiting> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            store(batch.stream().map(Waiting::push).toList());
            batch.forEach(one -> end(one, null));
        } catch (RuntimeException | Error e) { // whatever it is, others wait behind it
            if (batch.size() == 1 || e instanceof Error || DatabaseAway.isBehind(e)) {
                LOG.errorf(e, "%d webhook requests could not be stored; their senders will repeat them", batch.size());
                batch.forEach(one -> end(one, e));
            } else {
                commitAll(batch.subList(0, batch.size() / 2));
                commitAll(batch.subList(batch.size() / 2, batch.size()));
            }
        }
    }

    private void end(Waiting one, Throwable failure) {
        waiting.addAndGet(-one.push().received());
        if (failure == null) {
            one.committed().complete(null);
        } else {
            one.committed().completeExceptionally(failure);
        }
    }

    private void store(List<Push> pushes) {
        List<Sighting> sightings =
                pushes.stream().flatMap(push -> push.sightings().stream()).toList();
        ledger.takeIn(sightings, (handle, taken) -> {
            for (Push push : pushes) {
                push.rejected().stream()
                        .collect(groupingBy(Push.Rejected::object, mapping(Push.Rejected::error, toList())))
                        .forEach((object, bad) -> errors.add(handle, push.org(), object, bad));
            }
            if (pushes.stream().anyMatch(Push::wantsPoll)) {
                feeds.want(handle);
            }
            byDoor(pushes).forEach((door, its) -> count(handle, door, its));
        });
    }

    private record OrgDoor(String org, Door door) {}

    private static Map<OrgDoor, List<Push>> byDoor(List<Push> pushes) {
        Map<OrgDoor, List<Push>> byDoor = new LinkedHashMap<>();
        pushes.forEach(push -> byDoor.computeIfAbsent(new OrgDoor(push.org(), push.door()), key -> new ArrayList<>())
                .add(push));
        return byDoor;
    }

    private void count(Handle handle, OrgDoor at, List<Push> pushes) {
        Set<String> ids = new HashSet<>();
        pushes.forEach(push -> ids.addAll(push.notifications()));
        Set<String> isNew = notifications.remember(handle, at.org(), ids);
        int given = 0;
        int received = 0;
        int rejected = 0;
        int ignored = 0;
        Instant newest = null;
        for (Push push : pushes) {
            given += push.notifications().size();
            received += push.received();
            rejected += push.rejected().size();
            ignored += push.ignored();
            boolean isRepeated = !push.notifications().isEmpty()
                    && push.notifications().stream().noneMatch(isNew::contains);
            for (Sighting sighting :
                    isRepeated ? List.<Sighting>of() : push.sightings()) { // visible since it came first
                Instant version = sighting.version().at();
                newest = newest == null || newest.isBefore(version) ? version : newest;
            }
        }
        doors.count(
                handle, at.org(), at.door(), new Arrival(received, given - isNew.size(), rejected, ignored, newest));
    }
}
