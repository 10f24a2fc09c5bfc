package dev.whynot.facts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.whynot.testsupport.Api;
import dev.whynot.testsupport.PostgresForService;

@QuarkusTest
@WithTestResource(PostgresForService.class)
class EraseRecordTest {

    private static final String FILE = """
            Id,StageName,IsClosed,IsWon,CloseDate,SystemModstamp,OwnerId,Loss_Reason__c
            006ERASE0000001,Closed Lost,true,false,2026-03-01,2026-03-01T10:00:00.000Z,Erased Owner,too expensive
            006ERASE0000002,Closed Lost,true,false,2026-03-01,2026-03-01T10:00:00.000Z,Erased Owner,too expensive
            """;
    private static final String OWNED = "/api/v1/summary?filter=owner:Erased%20Owner";

    private static int records() {
        return given().urlEncodingEnabled(false).get(OWNED).path("tally.records");
    }

    private static void importFile() throws InterruptedException {
        Api.importText("mapping=salesforce&object=opportunity", FILE);
    }

    @Test
    void erasedRecordIsInNoNumberAndNotFoundAndDoesNotComeBack() throws Exception {
        importFile();
        assertThat(records()).isEqualTo(2);
        String id = given().urlEncodingEnabled(false)
                .get("/api/v1/records?limit=1&filter=owner:Erased%20Owner")
                .path("records[0].id");
        String one = "/api/v1/records/opportunity/" + id;
        given().delete(one).then().statusCode(204);
        assertThat(records()).isEqualTo(1);
        given().get(one).then().statusCode(404);
        given().delete(one).then().statusCode(404);
        importFile();
        assertThat(records()).isEqualTo(1);
        given().get("/api/v1/audit?action=record-erased").then().body("entries[0].subject", equalTo(id));
    }
}
