package dev.whynot.salesforce.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

class CredentialsTest {

    @Test
    void namesTheSettingsThatAreMissing() {
        assertThatThrownBy(() -> Credentials.of(TestSettings.with(Map.of())))
                .hasMessageContaining("WHYNOT_SALESFORCE_CLIENT_ID")
                .hasMessageContaining("WHYNOT_SALESFORCE_CLIENT_SECRET (or _USERNAME and _PRIVATE_KEY)");
        assertThatThrownBy(() ->
                        Credentials.of(TestSettings.with(Map.of("client-id", "id", "username", "me@acme.example"))))
                .hasMessageContaining("WHYNOT_SALESFORCE_PRIVATE_KEY")
                .hasMessageNotContaining("CLIENT_SECRET");
    }

    @Test
    void neverShowsASecret() {
        assertThat(Credentials.of(TestSettings.with(Map.of("client-id", "id", "client-secret", "hush"))))
                .hasToString("client credentials of id");
        assertThat(new Session("hush", "https://acme.example", "00D000000000001EAA").toString())
                .doesNotContain("hush");
    }
}
