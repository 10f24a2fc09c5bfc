package dev.whynot.salesforce.sync;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    private static final int PATIENCE_SECONDS = 3;
    private static final String UNKNOWN = "unknown while the database cannot be reached";

    private final SyncStatuses statuses;
    private CompletableFuture<SyncStatus> look;

    SyncHealth(SyncStatuses statuses) {
        this.statuses = statuses;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named("salesforce").up();
        try {
            SyncStatus status = look().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof JdbiException)) {
                throw new IllegalStateException(e.getCause());
            }
            health.withData("status", UNKNOWN);
        } catch (TimeoutException e) {
            health.withData("status", UNKNOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            health.withData("status", UNKNOWN);
        }
        return health.build();
    }

    /** One at a time, so that while the database hangs no more than one connection does. */
    private synchronized Future<SyncStatus> look() {
        if (look == null || look.isDone()) {
            look = CompletableFuture.supplyAsync(statuses::now, Thread::startVirtualThread);
        }
        return look;
    }
}
