package dev.whynot.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.whynot.testsupport.Api;
import dev.whynot.testsupport.PostgresForService;

@QuarkusTest
@WithTestResource(PostgresForService.class)
class ObservabilityTest {

    @Test
    void requestIsNamedAsItsSenderNamedIt() {
        given().header("X-Request-Id", "proxy-1:a/b")
                .get("/api/v1/summary")
                .then()
                .header("X-Request-Id", equalTo("proxy-1:a/b"));
        given().get("/api/v1/summary").then().header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
        given().get("/api/v1/nothing-here")
                .then()
                .statusCode(404)
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void nameThatIsNotFitForALogIsReplaced() {
        given().header("X-Request-Id", "a".repeat(101))
                .get("/api/v1/summary")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
        given().header("X-Request-Id", "made up \"name\"")
                .get("/api/v1/summary")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void metricsTellOfQuestionsReasonsAndFacts() throws InterruptedException {
        String file = "Id,StageName,IsClosed,IsWon,CloseDate,SystemModstamp,Loss_Reason__c\n"
                + "006000000000001,Closed Lost,true,false,2026-03-01,2026-03-01T10:00:00.000Z,too expensive\n";
        Api.importText("mapping=salesforce&object=opportunity", file);
        given().get("/api/v1/summary").then().statusCode(200);
        String metrics = when().get("/q/metrics").asString();
        assertThat(metrics)
                .containsPattern("http_server_requests_seconds_bucket\\{[^}]*uri=\"/api/v1/summary\"[^}]*\\} [0-9.]+")
                .containsPattern("whynot_reasons_decided_total\\{method=\"dictionary\"\\} [1-9]")
                .containsPattern("whynot_facts_behind 0\\.0")
                .containsPattern("whynot_facts_records [1-9]")
                .containsPattern("whynot_facts_bytes [1-9]");
    }
}
