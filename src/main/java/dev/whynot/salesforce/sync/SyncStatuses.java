package dev.whynot.salesforce.sync;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.whynot.salesforce.door.Doors;
import dev.whynot.salesforce.door.RecordErrors;
import dev.whynot.salesforce.sync.SyncStatus.Calls;
import dev.whynot.salesforce.sync.SyncStatus.FeedError;
import dev.whynot.salesforce.sync.SyncStatus.FeedStatus;
import dev.whynot.salesforce.sync.SyncStatus.State;
import dev.whynot.salesforce.wire.SalesforceSettings;

/** Puts together where reading the org stands; the same on every replica. */
@Singleton
class SyncStatuses {

    private final Connection connection;
    private final SalesforceSettings settings;
    private final FeedStore store;
    private final RecordErrors errors;
    private final Doors doors;
    private final CallBudget budget;
    private final Sync sync;
    private final PurgedRecords purged;

    SyncStatuses(
            Connection connection,
            SalesforceSettings settings,
            FeedStore store,
            RecordErrors errors,
            Doors doors,
            CallBudget budget,
            Sync sync,
            PurgedRecords purged) {
        this.connection = connection;
        this.settings = settings;
        this.store = store;
        this.errors = errors;
        this.doors = doors;
        this.budget = budget;
        this.sync = sync;
        this.purged = purged;
    }

    SyncStatus now() {
        Optional<String> org = connection.isConfigured() ? store.org() : Optional.empty();
        Duration pollEvery = sync.pollEvery();
        OptionalLong allowed = budget.allowed();
        boolean isSlower = pollEvery.compareTo(settings.pollEvery()) > 0;
        return new SyncStatus(
                connection.isConfigured(),
                org.orElse(null),
                connection.isConfigured() ? connection.api().instanceUrl() : null,
                sync.isLeading(),
                sync.connectionFailure(),
                pollEvery.toSeconds(),
                isSlower
                        ? "Of %d calls in 24 hours that are ours, %d are used"
                                .formatted(allowed.getAsLong(), budget.used())
                        : null,
                new Calls(budget.used(), allowed.isPresent() ? allowed.getAsLong() : null),
                org.map(id -> store.feeds(id).stream()
                                .map(feed -> status(id, feed))
                                .toList())
                        .orElse(List.of()),
                doors.all(),
                Stream.concat(connection.warnings().stream(), purged.warnings().stream())
                        .toList());
    }

    private FeedStatus status(String org, Feed feed) {
        State state = feed.failure() != null ? State.FAILING : feed.isLoaded() ? State.FOLLOWING : State.LOADING;
        return new FeedStatus(
                feed.object().code(),
                state,
                feed.pass() == null ? null : feed.pass().percent(),
                feed.cursor(),
                feed.polledAt(),
                feed.sincePoll() == null ? null : feed.sincePoll().toSeconds(),
                feed.rows(),
                feed.rejected(),
                feed.failure(),
                feed.failure() == null ? null : feed.failedAt(),
                errors.newest(org, feed.object()).stream()
                        .map(error -> new FeedError(error.id(), error.message(), error.seenAt()))
                        .toList());
    }
}
