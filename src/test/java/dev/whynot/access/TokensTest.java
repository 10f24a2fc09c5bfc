package dev.whynot.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(TokensOnly.class)
class TokensTest {

    @Inject
    Tokens tokens;

    @Inject
    Jdbi jdbi;

    @Test
    void tokenIsShownOnceWorksAndIsKeptAsAHash() {
        String admin = secret("admin");
        Response made = by(admin)
                .contentType("application/json")
                .body("{\"name\": \" Dashboard \", \"scopes\": [\"import\", \"read\", \"read\"], \"expiresInDays\": 7}")
                .post("/api/v1/tokens");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).contains("no-store");
        JsonPath token = made.jsonPath();
        String secret = token.getString("secret");
        assertThat(secret).matches("wn_[A-Za-z0-9_-]{43}");
        assertThat(token.getString("name")).isEqualTo("Dashboard");
        assertThat(token.getList("scopes", String.class)).containsExactly("read", "import");

        JsonPath session = by(secret).get("/api/v1/session").jsonPath();
        assertThat(session.getString("actor")).isEqualTo("token:" + token.getLong("id"));
        assertThat(session.getString("name")).isEqualTo("Dashboard");
        assertThat(session.getList("scopes", String.class)).containsExactly("read", "import");

        Response list = by(admin).get("/api/v1/tokens");
        assertThat(list.asString()).doesNotContain(secret, secret.substring(3, 20));
        JsonPath shown = list.jsonPath();
        assertThat(shown.getLong("[0].id")).isEqualTo(token.getLong("id"));
        assertThat(shown.getString("[0].lastUsedAt")).isNotNull();
        assertThat(shown.getString("[0].createdBy")).isEqualTo("test admin");
        assertThat(Duration.between(
                        Instant.parse(shown.getString("[0].createdAt")),
                        Instant.parse(shown.getString("[0].expiresAt"))))
                .isEqualTo(Duration.ofDays(7));
        String row =
                jdbi.withHandle(handle -> handle.createQuery("select api_token::text from api_token where id = :id")
                        .bind("id", token.getLong("id"))
                        .mapTo(String.class)
                        .one());
        assertThat(row).contains("Dashboard").doesNotContain(secret.substring(3));
    }

    @Test
    void revokedTokenIsRefusedAtOnce() {
        String admin = secret("admin");
        Tokens.Created created = tokens.create(NewToken.of("short", List.of("read"), null), Caller.COMMAND);
        String secret = created.secret().value();
        assertThat(by(secret).get("/api/v1/taxonomy").statusCode()).isEqualTo(200);
        String path = "/api/v1/tokens/" + created.token().id();
        assertThat(by(admin).delete(path).statusCode()).isEqualTo(204);
        assertThat(by(secret).get("/api/v1/taxonomy").statusCode()).isEqualTo(401);
        assertThat(by(admin).delete(path).statusCode()).as("once more").isEqualTo(204);
        assertThat(by(admin).get("/api/v1/tokens").jsonPath().getString("[0].revokedBy"))
                .isEqualTo("test admin");
        assertThat(by(admin).delete("/api/v1/tokens/999999").statusCode()).isEqualTo(404);

        JsonPath trail =
                by(admin).get("/api/v1/audit?action=token-revoked&limit=1").jsonPath();
        assertThat(trail.getString("entries[0].subject"))
                .isEqualTo("token:" + created.token().id());
        assertThat(trail.getString("entries[0].name")).isEqualTo("test admin");
        assertThat(trail.getString("entries[0].actor")).startsWith("token:");
    }

    @Test
    void tokenThatIsOverIsRefusedAlsoWhileItIsRemembered() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS); // as exact as the database
        Tokens.Created created = new Tokens(jdbi, Clock.fixed(now.minus(Duration.ofDays(8)), ZoneOffset.UTC))
                .create(NewToken.of("old", List.of("read"), 7), Caller.COMMAND);
        Response answer = by(created.secret().value()).get("/api/v1/taxonomy");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.asString()).doesNotContain(created.secret().value());

        Instant[] time = {now};
        Tokens remembering = new Tokens(jdbi, new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time[0];
            }
        });
        TokenSecret secret = remembering
                .create(NewToken.of("a day", List.of("read"), 1), Caller.COMMAND)
                .secret();
        assertThat(remembering.find(secret)).isPresent();
        assertThat(remembering.known(secret)).isPresent();
        time[0] = now.plus(Duration.ofDays(1));
        assertThat(remembering.known(secret)).isEmpty();
        assertThat(remembering.find(secret)).isEmpty();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("name", "{\"scopes\": [\"read\"]}"),
                Arguments.of("name", "{\"name\": \" \", \"scopes\": [\"read\"]}"),
                Arguments.of("name", "{\"name\": \"%s\", \"scopes\": [\"read\"]}".formatted("a".repeat(101))),
                Arguments.of("name", "{\"name\": \"a\\nb\", \"scopes\": [\"read\"]}"),
                Arguments.of("scopes", "{\"name\": \"a\"}"),
                Arguments.of("scopes", "{\"name\": \"a\", \"scopes\": []}"),
                Arguments.of("scopes", "{\"name\": \"a\", \"scopes\": [null]}"),
                Arguments.of("scopes", "{\"name\": \"a\", \"scopes\": [\"root\"]}"),
                Arguments.of("expiresInDays", "{\"name\": \"a\", \"scopes\": [\"read\"], \"expiresInDays\": 0}"),
                Arguments.of("expiresInDays", "{\"name\": \"a\", \"scopes\": [\"read\"], \"expiresInDays\": 731}"),
                Arguments.of("secret", "{\"name\": \"a\", \"scopes\": [\"read\"], \"secret\": \"wn_x\"}"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongIsNamed(String field, String body) {
        Response answer =
                by(secret("admin")).contentType("application/json").body(body).post("/api/v1/tokens");
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        assertThat(answer.jsonPath().getString("parameter")).isEqualTo(field);
    }

    @Test
    void trailIsPagedAndFilteredNewestFirst() {
        String admin = secret("admin");
        String actor = by(admin).get("/api/v1/session").jsonPath().getString("actor");
        for (int i = 0; i < 3; i++) {
            by(admin)
                    .contentType("application/json")
                    .body("{\"name\": \"paged %d\", \"scopes\": [\"read\"]}".formatted(i))
                    .post("/api/v1/tokens")
                    .then()
                    .statusCode(201);
        }
        JsonPath first = by(admin).get("/api/v1/audit?limit=2&actor=" + actor).jsonPath();
        assertThat(first.getList("entries.details.name", String.class)).containsExactly("paged 2", "paged 1");
        JsonPath second = by(admin)
                .get("/api/v1/audit?limit=2&actor=" + actor + "&cursor=" + first.getString("next"))
                .jsonPath();
        assertThat(second.getList("entries.details.name", String.class)).containsExactly("paged 0");
        assertThat(second.getString("next")).isNull();
        assertThat(by(admin).get("/api/v1/audit?action=nope").statusCode()).isEqualTo(400);
    }

    @Test
    void whoExportsAndWhoStartsAnImportIsInTheTrail() {
        String admin = secret("admin");
        by(admin)
                .contentType("text/csv")
                .body("Id,Stage\n9,Proposal\n")
                .post("/api/v1/imports?mapping=questions")
                .then()
                .statusCode(202);
        JsonPath started =
                by(admin).get("/api/v1/audit?action=import-started&limit=1").jsonPath();
        assertThat(started.getString("entries[0].name")).isEqualTo("test admin");
        assertThat(started.getString("entries[0].details.mapping")).isEqualTo("questions");

        String lines = by(secret("read"))
                .get("/api/v1/export?format=ndjson&object=lead")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        JsonPath exported =
                by(admin).get("/api/v1/audit?action=exported&limit=1").jsonPath();
        assertThat(exported.getString("entries[0].name")).isEqualTo("test read");
        assertThat(exported.getString("entries[0].details.query")).isEqualTo("format=ndjson&object=lead");
        assertThat(exported.getLong("entries[0].details.rows"))
                .isEqualTo(lines.lines().count());
    }

    private static RequestSpecification by(String secret) {
        return given().header("Authorization", "Bearer " + secret);
    }

    private String secret(String... scopes) {
        return tokens.create(
                        NewToken.of("test " + String.join(" ", scopes), Arrays.asList(scopes), null), Caller.COMMAND)
                .secret()
                .value();
    }
}
