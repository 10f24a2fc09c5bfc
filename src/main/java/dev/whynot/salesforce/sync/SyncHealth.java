package dev.whynot.salesforce.sync;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.JdbiException;

/** Tells of the feeds, and is never down: what is stored can be asked while the org cannot be reached. */
@Readiness
@Singleton
class SyncHealth implements HealthCheck {

    private final SyncStatuses statuses;

    SyncHealth(SyncStatuses statuses) {
        this.statuses = statuses;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named("salesforce").up();
        try {
            SyncStatus status = statuses.now();
            if (status.lastError() != null) {
                health.withData("lastError", status.lastError());
            }
            for (SyncStatus.FeedStatus feed : status.feeds()) {
                health.withData(feed.object(), feed.state().code());
                if (feed.lagSeconds() != null) {
                    health.withData(feed.object() + ".lagSeconds", feed.lagSeconds());
                }
                if (feed.lastError() != null) {
                    health.withData(feed.object() + ".lastError", feed.lastError());
                }
            }
        } catch (JdbiException e) {
            health.withData("status", "unknown while the database cannot be reached");
        }
        return health.build();
    }
}
