package dev.whynot.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;

import dev.whynot.testsupport.PostgresForService;

/** An OIDC provider over HTTP, and the service that has people sign in by it. */
public class Provider implements QuarkusTestResourceLifecycleManager {

    static final String CLIENT = "whynot";
    /** The code that stands for Ada at the token endpoint. */
    static final String ADAS_CODE = "code-of-ada";

    private static final KeyPair KEYS = keys();
    private static final KeyPair OTHER_KEYS = keys();
    /** What the token endpoint was asked for. */
    static final Set<String> ASKED = ConcurrentHashMap.newKeySet();

    private static String issuer;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/jwks", "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer)));
        server.createContext("/jwks", exchange -> answer(exchange, jwks()));
        server.createContext("/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            ASKED.addAll(Arrays.asList(form.split("&")));
            answer(exchange, """
                    {"access_token": "%1$s", "id_token": "%1$s", "token_type": "Bearer", "expires_in": 300}
                    """.formatted(token("ada", List.of("Sales Leads"))));
        });
        server.start();
        Map<String, String> settings = new HashMap<>(new PostgresForService().start());
        settings.put("quarkus.oidc.auth-server-url", issuer);
        settings.put("quarkus.oidc.client-id", CLIENT);
        settings.put("quarkus.oidc.credentials.secret", "a secret of at least 32 characters");
        settings.put("quarkus.oidc.roles.role-claim-path", "groups");
        settings.put("whynot.access.roles", "Sales Leads=review;Everybody=read");
        return settings;
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** An access token as it should be, which also does for an ID token. */
    static String token(String subject, List<String> groups) {
        return token(subject, groups, CLIENT, 300, KEYS);
    }

    static String expired() {
        return token("ada", List.of("admin"), CLIENT, -3_600, KEYS);
    }

    static String forAnotherService() {
        return token("ada", List.of("admin"), "payroll", 300, KEYS);
    }

    static String byAnotherKey() {
        return token("ada", List.of("admin"), CLIENT, 300, OTHER_KEYS);
    }

    private static String token(String subject, List<String> groups, String audience, long lasts, KeyPair keys) {
        long now = System.currentTimeMillis() / 1_000;
        return Jwt.claims()
                .issuer(issuer)
                .subject(subject)
                .audience(audience)
                .claim("preferred_username", subject + "@acme.example")
                .claim("groups", groups)
                .issuedAt(Math.min(now, now + lasts - 1))
                .expiresAt(now + lasts)
                .jws()
                .keyId("test")
                .sign(keys.getPrivate());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] body = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String jwks() {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        return "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"alg\": \"RS256\", \"kid\": \"test\", \"n\": \"%s\", \"e\": \"%s\"}]}"
                .formatted(number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
