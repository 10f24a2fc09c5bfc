package dev.whynot.salesforce.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.whynot.salesforce.sync.Connection;
import dev.whynot.salesforce.sync.FeedStore;

/** The org that is followed, as whichever replica follows it wrote down; asked for anew every few seconds. */
@Singleton
class ConnectedOrg {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Connection connection;
    private final FeedStore feeds;
    private final Clock clock;
    private volatile Known known = new Known(Optional.empty(), Instant.MIN);

    ConnectedOrg(Connection connection, FeedStore feeds, Clock clock) {
        this.connection = connection;
        this.feeds = feeds;
        this.clock = clock;
    }

    private record Known(Optional<String> id, Instant askedAt) {}

    /** Its 18-character id; empty if none is connected, or if it was never read yet. */
    Optional<String> id() {
        if (!connection.isConfigured()) {
            return Optional.empty();
        }
        Known last = known;
        Instant now = clock.instant();
        if (last.id().isEmpty() || last.askedAt().plus(KEPT).isBefore(now)) {
            last = new Known(feeds.org(), now);
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
