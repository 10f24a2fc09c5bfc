package dev.whynot.simulator;

import static dev.whynot.simulator.TestClient.DATA;
import static dev.whynot.simulator.TestClient.errorCode;
import static dev.whynot.simulator.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.whynot.simulator.oauth.Keys;

class SignInTest {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Simulator salesforce = Simulator.start();
    private TestClient client;

    @BeforeEach
    void connect() throws IOException {
        client = new TestClient(salesforce);
    }

    @AfterEach
    void stop() {
        client.close();
        salesforce.close();
    }

    @Test
    void answersClientCredentialsWithATokenThatNeverSaysWhenItEnds() throws IOException {
        HttpResponse<String> answer = token(Map.of(
                "grant_type", "client_credentials",
                "client_id", salesforce.clientId(),
                "client_secret", salesforce.clientSecret()));

        JsonNode body = json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "access_token", "signature", "scope", "instance_url", "id", "token_type", "issued_at");
        assertThat(body.path("id").asText()).endsWith("/" + salesforce.organizationId() + "/" + salesforce.userId());
        assertThat(body.path("instance_url").asText()).isEqualTo(salesforce.url());
    }

    @Test
    void acceptsAJwtOfTheRightKeyUserAudienceAndTime() throws Exception {
        HttpResponse<String> answer =
                jwt(salesforce.privateKey(), "https://login.salesforce.com", "integration@acme.example", 170);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("access_token").asText()).contains("!");
    }

    @Test
    void refusesEveryOtherJwt() throws Exception {
        String key = salesforce.privateKey();
        String right = "https://login.salesforce.com";
        assertThat(refusal(jwt(key, "https://example.org", salesforce.username(), 60)))
                .isEqualTo("400 invalid_grant: audience is invalid");
        assertThat(refusal(jwt(key, right, "someone@else.example", 60)))
                .isEqualTo("400 invalid_grant: user hasn't approved this consumer");
        assertThat(refusal(jwt(key, right, salesforce.username(), -1)))
                .isEqualTo("400 invalid_grant: invalid assertion");
        assertThat(refusal(jwt(key, right, salesforce.username(), 600)))
                .isEqualTo("400 invalid_grant: invalid assertion");
        String otherKey = Keys.pem(Keys.pair().getPrivate());
        assertThat(refusal(jwt(otherKey, right, salesforce.username(), 60)))
                .isEqualTo("400 invalid_grant: invalid assertion");
    }

    @Test
    void refusesAWrongClientOrSecretOrFlow() throws IOException {
        assertThat(refusal(token(Map.of("grant_type", "client_credentials", "client_id", "x", "client_secret", "y"))))
                .isEqualTo("400 invalid_client_id: client identifier invalid");
        assertThat(refusal(token(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", salesforce.clientId(),
                        "client_secret", "wrong"))))
                .isEqualTo("400 invalid_client: invalid client credentials");
        assertThat(refusal(token(Map.of("grant_type", "password"))))
                .isEqualTo("400 unsupported_grant_type: grant type not supported");
    }

    @Test
    void answers401OnceTheSessionHasEnded() throws IOException {
        assertThat(client.get(DATA + "/limits").statusCode()).isEqualTo(200);

        salesforce.endSessions();

        assertThat(errorCode(client.get(DATA + "/limits"))).isEqualTo("401 INVALID_SESSION_ID");
        client.signIn();
        assertThat(client.get(DATA + "/limits").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhoIsSignedIn() throws IOException {
        JsonNode info = json(client.get("/services/oauth2/userinfo"));

        assertThat(info.path("organization_id").asText()).isEqualTo(salesforce.organizationId());
        assertThat(info.path("preferred_username").asText()).isEqualTo(salesforce.username());
    }

    private HttpResponse<String> token(Map<String, String> form) throws IOException {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        return client.post("/services/oauth2/token", "application/x-www-form-urlencoded", body);
    }

    private static String refusal(HttpResponse<String> answer) throws IOException {
        JsonNode body = json(answer);
        return answer.statusCode() + " " + body.path("error").asText() + ": "
                + body.path("error_description").asText();
    }

    private HttpResponse<String> jwt(String pem, String audience, String user, long seconds)
            throws IOException, GeneralSecurityException {
        String claims = "{\"iss\":\"" + salesforce.clientId() + "\",\"sub\":\"" + user + "\",\"aud\":\"" + audience
                + "\",\"exp\":" + (Instant.now().getEpochSecond() + seconds) + "}";
        String signed = encoded("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        PrivateKey key = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(
                        Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""))));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return token(Map.of("grant_type", JWT_BEARER, "assertion", signed + "." + encoded(signature.sign())));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
