package dev.whynot.access;

import static dev.whynot.testsupport.Api.importText;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody decides bears their name, and is in the trail. */
@QuarkusTest
@WithTestResource(TokensOnly.class)
class DecisionsTrailTest {

    @Inject
    Tokens tokens;

    private String actor;

    @BeforeEach
    void signIn() {
        Tokens.Created created = tokens.create(NewToken.of("decider", List.of("admin"), null), Caller.COMMAND);
        actor = "token:" + created.token().id();
        RestAssured.requestSpecification = new RequestSpecBuilder()
                .addHeader("Authorization", "Bearer " + created.secret().value())
                .build();
    }

    @AfterEach
    void signOut() {
        RestAssured.requestSpecification = null;
    }

    @Test
    void decisionsBearTheCallersNameAndAreInTheTrail() throws InterruptedException {
        importText("mapping=questions", """
                Id,Stage,Amount,Currency,Owner,Created,Closed,Reason,Industry
                1,Closed Lost,100.10,EUR,Ada,2026-01-01,2026-01-31,Price,Energy
                2,Closed Lost,200.20,EUR,Grace,2026-01-01,2026-02-01,Frumpf 12,Retail
                """);
        JsonPath decided = send(
                        "POST",
                        "/api/v1/mappings",
                        "{\"org\": \"questions\", \"text\": \"Frumpf 12\", \"reason\": \"no_budget\"}")
                .jsonPath();
        assertThat(decided.getString("decision.decidedBy")).isEqualTo("decider");
        int decision = decided.getInt("decision.id");
        JsonPath undone =
                send("DELETE", "/api/v1/mappings/" + decision + "?by=Grace", "").jsonPath();
        assertThat(undone.getString("decision.undoneBy")).isEqualTo("Grace (decider)");
        send("PUT", "/api/v1/records/opportunity/1/reason", "{\"reason\": \"no_budget\", \"by\": \"Ada\"}");
        send("DELETE", "/api/v1/records/opportunity/1/reason", "");
        send(
                "PUT",
                "/api/v1/taxonomy/own/too_late?org=questions",
                "{\"parent\": \"no_budget\", \"en\": \"Late\", \"de\": \"Spät\"}");
        send("DELETE", "/api/v1/taxonomy/own/too_late?org=questions", "");

        Response answer = given().get("/api/v1/audit?actor=" + actor);
        JsonPath trail = answer.jsonPath();
        assertThat(trail.getList("entries.action", String.class))
                .containsExactly(
                        "own-reason-deleted",
                        "own-reason-put",
                        "record-undone",
                        "record-corrected",
                        "text-undone",
                        "text-decided",
                        "import-started");
        assertThat(trail.getList("entries.name", String.class)).containsOnly("decider");
        assertThat(trail.getString("entries[3].subject")).isEqualTo("questions/opportunity/1");
        assertThat(trail.getString("entries[3].details.by")).isEqualTo("Ada (decider)");
        assertThat(trail.getInt("entries[4].details.decision")).isEqualTo(decision);
        assertThat(trail.getString("entries[5].details.code")).isEqualTo("no_budget");
        assertThat(answer.asString()).as("what reps wrote").doesNotContain("Frumpf");
    }

    @Test
    void whatIsRefusedLeavesNoTrace() {
        given().contentType("application/json")
                .body("{\"org\": \"nope\", \"text\": \"x\", \"reason\": \"no_budget\"}")
                .post("/api/v1/mappings")
                .then()
                .statusCode(400);
        assertThat(given().get("/api/v1/audit?actor=" + actor).jsonPath().getList("entries"))
                .isEmpty();
    }

    private static Response send(String method, String path, String body) {
        var request = body.isEmpty()
                ? given()
                : given().contentType("application/json; charset=UTF-8").body(body);
        return request.request(method, path)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(method.equals("DELETE") && path.contains("own") ? 204 : 200)
                .extract()
                .response();
    }
}
