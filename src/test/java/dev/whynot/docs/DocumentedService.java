package dev.whynot.docs;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.whynot.testsupport.PostgresForService;

/** The service as a reader of the documents has it: with the bundled sample, no mapping of its own, and webhooks on. */
public class DocumentedService implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "a-secret-of-24-characters";

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(new PostgresForService().start());
        settings.remove("whynot.mapping");
        settings.put("whynot.sample", "true");
        settings.put("whynot.webhook.secrets", SECRET);
        settings.put("whynot.webhook.organization-ids", "00D000000000001");
        return settings;
    }

    @Override
    public void stop() {
        // the server of the database goes down with the process
    }
}
