package dev.whynot.salesforce.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

import dev.whynot.elapsed.Pause;
import dev.whynot.elapsed.Repeats;
import dev.whynot.ledger.SalesObject;
import dev.whynot.salesforce.wire.SalesforceException;
import dev.whynot.salesforce.wire.SalesforceSettings;

/**
 * Follows the org: whichever replica has the lease reads all records once, then polls. It reads all again each night,
 * and when the mapping changed.
 */
@Singleton
public class Sync {

    private static final Logger LOG = Logger.getLogger(Sync.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration PAUSE_IF_WANTED = Duration.ofSeconds(1);
    /** When the service is to stop. */
    private static final Duration STEP_MAY_TAKE = Duration.ofSeconds(5);
    /** In pauses after a failure: where calls are used up, it takes a while until there are new ones. */
    private static final int PAUSES_AT_LIMIT = 60;

    private final Connection connection;
    private final SalesforceSettings settings;
    private final Lease lease;
    private final CallBudget budget;
    private final FeedStore store;
    private final Poll poll;
    private final FullPass fullPass;
    private final PurgedRecords purged;
    private final SyncMetrics metrics;
    private final OrgClock orgClock;
    private final Clock clock;
    private final Map<Task, Pause> pauses = new HashMap<>();
    private final Map<Task, Integer> failures = new HashMap<>();
    private final Map<SalesObject, Task> lastTask = new HashMap<>();
    private final ReentrantLock stepping = new ReentrantLock();
    private volatile boolean isStopping;
    private volatile String connectionFailure;
    private volatile boolean isLeading;

    /** What is done for an object; each kind waits by itself after a failure. */
    private record Task(SalesObject object, Kind kind) {

        private enum Kind {
            CONNECT,
            POLL,
            PASS,
            CHECK
        }
    }

    Sync(
            Connection connection,
            SalesforceSettings settings,
            Lease lease,
            CallBudget budget,
            FeedStore store,
            Poll poll,
            FullPass fullPass,
            PurgedRecords purged,
            SyncMetrics metrics,
            OrgClock orgClock,
            Clock clock) {
        this.connection = connection;
        this.settings = settings;
        this.lease = lease;
        this.budget = budget;
        this.store = store;
        this.poll = poll;
        this.fullPass = fullPass;
        this.purged = purged;
        this.metrics = metrics;
        this.orgClock = orgClock;
        this.clock = clock;
    }

    /** Whether this replica is the one that follows the org. */
    public boolean isLeading() {
        return isLeading;
    }

    /** Why the last try to sign in failed; null if it did not. */
    String connectionFailure() {
        return connectionFailure;
    }

    /** How long until the next poll begins, as calls allow. */
    Duration pollEvery() {
        return budget.pause(settings.pollEvery(), connection.objects().size());
    }

    /** How long to leave between calls that somebody asks for; as long as between polls where calls are scarce. */
    public Duration pauseIfWanted() {
        return budget.pause(PAUSE_IF_WANTED, connection.objects().size());
    }

    void start(
            @Observes StartupEvent start,
            Repeats repeats,
            @ConfigProperty(name = "whynot.salesforce.lease-every", defaultValue = "5s") Duration leaseEvery) {
        repeats.every(leaseEvery, "lease", this::renewLease);
        repeats.every(Duration.ofSeconds(1), "sync", this::tick);
    }

    void renewLease() {
        if (!connection.isConfigured() || isStopping) {
            return;
        }
        boolean wasLeading = isLeading;
        isLeading = lease.hold();
        if (isStopping) { // since we asked
            lease.release();
            isLeading = false;
        }
        if (isLeading && !wasLeading) {
            LOG.info("This replica follows the Salesforce org");
        }
    }

    void tick() {
        stepping.lock();
        try {
            while (isLeading && !isStopping && step()) {
                // until there is nothing to do now
            }
        } finally {
            stepping.unlock();
        }
    }

    /** Lets the step that is under way come to its end, if that is soon; else it is cut off, as by a kill. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        isStopping = true;
        if (stepping.tryLock(STEP_MAY_TAKE.toMillis(), TimeUnit.MILLISECONDS)) {
            stepping.unlock();
        }
        if (isLeading) {
            lease.release();
        }
    }

    /** Does one thing for the object that has waited longest; false if there is nothing to do now. */
    boolean step() {
        boolean didSomething = false;
        for (SalesObject object : connection.objects()) {
            Task connect = new Task(object, Task.Kind.CONNECT);
            if (!isStopping && isLeading && !isWaiting(connect)) {
                didSomething |= step(object, connect);
            }
        }
        return didSomething;
    }

    private boolean step(SalesObject object, Task connect) {
        String org = null;
        Task task = connect;
        MDC.put("feed", object.code());
        try {
            org = connection.api().orgId();
            connectionFailure = null;
            Feed feed = store.feed(org, object);
            connection.refreshLimits();
            failures.remove(connect);
            Optional<Task> due = due(feed);
            task = due.orElse(connect);
            return due.isPresent() && run(org, feed, due.get());
        } catch (LeaseLostException e) {
            isLeading = false;
            LOG.warn(e.getMessage());
            return false;
        } catch (SalesforceException e) {
            if (isStopping) {
                LOG.infof("%s: cut off: %s", object.code(), e.getMessage());
                return false;
            }
            if (connection.leaveOut(e)) {
                return true;
            }
            failed(org, task, e.getMessage(), e.kind() == SalesforceException.Kind.LIMIT_EXCEEDED);
        } catch (RuntimeException e) {
            if (isStopping) {
                LOG.infof("%s: cut off: %s", object.code(), e);
                return false;
            }
            LOG.errorf(e, "%s: reading failed", object.code());
            failed(org, task, e.toString(), false);
        } finally {
            MDC.remove("feed");
        }
        return false;
    }

    /** What is due and need not wait after a failure; in turn, so that polls that take long do not keep a pass waiting. */
    private Optional<Task> due(Feed feed) {
        List<Task.Kind> due = new ArrayList<>();
        if (isPollDue(feed)) {
            due.add(Task.Kind.POLL);
        }
        if (feed.pass() != null || isPassDue(feed)) {
            due.add(Task.Kind.PASS);
        } else if (feed.isUnchecked()) {
            due.add(Task.Kind.CHECK);
        }
        List<Task> tasks = due.stream()
                .map(kind -> new Task(feed.object(), kind))
                .filter(task -> !isWaiting(task))
                .toList();
        Task last = lastTask.get(feed.object());
        Optional<Task> next = tasks.stream()
                .filter(task -> !task.equals(last))
                .findFirst()
                .or(() -> tasks.stream().findFirst());
        next.ifPresent(task -> lastTask.put(feed.object(), task));
        return next;
    }

    private boolean isWaiting(Task task) {
        return !pauses.getOrDefault(task, Pause.OVER).isOver();
    }

    /** Whether there may be more to do now. Only what got on ends a row of failures. */
    private boolean run(String org, Feed feed, Task task) {
        switch (task.kind()) {
            case POLL -> poll.run(org, feed);
            case PASS -> {
                switch (fullPass.step(org, feed)) {
                    case FullPass.Step.Begun begun -> {
                        return true;
                    }
                    case FullPass.Step.Waiting(Duration until) -> {
                        pauses.put(task, Pause.of(until));
                        return false;
                    }
                    case FullPass.Step.Advanced advanced -> {
                        // like what follows
                    }
                }
            }
            case CHECK -> purged.mark(org, feed.object());
            case CONNECT -> throw new IllegalArgumentException("connected already");
        }
        failures.remove(task);
        return true;
    }

    private void failed(String org, Task task, String message, boolean isAtLimit) {
        SalesObject object = task.object();
        int times = failures.merge(task, 1, Integer::sum);
        Duration doubled = settings.failurePause().multipliedBy(1L << Math.min(times - 1, 10));
        Duration wait = isAtLimit
                ? settings.failurePause().multipliedBy(PAUSES_AT_LIMIT)
                : doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        pauses.put(task, Pause.of(wait));
        metrics.failed(object);
        LOG.warnf("%s: %s; trying again in %d s", object.code(), message, wait.toSeconds());
        if (org == null) {
            connectionFailure = message;
        } else {
            store.fail(org, object, message, clock.instant());
        }
    }

    private boolean isPollDue(Feed feed) {
        if (!feed.isLoaded()) {
            return false;
        }
        if (feed.poll() != null || feed.polledAt() == null) {
            return true;
        }
        Duration pause = feed.wantedAt() == null ? pollEvery() : pauseIfWanted();
        // negative if the clock of the database was set back
        return feed.sincePoll().isNegative() || feed.sincePoll().compareTo(pause) >= 0;
    }

    private boolean isPassDue(Feed feed) {
        if (!feed.isLoaded() || feed.passedRevision() != connection.mapping().revision()) {
            return true;
        }
        LocalDateTime now = LocalDateTime.ofInstant(orgClock.read(), ZoneOffset.UTC);
        LocalDateTime due = now.toLocalDate().atTime(settings.fullPassAt());
        if (due.isAfter(now)) {
            due = due.minusDays(1);
        }
        return feed.passedAt().isBefore(due.toInstant(ZoneOffset.UTC));
    }
}
