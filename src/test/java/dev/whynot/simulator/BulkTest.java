package dev.whynot.simulator;

import static dev.whynot.simulator.TestClient.DATA;
import static dev.whynot.simulator.TestClient.errorCode;
import static dev.whynot.simulator.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.whynot.simulator.bulk.BulkPace;
import dev.whynot.simulator.fault.Fault;
import dev.whynot.simulator.org.OrgShape;

class BulkTest {

    private final Simulator salesforce = Simulator.start(Settings.standard()
            .withBulk(new BulkPace(Duration.ofMillis(30), Duration.ofMillis(120), 400, 600))
            .withOrg(OrgShape.standard().withVolume(1_000, 0, 3)));
    private TestClient client;

    @BeforeEach
    void connect() throws IOException {
        client = new TestClient(salesforce);
        salesforce.clock().set(Instant.parse("2026-03-01T12:00:00Z"));
    }

    @AfterEach
    void stop() {
        client.close();
        salesforce.close();
    }

    @Test
    void goesThroughItsStatesWhileTheCountGrows() throws Exception {
        HttpResponse<String> created = client.post(
                DATA + "/jobs/query",
                "application/json",
                "{\"operation\":\"queryAll\",\"query\":\"SELECT Id FROM Opportunity\",\"contentType\":\"CSV\"}");
        JsonNode info = json(created);
        assertThat(info.path("id").asText()).startsWith("750").hasSize(18);
        assertThat(info.path("state").asText()).isEqualTo("UploadComplete");
        assertThat(info.path("object").asText()).isEqualTo("Opportunity");
        assertThat(info.path("lineEnding").asText()).isEqualTo("LF");

        List<String> states = new ArrayList<>();
        List<Integer> processed = new ArrayList<>();
        while (!states.contains("JobComplete")) {
            JsonNode job = client.job(info.path("id").asText());
            states.add(job.path("state").asText());
            processed.add(job.path("numberRecordsProcessed").asInt());
            Thread.sleep(20);
        }
        assertThat(states).contains("InProgress");
        assertThat(processed).isSorted().endsWith(1_000);
        assertThat(client.results(info.path("id").asText(), "").statusCode()).isEqualTo(200);
    }

    @Test
    void handsOutResultsPageByPageAndAgain() throws IOException {
        String id = client.bulk("queryAll", "SELECT Id, Account.Name FROM Opportunity", "");
        client.finished(id);

        List<String> rows = new ArrayList<>();
        String locator = null;
        List<String> counts = new ArrayList<>();
        do {
            HttpResponse<String> page = client.results(id, locator == null ? "" : "?locator=" + locator);
            assertThat(client.results(id, locator == null ? "" : "?locator=" + locator)
                            .body())
                    .isEqualTo(page.body());
            List<String> lines = page.body().lines().toList();
            assertThat(lines.getFirst()).isEqualTo("\"Id\",\"Account.Name\"");
            rows.addAll(lines.subList(1, lines.size()));
            counts.add(page.headers().firstValue("Sforce-NumberOfRecords").orElseThrow());
            locator = page.headers().firstValue("Sforce-Locator").orElseThrow();
        } while (!locator.equals("null"));

        assertThat(counts).containsExactly("400", "400", "200");
        assertThat(rows).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(client.results(id, "?maxRecords=7").body().lines()).hasSize(8);
        assertThat(client.results(id, "?maxRecords=700").body().lines())
                .as("no longer than a page may be")
                .hasSize(601);
        assertThat(errorCode(client.results(id, "?locator=nonsense"))).isEqualTo("400 INVALID_QUERY_LOCATOR");
    }

    @Test
    void writesCsvAsAsked() throws IOException {
        salesforce.insert(
                "Lead",
                "LastName",
                "a;b",
                "Company",
                "Blue \"Sky\"\nLtd",
                "NumberOfEmployees",
                12,
                "AnnualRevenue",
                25_000_000,
                "Country",
                "Österreich");
        String id = client.bulk(
                "query",
                "SELECT Company, LastName, Rating, IsConverted, NumberOfEmployees, AnnualRevenue, CreatedDate, Country FROM Lead",
                ",\"columnDelimiter\":\"SEMICOLON\",\"lineEnding\":\"CRLF\"");
        client.finished(id);

        assertThat(client.results(id, "").body().split("\r\n"))
                .containsExactly(
                        "\"Company\";\"LastName\";\"Rating\";\"IsConverted\";\"NumberOfEmployees\";\"AnnualRevenue\";"
                                + "\"CreatedDate\";\"Country\"",
                        "\"Blue \"\"Sky\"\"\nLtd\";\"a;b\";\"\";\"false\";\"12\";\"2.5E7\";"
                                + "\"2026-03-01T12:00:00.000Z\";\"Österreich\"");
    }

