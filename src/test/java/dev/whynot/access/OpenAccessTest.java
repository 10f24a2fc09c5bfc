package dev.whynot.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.whynot.testsupport.PostgresForService;

@QuarkusTest
@WithTestResource(PostgresForService.class)
class OpenAccessTest {

    @Test
    void whoeverIsOnThisMachineMayDoEverything() {
        Response session = given().get("/api/v1/session");
        assertThat(session.jsonPath().getString("actor")).isEqualTo("local");
        assertThat(session.jsonPath().getList("scopes", String.class)).containsExactlyElementsOf(Scopes.ALL);
        assertThat(given().get("/api/v1/audit").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/metrics").statusCode()).isEqualTo(200);
    }

    @Test
    void requestsMeantForAnotherNameAreRefused() {
        for (String host : List.of(
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "10.0.0.1",
                "[::2]")) {
            for (String path : List.of("/api/v1/summary", "/", "/q/metrics", "/q/openapi")) {
                Response answer = given().header("Host", host).get(path);
                assertThat(answer.statusCode()).as(host + path).isEqualTo(421);
                assertThat(answer.asString()).doesNotContain("tally");
            }
        }
        Response refused = given().header("Host", "evil.example").get("/api/v1/summary");
        assertThat(refused.statusCode()).isEqualTo(421);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        for (String host : List.of("localhost", "LOCALHOST:1", "127.0.0.1:8080", "127.8.9.10", "[::1]:8080", "[::1]")) {
            assertThat(given().header("Host", host).get("/api/v1/summary").statusCode())
                    .as(host)
                    .isEqualTo(200);
        }
        assertThat(given().header("Host", "10.0.0.1").get("/q/health").statusCode())
                .isEqualTo(200);
        assertThat(given().header("Host", "whynot.example")
                        .contentType("application/json")
                        .body("{}")
                        .post("/webhooks/salesforce/records")
                        .statusCode())
                .as("webhooks come through a proxy")
                .isNotEqualTo(421);
    }

    @Test
    void otherSitesMayNotChangeAnythingNorReadAnswers() {
        for (String path : List.of("/api/v1/summary", "/", "/api/v1/nothing", "/api/v1/tokens")) {
            Response answer = given().header("Origin", "https://evil.example").get(path);
            assertThat(answer.headers().asList()).as(path).noneMatch(header -> header.getName()
                    .toLowerCase(Locale.ROOT)
                    .startsWith("access-control-"));
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).as(path).isEqualTo("same-origin");
        }
        Response asked = given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "DELETE")
                .options("/api/v1/tokens/1");
        assertThat(asked.headers().asList())
                .noneMatch(header -> header.getName().toLowerCase(Locale.ROOT).startsWith("access-control-"));
        assertThat(change("Origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(change("Origin", "null").statusCode()).isEqualTo(403);
        assertThat(change("Cookie", "q_session=x").statusCode()).isEqualTo(403);
        assertThat(change("Cookie", "q_session_chunk_1=x").statusCode()).isEqualTo(403);
        assertThat(change("X-Other", "x").statusCode()).isEqualTo(400);
        assertThat(given().header("Cookie", "q_session=x")
                        .header("Sec-Fetch-Site", "same-origin")
                        .contentType("application/json")
                        .body("{}")
                        .post("/api/v1/tokens")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void thereIsNowhereToSignInWithoutAProvider() {
        for (String path : List.of("/sign-in", "/sign-out")) {
            assertThat(given().redirects().follow(false).get(path).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    @Test
    void recordsAreKeptOutOfCaches() {
        for (String path :
                List.of("/api/v1/records", "/api/v1/export", "/api/v1/imports", "/api/v1/tokens", "/api/v1/audit")) {
            assertThat(given().get(path).header("Cache-Control")).as(path).isEqualTo("no-store");
        }
        assertThat(given().get("/api/v1/summary").header("Cache-Control")).contains("private", "no-cache");
        assertThat(given().get("/").header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .doesNotContain("script-src")
                .doesNotContain("unsafe-eval");
    }

    private static Response change(String header, String value) {
        return given().header(header, value)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/tokens");
    }
}
