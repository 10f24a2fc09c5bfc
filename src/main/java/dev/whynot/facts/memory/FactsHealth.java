package dev.whynot.facts.memory;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the records are loaded. */
@Readiness
@Singleton
class FactsHealth implements HealthCheck {

    private final FactsBeans facts;

    FactsHealth(FactsBeans facts) {
        this.facts = facts;
    }

    @Override
    public HealthCheckResponse call() {
        var health = HealthCheckResponse.named("facts");
        return facts.follower()
                .map(follower -> follower.snapshot() == null
                        ? health.down().withData("loaded", follower.loaded()).withData("of about", follower.toLoad())
                        : health.up()
                                .withData("records", follower.footprint().live())
                                .withData(
                                        "bytes",
                                        follower.footprint().records()
                                                + follower.footprint().texts())
                                .withData("stamp", follower.snapshot().stamp())
                                .withData("ledger", follower.isAway() ? "away" : "followed"))
                .orElseGet(() -> health.up().withData("answers", "by SQL"))
                .build();
    }
}