    @Test
    void keepsResultsAsTheyWereWhenTheJobWasCreated() throws IOException {
        String lead = salesforce.insert("Lead", "LastName", "before");
        String id = client.bulk("query", "SELECT LastName FROM Lead", "");
        salesforce.update("Lead", lead, "LastName", "after");
        salesforce.purge("Lead", lead);
        salesforce.org().removeField("Lead", "LastName");
        client.finished(id);

        assertThat(client.results(id, "").body()).isEqualTo("\"LastName\"\n\"before\"\n");
    }

    @Test
    void zipsOnRequest() throws IOException {
        String id = client.bulk("queryAll", "SELECT Id, Name FROM Opportunity", "");
        client.finished(id);
        HttpResponse<byte[]> zipped =
                client.bytes(DATA + "/jobs/query/" + id + "/results?maxRecords=1000", "Accept-Encoding", "gzip");

        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        String text = new String(
                new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).isEqualTo(client.results(id, "?maxRecords=1000").body());
    }

    @Test
    void refusesWhatBulkCannot() throws IOException {
        assertThat(refusal("SELECT COUNT() FROM Lead")).isEqualTo("400 FUNCTIONALITY_NOT_ENABLED");
        assertThat(refusal("SELECT Status, COUNT(Id) FROM Lead GROUP BY Status"))
                .isEqualTo("400 FUNCTIONALITY_NOT_ENABLED");
        assertThat(refusal("SELECT Id, (SELECT Field FROM Histories) FROM Lead"))
                .isEqualTo("400 FUNCTIONALITY_NOT_ENABLED");
        assertThat(refusal("SELECT Address FROM Lead")).isEqualTo("400 FUNCTIONALITY_NOT_ENABLED");
        assertThat(refusal("SELECT Nonsense FROM Lead")).isEqualTo("400 INVALID_FIELD");
        assertThat(refusal("SELECT FROM Lead")).isEqualTo("400 MALFORMED_QUERY");
    }

    private String refusal(String soql) throws IOException {
        return errorCode(client.post(
                DATA + "/jobs/query", "application/json", "{\"operation\":\"query\",\"query\":\"" + soql + "\"}"));
    }

    @Test
    void canBeAbortedListedAndDeleted() throws IOException {
        String id = client.bulk("query", "SELECT Id FROM Lead", "");

        assertThat(errorCode(client.method("DELETE", DATA + "/jobs/query/" + id, "")))
                .isEqualTo("400 INVALIDJOBSTATE");
        assertThat(json(client.method("PATCH", DATA + "/jobs/query/" + id, "{\"state\":\"Aborted\"}"))
                        .path("state")
                        .asText())
                .isEqualTo("Aborted");
        assertThat(errorCode(client.results(id, ""))).isEqualTo("400 INVALIDJOBSTATE");
        assertThat(json(client.get(DATA + "/jobs/query"))
                        .path("records")
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo(id);
        assertThat(client.method("DELETE", DATA + "/jobs/query/" + id, "").statusCode())
                .isEqualTo(204);
        assertThat(errorCode(client.get(DATA + "/jobs/query/" + id))).isEqualTo("404 NOT_FOUND");
        assertThat(salesforce.bulkJobs()).isEmpty();
    }

    @Test
    void failsAbortsAndDisappearsOnDemand() throws IOException {
        salesforce.arm(Fault.bulkJobFails("InternalServerError"));
        JsonNode failed = client.job(client.bulk("query", "SELECT Id FROM Lead", ""));
        assertThat(failed.path("state").asText()).isEqualTo("Failed");
        assertThat(failed.path("errorMessage").asText()).isEqualTo("InternalServerError");

        salesforce.arm(Fault.bulkJobAborts());
        assertThat(client.job(client.bulk("query", "SELECT Id FROM Lead", ""))
                        .path("state")
                        .asText())
                .isEqualTo("Aborted");

        salesforce.arm(Fault.bulkJobDisappears());
        String gone = client.bulk("query", "SELECT Id FROM Lead", "");
        assertThat(errorCode(client.get(DATA + "/jobs/query/" + gone))).isEqualTo("404 NOT_FOUND");
    }

    @Test
    void isRefusedToAnOrgWithoutBulk() throws IOException {
        salesforce.arm(Fault.apiDisabled());

        assertThat(refusal("SELECT Id FROM Lead")).isEqualTo("403 API_DISABLED_FOR_ORG");
        assertThat(refusal("SELECT Id FROM Lead")).isEqualTo("403 API_DISABLED_FOR_ORG");
        assertThat(client.query("SELECT Id FROM Lead").statusCode()).isEqualTo(200);
    }

    @Test
    void losesRowsOfAPageOnDemand() throws IOException {
        String id = client.bulk("queryAll", "SELECT Id, Name FROM Opportunity", "");
        client.finished(id);
        salesforce.arm(Fault.truncatedBody(1_000).on(dev.whynot.simulator.fault.Call.BULK_RESULTS));

        HttpResponse<String> page = client.results(id, "");

        assertThat(page.headers().firstValue("Sforce-NumberOfRecords")).hasValue("400");
        assertThat(page.body().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(998, 1_002);
        assertThat(client.results(id, "").body().lines()).hasSize(401);
    }
}
