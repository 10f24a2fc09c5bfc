package dev.whynot.salesforce.pubsub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.google.protobuf.ByteString;
import io.grpc.Metadata;
import io.grpc.Status;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.jboss.logging.Logger;

import dev.whynot.elapsed.Pause;
import dev.whynot.elapsed.Repeats;
import dev.whynot.ledger.SalesObject;
import dev.whynot.salesforce.discovery.Discovery;
import dev.whynot.salesforce.pubsub.wire.ConsumerEvent;
import dev.whynot.salesforce.pubsub.wire.FetchResponse;
import dev.whynot.salesforce.sync.ChangedRecords;
import dev.whynot.salesforce.sync.Connection;
import dev.whynot.salesforce.sync.Sync;
import dev.whynot.salesforce.wire.SalesforceException;
import dev.whynot.salesforce.wire.SalesforceSettings;

/**
 * Follows the change events of the org where that is wanted: the replica that leads subscribes, gathers for a second
 * which records changed, and reads them. Polls go on beside it and find what no event told of.
 */
@Singleton
@Startup // what is wrong in the settings is said at start
class ChangeEvents {

    private static final Logger LOG = Logger.getLogger(ChangeEvents.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    /** Salesforce ends a subscription that asks for nothing for a minute. */
    private static final Duration LONGEST_GATHERING = Duration.ofSeconds(30);
    /** When the service is to stop. */
    private static final Duration STEP_MAY_TAKE = Duration.ofSeconds(5);

    private static final Metadata.Key<String> ERROR_CODE =
            Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER);

    private final Optional<String> address;
    private final Duration firstWait;
    private final Connection connection;
    private final Sync sync;
    private final ChangedRecords records;
    private final EventStore store;
    private final Map<SalesObject, EventStream> streams = new EnumMap<>(SalesObject.class);
    private final Map<SalesObject, List<ChangeEvent>> waiting = new EnumMap<>(SalesObject.class);
    private final ReentrantLock stepping = new ReentrantLock();
    private volatile boolean isStopping;
    private PubSub pubSub;
    private final EventDecoder decoder = new EventDecoder(id -> pubSub.schema(id));
    /** Whose position is not known before the first answer. */
    private final Set<SalesObject> fromNowOn = EnumSet.noneOf(SalesObject.class);

    private final Map<SalesObject, Pause> pauses = new EnumMap<>(SalesObject.class);
    private final Map<SalesObject, Integer> failures = new EnumMap<>(SalesObject.class);

    ChangeEvents(
            SalesforceSettings settings, Connection connection, Sync sync, ChangedRecords records, EventStore store) {
        this.address = Optional.of(settings.pubsub()).filter(host -> !host.equals("off"));
        address.filter(host -> !host.matches("[^:/\\s]+:\\d+")).ifPresent(host -> {
            throw new ConfigurationException(
                    "WHYNOT_SALESFORCE_PUBSUB: '%s' is neither 'off' nor a host and port, for example api.pubsub.salesforce.com:7443"
                            .formatted(host));
        });
        this.firstWait = settings.failurePause();
        this.connection = connection;
        this.sync = sync;
        this.records = records;
        this.store = store;
    }

    void start(@Observes StartupEvent start, Repeats repeats) {
        repeats.every(Duration.ofSeconds(1), "change-events", this::tick);
    }

    void tick() {
        if (address.isEmpty() || !connection.isConfigured()) {
            return;
        }
        stepping.lock();
        try {
            step();
        } finally {
            stepping.unlock();
        }
    }

