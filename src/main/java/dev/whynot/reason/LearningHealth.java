package dev.whynot.reason;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the classifier has learnt: what arrives before waits for it, and its sender may lose patience. */
@Readiness
@Singleton
class LearningHealth implements HealthCheck {

    private final Learning learning;

    LearningHealth(Learning learning) {
        this.learning = learning;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("reasons")
                .status(learning.isDone())
                .withData("classifier", learning.isDone() ? "has learnt" : "learns")
                .build();
    }
}
