package dev.whynot.salesforce.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    @Test
    void namesTheSettingsThatAreMissing() {
        assertThatThrownBy(() -> Credentials.of(settings(Map.of())))
                .hasMessageContaining("WHYNOT_SALESFORCE_CLIENT_ID")
                .hasMessageContaining("WHYNOT_SALESFORCE_CLIENT_SECRET (or _USERNAME and _PRIVATE_KEY)");
        assertThatThrownBy(() -> Credentials.of(settings(Map.of("client-id", "id", "username", "me@acme.example"))))
                .hasMessageContaining("WHYNOT_SALESFORCE_PRIVATE_KEY")
                .hasMessageNotContaining("CLIENT_SECRET");
    }

    @Test
    void neverShowsASecret() {
        assertThat(Credentials.of(settings(Map.of("client-id", "id", "client-secret", "hush"))))
                .hasToString("client credentials of id");
        assertThat(new Session("hush", "https://acme.example", "00D000000000001EAA").toString())
                .doesNotContain("hush");
    }

    private static SalesforceSettings settings(Map<String, String> given) {
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
