package dev.whynot.simulator;

import static dev.whynot.simulator.TestClient.DATA;
import static dev.whynot.simulator.TestClient.column;
import static dev.whynot.simulator.TestClient.errorCode;
import static dev.whynot.simulator.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.org.OrgShape;

class DescribeTest {

    private final Simulator salesforce = Simulator.start(Settings.standard()
            .withDailyApiRequests(8)
            .withOrg(OrgShape.bare()
                    .withField(
                            "Opportunity",
                            Field.picklist("Grund__c", "Preis", "Zeit").withLabel("Verlustgrund"))));
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
    void tellsFieldsWithTheirPicklistsAndReferences() throws IOException {
        JsonNode fields =
                json(client.get(DATA + "/sobjects/Opportunity/describe")).path("fields");

        assertThat(column("name", fields))
                .contains("Id", "StageName", "Grund__c")
                .doesNotContain("CurrencyIsoCode", "RecordTypeId", "Loss_Reason__c");
        JsonNode reason = field(fields, "Grund__c");
        assertThat(reason.path("label").asText()).isEqualTo("Verlustgrund");
        assertThat(reason.path("custom").asBoolean()).isTrue();
        assertThat(reason.path("picklistValues").path(1))
                .hasToString("{\"active\":true,\"defaultValue\":false,\"label\":\"Zeit\",\"validFor\":null,"
                        + "\"value\":\"Zeit\"}");
        JsonNode owner = field(fields, "OwnerId");
        assertThat(owner.path("type").asText()).isEqualTo("reference");
        assertThat(owner.path("relationshipName").asText()).isEqualTo("Owner");
        assertThat(owner.path("referenceTo").path(0).asText()).isEqualTo("User");
    }

    private static JsonNode field(JsonNode fields, String name) {
        for (JsonNode field : fields) {
            if (field.path("name").asText().equals(name)) {
                return field;
            }
        }
        throw new AssertionError("No field " + name);
    }

    @Test
    void leavesHiddenFieldsOut() throws IOException {
        salesforce.org().hideField("Opportunity", "Grund__c");

        assertThat(column(
                        "name",
                        json(client.get(DATA + "/sobjects/Opportunity/describe"))
                                .path("fields")))
                .doesNotContain("Grund__c");
    }

    @Test
    void tellsStagesAndStatuses() throws IOException {
        assertThat(client.column(
                        "MasterLabel",
                        "SELECT MasterLabel, IsClosed, IsWon, SortOrder FROM OpportunityStage WHERE IsClosed = true"
                                + " ORDER BY SortOrder"))
                .containsExactly("Closed Won", "Closed Lost");
        assertThat(client.column("MasterLabel", "SELECT MasterLabel FROM LeadStatus WHERE IsConverted = true"))
                .containsExactly("Closed - Converted");
    }

    @Test
    void countsCallsAndRefusesThemAtTheLimit() throws IOException {
        salesforce.setApiUsage(6);
        HttpResponse<String> limits = client.get(DATA + "/limits");

        assertThat(limits.headers().firstValue("Sforce-Limit-Info")).hasValue("api-usage=7/8");
        assertThat(json(limits).path("DailyApiRequests")).hasToString("{\"Max\":8,\"Remaining\":1}");
        assertThat(client.get(DATA + "/sobjects").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = client.get(DATA + "/sobjects");
        assertThat(errorCode(refused)).isEqualTo("403 REQUEST_LIMIT_EXCEEDED");
        assertThat(refused.headers().firstValue("Sforce-Limit-Info")).hasValue("api-usage=8/8");
    }

    @Test
    void knowsItsVersionsAndResources() throws IOException {
        assertThat(column("version", json(client.get("/services/data")))).contains("66.0");
        assertThat(json(client.get(DATA + "/")).path("limits").asText()).isEqualTo(DATA + "/limits");
        assertThat(errorCode(client.get("/services/data/v20.0/limits"))).isEqualTo("404 NOT_FOUND");
        assertThat(errorCode(client.get(DATA + "/sobjects/Nonsense/describe"))).isEqualTo("404 NOT_FOUND");
    }
}
