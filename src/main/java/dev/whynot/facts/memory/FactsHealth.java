package dev.whynot.facts.memory;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Ready once the records are loaded, and while the database answers. */
@Readiness
@Singleton
class FactsHealth implements HealthCheck {

    private final FactsBeans facts;
    private final LedgerReader ledger;

    FactsHealth(FactsBeans facts, Jdbi jdbi) {
        this.facts = facts;
        this.ledger = new LedgerReader(jdbi);
    }

    @Override
    public HealthCheckResponse call() {
        var health = HealthCheckResponse.named("facts");
        return facts.follower()
                .map(follower -> follower.snapshot() == null
                        ? health.down().withData("loaded", follower.loaded()).withData("of about", follower.toLoad())
                        : health.status(!follower.isAway())
                                .withData("records", follower.footprint().live())
                                .withData(
                                        "bytes",
                                        follower.footprint().records()
                                                + follower.footprint().texts())
                                .withData("stamp", follower.snapshot().stamp())
                                .withData("ledger", follower.isAway() ? "away" : "followed"))
                .orElseGet(() -> health.status(isThere()).withData("answers", "by SQL"))
                .build();
    }

    private boolean isThere() {
        try {
            ledger.position();
            return true;
        } catch (JdbiException e) {
            return false;
        }
    }
}
