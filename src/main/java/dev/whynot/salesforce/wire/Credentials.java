package dev.whynot.salesforce.wire;

import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;

/** How we sign in: without a person. */
sealed interface Credentials {

    record ClientCredentials(String clientId, String clientSecret) implements Credentials {
        @Override
        public String toString() {
            return "client credentials of " + clientId;
        }
    }

    record JwtBearer(String clientId, String username, PrivateKey key, String audience) implements Credentials {
        @Override
        public String toString() {
            return "JWT bearer of %s as %s".formatted(clientId, username);
        }
    }

    /**
     * Those that the settings give.
     *
     * @throws IllegalArgumentException that names the settings which are missing
     */
    static Credentials of(SalesforceSettings settings) {
        boolean isJwt = settings.username().isPresent() || settings.privateKey().isPresent();
        List<String> missing = new ArrayList<>();
        if (settings.clientId().isEmpty()) {
            missing.add("WHYNOT_SALESFORCE_CLIENT_ID");
        }
        if (isJwt && settings.username().isEmpty()) {
            missing.add("WHYNOT_SALESFORCE_USERNAME");
        }
        if (isJwt && settings.privateKey().isEmpty()) {
            missing.add("WHYNOT_SALESFORCE_PRIVATE_KEY");
        }
        if (!isJwt && settings.clientSecret().isEmpty()) {
            missing.add("WHYNOT_SALESFORCE_CLIENT_SECRET (or _USERNAME and _PRIVATE_KEY)");
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "WHYNOT_SALESFORCE_LOGIN_URL is set, so these must be too: " + String.join(", ", missing));
        }
        String clientId = settings.clientId().orElseThrow();
        return isJwt
                ? new JwtBearer(
                        clientId,
                        settings.username().orElseThrow(),
                        PemKey.read(settings.privateKey().orElseThrow()),
                        settings.audience())
                : new ClientCredentials(clientId, settings.clientSecret().orElseThrow());
    }
}
