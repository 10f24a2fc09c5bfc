package dev.whynot.salesforce.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.whynot.simulator.Settings;
import dev.whynot.testsupport.FreePort;
import dev.whynot.testsupport.PostgresForService;

/** Connects the service under test to a port at which the test starts its simulator, and leaves all steps to the test. */
public class SimulatedOrg implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "a secret of webhooks";

    @Override
    public Map<String, String> start() {
        try {
            Map<String, String> settings = new HashMap<>(new PostgresForService().start());
            settings.remove("whynot.mapping");
            settings.put("whynot.salesforce.login-url", "http://127.0.0.1:" + FreePort.any());
            settings.put("whynot.salesforce.client-id", Settings.standard().clientId());
            settings.put("whynot.salesforce.client-secret", Settings.standard().clientSecret());
            settings.put("whynot.salesforce.retry-pause", "20ms");
            settings.put("whynot.salesforce.failure-pause", "20ms");
            settings.put("whynot.salesforce.poll-every", "0s");
            settings.put("whynot.salesforce.bulk-from", "3000");
            settings.put("whynot.salesforce.read-timeout", "3s");
            settings.put("whynot.repeats", "false");
            settings.put("whynot.webhook.secrets", SECRET);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // nothing of its own
    }
}
