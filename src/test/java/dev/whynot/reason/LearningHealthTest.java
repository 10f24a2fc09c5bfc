package dev.whynot.reason;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class LearningHealthTest {

    @Test
    void readyOnlyAfterLearning() {
        Learning learning = new Learning();
        LearningHealth health = new LearningHealth(learning);
        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
        learning.done();
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }
}