    /** Lets what is under way come to its end, if that is soon; what is not committed is read again. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        isStopping = true;
        if (stepping.tryLock(STEP_MAY_TAKE.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                close();
            } finally {
                stepping.unlock();
            }
        }
    }

    private void step() {
        if (isStopping || !sync.isLeading()) {
            close();
            return;
        }
        for (SalesObject object : connection.objects()) {
            if (!pauses.getOrDefault(object, Pause.OVER).isOver()) {
                continue;
            }
            try {
                follow(object);
            } catch (RuntimeException e) {
                failed(object, e);
            }
        }
    }

    private void follow(SalesObject object) {
        String org = connection.api().orgId();
        EventStream stream = streams.computeIfAbsent(object, subscribed -> subscribe(org, subscribed));
        List<ChangeEvent> events = waiting.computeIfAbsent(object, none -> new ArrayList<>());
        for (FetchResponse answer : stream.take()) {
            failures.remove(object); // not before: a subscription that is refused seems to begin well
            for (ConsumerEvent event : answer.getEventsList()) {
                events.add(decoder.decode(event));
            }
            events.add(new ChangeEvent(Set.of(), false, answer.getLatestReplayId()));
        }
        if (!events.isEmpty()) {
            Set<String> ids = new LinkedHashSet<>();
            events.forEach(event -> ids.addAll(event.ids()));
            ByteString replayId = events.getLast().replayId();
            // when the subscription began is not known: what changed until now is polled, what follows comes by events
            boolean isOverflow = fromNowOn.remove(object) | events.stream().anyMatch(ChangeEvent::isOverflow);
            if (!ids.isEmpty()) {
                pauses.put(object, Pause.of(pause()));
            }
            records.read(
                    org, object, List.copyOf(ids), isOverflow, handle -> store.save(handle, org, object, replayId));
            events.clear();
        }
        if (stream.failure() != null) {
            throw new EventStreamException(object, stream.failure());
        }
    }

    /** Each read is a call; where calls are scarce, events are gathered for longer. */
    private Duration pause() {
        Duration wanted = sync.pauseIfWanted();
        return wanted.compareTo(LONGEST_GATHERING) > 0 ? LONGEST_GATHERING : wanted;
    }

    private EventStream subscribe(String org, SalesObject object) {
        if (pubSub == null) {
            pubSub = new PubSub(address.orElseThrow(), connection.api().session());
        }
        Optional<ByteString> after = store.replayId(org, object);
        EventStream stream =
                new EventStream(pubSub.api(), "/data/%sChangeEvent".formatted(Discovery.apiName(object)), after);
        fromNowOn.remove(object);
        if (after.isEmpty()) {
            fromNowOn.add(object);
            records.want(); // the first answer may take minutes
        }
        LOG.infof(
                "%s: following change events %s",
                object.code(), after.isEmpty() ? "from now on" : "where they were left");
        return stream;
    }

    /** Of one object the user may lack a right; the other goes on. */
    private void failed(SalesObject object, RuntimeException e) {
        Status status = Status.fromThrowable(e);
        String code = Optional.ofNullable(Status.trailersFromThrowable(e))
                .map(trailers -> trailers.get(ERROR_CODE))
                .orElse("");
        if (e instanceof EventStreamException ended && code.contains("replayid")) {
            LOG.warnf(
                    "%s: the position in the events is too old; polling what was missed",
                    ended.object().code());
            store.forget(connection.api().orgId(), ended.object());
        }
        if (status.getCode() == Status.Code.UNAUTHENTICATED && pubSub != null) {
            connection.api().ended(pubSub.session());
            close(); // both had this session
        }
        close(object);
        int times = failures.merge(object, 1, Integer::sum);
        Duration wait = firstWait.multipliedBy(1L << Math.min(times - 1, 10));
        wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        pauses.put(object, Pause.of(wait));
        LOG.warnf(
                "%s: change events: %s; trying again in %d s",
                object.code(),
                e instanceof SalesforceException ? e.getMessage() : status.getCode() + " " + code,
                wait.toSeconds());
    }

    private void close() {
        List.copyOf(streams.keySet()).forEach(this::close);
        closeConnection();
    }

    private void close(SalesObject object) {
        waiting.remove(object); // read again from the stored position
        EventStream stream = streams.remove(object);
        if (stream != null) {
            stream.close();
        }
        if (streams.isEmpty()) {
            closeConnection();
        }
    }

    private void closeConnection() {
        if (pubSub != null) {
            pubSub.close();
            pubSub = null;
        }
    }
}
