package dev.whynot.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@WithTestResource(FewCalls.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LimitsTest {

    /** More than are let through even if the minute goes by meanwhile. */
    private static final int MANY = 400;

    @Inject
    Tokens tokens;

    @Inject
    RefusedSignIns refused;

    @Test
    @Order(1)
    void tokenThatAsksTooOftenIsToldWhenToComeBackAndOthersAreNotHeldUp() {
        String busy = secret("busy");
        String other = secret("other");
        assertThat(get(other).statusCode()).isEqualTo(200);
        Response last = IntStream.range(0, MANY)
                .mapToObj(i -> get(busy))
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.contentType()).isEqualTo("application/problem+json");
        assertThat(last.jsonPath().getString("detail")).contains(FewCalls.REQUESTS + " requests a minute");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        assertThat(get(other).statusCode()).isEqualTo(200);
    }

    /** The last: this address is stopped then. */
    @Test
    @Order(2)
    void addressThatGuessesIsStoppedAndATokenThatWorkedThereGoesOnToWork() {
        String works = secret("works", "admin");
        assertThat(get(works).statusCode()).isEqualTo(200);
        Response last = IntStream.range(0, MANY)
                .mapToObj(i -> get(TokenSecret.random().value()))
                .filter(answer -> answer.statusCode() != 401)
                .findFirst()
                .orElseThrow();
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.contentType()).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        assertThat(get(works).statusCode()).isEqualTo(200);

        refused.tell();
        Response trail =
                given().header("Authorization", "Bearer " + works).get("/api/v1/audit?action=sign-ins-refused");
        assertThat(trail.jsonPath().getString("entries[0].subject")).isEqualTo("127.0.0.1");
        assertThat(trail.jsonPath().getString("entries[0].actor")).isEqualTo("service");
        assertThat(trail.jsonPath().getInt("entries[0].details.count"))
                .isGreaterThanOrEqualTo(FewCalls.REFUSED_SIGN_INS);
        assertThat(trail.jsonPath().getList("entries")).hasSize(1);
    }

    private static Response get(String secret) {
        return given().header("Authorization", "Bearer " + secret).get("/api/v1/taxonomy");
    }

    private String secret(String name, String... scopes) {
        return tokens.create(
                        NewToken.of(name, scopes.length == 0 ? List.of("read") : List.of(scopes), null), Caller.COMMAND)
                .secret()
                .value();
    }
}
