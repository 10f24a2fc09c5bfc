package dev.whynot.access;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.whynot.testsupport.PostgresForService;

/** The service with limits that a test reaches. */
public class FewCalls implements QuarkusTestResourceLifecycleManager {

    static final int REQUESTS = 40;
    static final int REFUSED_SIGN_INS = 5;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(new PostgresForService().start());
        settings.put("whynot.access", "tokens");
        settings.put("whynot.access.requests-per-minute", String.valueOf(REQUESTS));
        settings.put("whynot.access.refused-sign-ins-per-minute", String.valueOf(REFUSED_SIGN_INS));
        return settings;
    }

    @Override
    public void stop() {
        // nothing of its own
    }
}
