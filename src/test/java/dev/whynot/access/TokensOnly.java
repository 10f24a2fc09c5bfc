package dev.whynot.access;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.whynot.testsupport.PostgresForService;

/** The service as it is opened to a network. */
public class TokensOnly implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(new PostgresForService().start());
        settings.put("whynot.access", "tokens");
        // each call is tried by many who may not
        settings.put("whynot.access.refused-sign-ins-per-minute", "1000000");
        return settings;
    }

    @Override
    public void stop() {
        // nothing of its own
    }
}
