package dev.whynot.simulator.oauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.whynot.simulator.http.Request;

/** {@code /services/oauth2/token}. */
public final class TokenEndpoint {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Credentials credentials;
    private final Sessions sessions;
    private final JwtBearer jwtBearer;

    /**
     * An answer, to be written as JSON.
     *
     * @param status 200 or 400
     */
    public record Answer(int status, Map<String, String> body) {}

    public TokenEndpoint(Credentials credentials, Sessions sessions) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.jwtBearer = new JwtBearer(credentials);
    }

    /**
     * @param ownUrl of the org, without a slash at the end
     * @param identity path of the id URL: {@code /id/ORG/USER}
     */
    public Answer answer(Request request, String ownUrl, String identity) {
        Map<String, String> form = new LinkedHashMap<>(request.parameters());
        form.putAll(request.form());
        try {
            switch (form.getOrDefault("grant_type", "")) {
                case "client_credentials" ->
                    checkClient(form, request.header("Authorization").orElse(""));
                case JWT_BEARER -> jwtBearer.check(form.get("assertion"), ownUrl, Instant.now());
                default -> throw new OAuthException("unsupported_grant_type", "grant type not supported");
            }
        } catch (OAuthException e) {
            return new Answer(400, Map.of("error", e.error(), "error_description", e.getMessage()));
        }
        String issuedAt = String.valueOf(System.currentTimeMillis());
        Map<String, String> body = new LinkedHashMap<>();
        body.put("access_token", sessions.begin());
        body.put("signature", signature(ownUrl + identity + issuedAt));
        body.put("scope", "id api");
        body.put("instance_url", ownUrl);
        body.put("id", ownUrl + identity);
        body.put("token_type", "Bearer");
        body.put("issued_at", issuedAt);
        return new Answer(200, body);
    }

    private void checkClient(Map<String, String> form, String authorization) throws OAuthException {
        String id = form.get("client_id");
        String secret = form.get("client_secret");
        if (authorization.startsWith("Basic ")) {
            String[] pair = new String(
                            Base64.getDecoder().decode(authorization.substring("Basic ".length())),
                            StandardCharsets.UTF_8)
                    .split(":", 2);
            id = pair[0];
            secret = pair.length == 2 ? pair[1] : null;
        }
        if (!credentials.clientId().equals(id)) {
            throw new OAuthException("invalid_client_id", "client identifier invalid");
        }
        if (!credentials.clientSecret().equals(secret)) {
            throw new OAuthException("invalid_client", "invalid client credentials");
        }
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(credentials.clientSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
