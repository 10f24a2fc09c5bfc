package dev.whynot.simulator.oauth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Checks the assertion of a server-to-server sign-in as Salesforce does. */
final class JwtBearer {

    private static final long LONGEST_SECONDS = 180;
    private static final Set<String> AUDIENCES = Set.of("https://login.salesforce.com", "https://test.salesforce.com");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Credentials credentials;

    JwtBearer(Credentials credentials) {
        this.credentials = credentials;
    }

    /** @param ownUrl where this org answers: an audience too */
    void check(String assertion, String ownUrl, Instant now) throws OAuthException {
        if (assertion == null || assertion.isEmpty()) {
            throw new OAuthException("invalid_request", "assertion is required");
        }
        String[] parts = assertion.split("\\.");
        if (parts.length != 3) {
            throw invalid();
        }
        JsonNode header = json(parts[0]);
        JsonNode claims = json(parts[1]);
        if (!credentials.clientId().equals(claims.path("iss").asText())) {
            throw new OAuthException("invalid_client_id", "client identifier invalid");
        }
        if (!"RS256".equals(header.path("alg").asText()) || !isSigned(parts)) {
            throw invalid();
        }
        String audience = claims.path("aud").asText().replaceFirst("/$", "");
        if (!AUDIENCES.contains(audience) && !audience.equals(ownUrl)) {
            throw new OAuthException("invalid_grant", "audience is invalid");
        }
        long secondsLeft = claims.path("exp").asLong() - now.getEpochSecond();
        if (secondsLeft <= 0 || secondsLeft > LONGEST_SECONDS) {
            throw invalid();
        }
        if (!credentials.username().equalsIgnoreCase(claims.path("sub").asText())) {
            throw new OAuthException("invalid_grant", "user hasn't approved this consumer");
        }
    }

    private boolean isSigned(String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(credentials.publicKey());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static JsonNode json(String part) throws OAuthException {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static OAuthException invalid() {
        return new OAuthException("invalid_grant", "invalid assertion");
    }
}
