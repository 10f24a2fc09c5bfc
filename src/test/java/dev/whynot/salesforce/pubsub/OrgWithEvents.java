package dev.whynot.salesforce.pubsub;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.whynot.simulator.Settings;
import dev.whynot.simulator.Simulator;
import dev.whynot.simulator.org.OrgShape;
import dev.whynot.simulator.pubsub.PubSubSettings;
import dev.whynot.testsupport.PostgresForService;

/** The service as it runs, following a simulated org by its change events, with an hour between polls. */
public class OrgWithEvents implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "a secret of webhooks";

    private Simulator salesforce;

    @Override
    public Map<String, String> start() {
        salesforce = Simulator.start(Settings.standard()
                .withOrg(OrgShape.standard().withVolume(40, 40, 5))
                .withDailyApiRequests(10_000_000)
                .withPubSub(PubSubSettings.onPort(0).withKeepAlive(Duration.ofMillis(500))));
        Map<String, String> settings = new HashMap<>(new PostgresForService().start());
        settings.remove("whynot.mapping");
        settings.put("whynot.salesforce.login-url", salesforce.url());
        settings.put("whynot.salesforce.client-id", salesforce.clientId());
        settings.put("whynot.salesforce.client-secret", salesforce.clientSecret());
        settings.put("whynot.salesforce.pubsub", "127.0.0.1:" + salesforce.pubSubPort());
        settings.put("whynot.webhook.secrets", SECRET);
        settings.put("whynot.salesforce.poll-every", "1h");
        settings.put("whynot.salesforce.retry-pause", "20ms");
        settings.put("whynot.salesforce.failure-pause", "100ms");
        return settings;
    }

    @Override
    public void inject(TestInjector test) {
        test.injectIntoFields(salesforce, new TestInjector.MatchesType(Simulator.class));
    }

    @Override
    public void stop() {
        salesforce.close();
    }
}
