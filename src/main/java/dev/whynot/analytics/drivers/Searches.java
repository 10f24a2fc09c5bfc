package dev.whynot.analytics.drivers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.whynot.elapsed.Repeats;
import dev.whynot.facts.Facts;

/**
 * Does one search after the other, so that they do not take the processor from other questions. Whoever asks what is being
 * searched already waits for the same search; one that nobody asks for any longer is ended.
 */
@Singleton
public class Searches {

    /** What was found is told again while the records are the same, or this young. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final long NANOS_UNTIL_UNWANTED = Duration.ofSeconds(60).toNanos();
    private static final int KEPT = 20;

    private final Facts facts;
    private final Clock clock;
    private final ExecutorService one = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("drivers").daemon().factory());
    private final List<Search<?>> searches = new ArrayList<>();

    Searches(Facts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * The search for this, begun now or before.
     *
     * @param stamp of the state that it was asked of
     */
    public synchronized <T extends Stamped> Search<T> of(Sought<T> sought, String stamp) {
        Instant now = clock.instant();
        for (Search<?> search : searches) {
            if (search.sought().equals(sought) && isFresh(search, stamp, now)) {
                return same(search);
            }
        }
        Search<T> search = new Search<>(sought, now);
        searches.removeIf(old -> old.isDone() && old.sought().equals(sought));
        searches.add(search);
        for (Iterator<Search<?>> oldest = searches.iterator(); searches.size() > KEPT && oldest.hasNext(); ) {
            if (oldest.next().isDone()) {
                oldest.remove();
            }
        }
        one.execute(() -> search.run(running -> facts.ask(state -> sought.in(state, running))));
        return search;
    }

    @SuppressWarnings("unchecked") // what is equal to what is sought finds the same
    private static <T extends Stamped> Search<T> same(Search<?> search) {
        return (Search<T>) search;
    }

    private static boolean isFresh(Search<?> search, String stamp, Instant now) {
        return !search.isDone()
                || search.found()
                        .map(found -> found.stamp().equals(stamp) || isSoon(Duration.between(search.begun(), now)))
                        .orElse(false);
    }

    /** Not if the clock was set back since. */
    private static boolean isSoon(Duration after) {
        return !after.isNegative() && after.compareTo(FRESH) < 0;
    }

    /** Those that are not done, in the order in which they are. */
    synchronized List<Search<?>> running() {
        return searches.stream().filter(search -> !search.isDone()).toList();
    }

    /** The search of this id, if it goes on or is remembered. */
    synchronized Optional<Search<?>> known(String id) {
        for (Search<?> search : searches) {
            if (search.id().equals(id)) {
                return Optional.of(search);
            }
        }
        return Optional.empty();
    }

    void endUnwanted() {
        running().stream()
                .filter(search -> search.nanosUnasked() > NANOS_UNTIL_UNWANTED)
                .forEach(Search::cancel);
    }

    void start(@Observes StartupEvent start, Repeats repeats) {
        repeats.every(Duration.ofSeconds(5), "unwanted-searches", this::endUnwanted);
    }

    void stop(@Observes ShutdownEvent stop) {
        running().forEach(Search::cancel);
        one.shutdown();
    }
}
