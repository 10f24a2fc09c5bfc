package dev.whynot.salesforce.webhook;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.whynot.testsupport.PostgresForService;

/** The service with webhooks on and no org connected. */
public class WebhookService implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "a secret of the first months";
    static final String NEXT_SECRET = "the secret that replaces it";
    static final String ORG = "00D000000000001EAA";

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(new PostgresForService().start());
        settings.remove("whynot.mapping");
        settings.put("whynot.webhook.secrets", SECRET + "," + NEXT_SECRET);
        settings.put("whynot.webhook.organization-ids", "00D000000000001");
        settings.put("whynot.webhook.deadline", "2s");
        settings.put("whynot.webhook.most-waiting", "300");
        return settings;
    }

    @Override
    public void stop() {
        // nothing of its own
    }
}
