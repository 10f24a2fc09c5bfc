package dev.whynot.dashboards;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.whynot.testsupport.PostgresForService;

/** The service as it is after its first start: with the bundled sample. */
public class ServiceWithSample implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(new PostgresForService().start());
        settings.put("whynot.sample", "true");
        return settings;
    }

    @Override
    public void stop() {
        // nothing of its own
    }
}
