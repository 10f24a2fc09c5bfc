package dev.whynot.salesforce.webhook;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.whynot.elapsed.Pause;
import dev.whynot.salesforce.sync.Connection;
import dev.whynot.salesforce.sync.FeedStore;

/** The org that is followed, as whichever replica follows it wrote down; asked for anew every few seconds. */
@Singleton
class ConnectedOrg {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Connection connection;
    private final FeedStore feeds;
    private volatile Known known = new Known(Optional.empty(), Pause.OVER);

    ConnectedOrg(Connection connection, FeedStore feeds) {
        this.connection = connection;
        this.feeds = feeds;
    }

    private record Known(Optional<String> id, Pause beforeNext) {}

    /** Its 18-character id; empty if none is connected, or if it was never read yet. */
    Optional<String> id() {
        if (!connection.isConfigured()) {
            return Optional.empty();
        }
        Known last = known;
        if (last.id().isEmpty() || last.beforeNext().isOver()) {
            last = new Known(feeds.org(), Pause.of(KEPT));
            known = last;
        }
        return last.id();
    }

    /** Whether one is connected that never answered. */
    boolean isUnknown() {
        return connection.isConfigured() && id().isEmpty();
    }

    boolean is(String org) {
        return id().filter(org::equals).isPresent();
    }
}
