package dev.whynot.hostile;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.whynot.testsupport.PostgresForService;

/** The service with webhooks on and no org connected. */
public class HostileService implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "a-secret-of-some-length";
    static final String ORG = "00D000000000001EAA";

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(new PostgresForService().start());
        settings.put("whynot.webhook.secrets", SECRET);
        settings.put("whynot.webhook.organization-ids", ORG);
        return settings;
    }

    @Override
    public void stop() {
        // nothing of its own
    }
}
