package dev.whynot.salesforce.wire;

import java.util.HashMap;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Settings as the service reads them. */
final class TestSettings {

    private TestSettings() {}

    /** The defaults with these, by their names without {@code whynot.salesforce.}. */
    static SalesforceSettings with(Map<String, String> given) {
        Map<String, String> values = new HashMap<>();
        values.put("whynot.salesforce.login-url", "https://acme.example");
        given.forEach((name, value) -> values.put("whynot.salesforce." + name, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SalesforceSettings.class)
                .withSources(new PropertiesConfigSource(values, "test", 500))
                .build()
                .getConfigMapping(SalesforceSettings.class);
    }
}
