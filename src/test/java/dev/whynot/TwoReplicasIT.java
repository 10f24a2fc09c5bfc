package dev.whynot;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.postgres.OwnPostgres;
import dev.whynot.testsupport.PackagedService;

/** Replicas keep their own facts of one database: whichever is asked, the answer is the same, to the byte and by its tag. */
class TwoReplicasIT {

    private static final Path SAMPLE = Path.of("src/main/resources/sample");
    private static final List<String> QUESTIONS = List.of(
            "/api/v1/summary?org=sample",
            "/api/v1/summary?org=sample&from=2025-01-01&to=2025-03-31&filter=-leadSource:(none)",
            "/api/v1/breakdown?org=sample&by=industry,reason&limit=10000",
            "/api/v1/breakdown?org=sample&by=owner&compare=rest&sort=-riskRatio.low",
            "/api/v1/breakdown?org=sample&by=amount~5,age,currency&limit=10000",
            "/api/v1/breakdown?org=sample&by=rawDetail&limit=200",
            "/api/v1/trend?org=sample&interval=week&by=category",
            "/api/v1/trend?org=sample&basis=created&interval=quarter",
            "/api/v1/cohorts?org=sample&interval=quarter",
            "/api/v1/funnel?org=sample&object=opportunity",
            "/api/v1/records?org=sample&limit=50&filter=outcome:lost",
            "/api/v1/export?org=sample&object=opportunity",
            "/api/v1/dimensions",
            "/api/v1/dimensions/country/values?org=sample");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatOneTakesInTheOtherAnswersAtOnceAndSoDoesTheLedgerItself(@TempDir Path folder) throws Exception {
        try (OwnPostgres postgres = OwnPostgres.start(folder.resolve("postgres"), false);
                PackagedService first = replica(folder, "first", postgres, Map.of());
                PackagedService second = replica(folder, "second", postgres, Map.of())) {
            importFile(first, "sample&object=opportunity", SAMPLE.resolve("opportunities.csv"));
            assertSameAnswers(first, second);
            importFile(second, "sample&object=lead", SAMPLE.resolve("leads.csv"));
            assertSameAnswers(first, second);

            String all = "/api/v1/summary?org=default";
            for (int i = 1; i <= 10; i++) {
                PackagedService taking = i % 2 == 0 ? first : second;
                PackagedService asked = i % 2 == 0 ? second : first;
                importFile(
                        taking,
                        "salesforce&object=opportunity",
                        Files.writeString(folder.resolve("one.csv"), """
                        Id,StageName,SystemModstamp
                        006%012d,Proposal,2026-03-01T10:00:00.000Z
                        """.formatted(i)));
                assertThat(asked.get(all).at("/tally/records").asInt())
                        .as("asked at once, after the other took in record %d", i)
                        .isEqualTo(i);
            }

            try (PackagedService bySql = replica(folder, "sql", postgres, Map.of("WHYNOT_FACTS", "sql"))) {
                assertThat(bySql.get("/q/health/ready").toString()).contains("by SQL");
                assertThat(first.get("/q/health/ready").toString()).doesNotContain("by SQL");
                assertSameAnswers(first, bySql);
            }
        }
    }

    private static PackagedService replica(Path folder, String name, OwnPostgres postgres, Map<String, String> settings)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
        return PackagedService.start(folder.resolve(name), environment, folder.resolve(name + ".log"));
    }

    private static void importFile(PackagedService service, String mapping, Path file) throws Exception {
        int id = service.post("/api/v1/imports?mapping=" + mapping, file)
                .get("id")
                .asInt();
        for (int i = 0; i < 6_000; i++) {
            JsonNode status = service.get("/api/v1/imports/" + id);
            if (!status.get("state").asText().matches("queued|running")) {
                assertThat(status.get("state").asText()).isEqualTo("done");
                assertThat(status.get("accepted").asInt()).isPositive();
                return;
            }
            MILLISECONDS.sleep(20);
        }
        throw new AssertionError("the import does not end");
    }

    private void assertSameAnswers(PackagedService one, PackagedService other) throws Exception {
        for (String question : QUESTIONS) {
            HttpResponse<String> expected = ask(one, question);
            HttpResponse<String> answer = ask(other, question);
            assertThat(expected.statusCode()).as(question).isEqualTo(200);
            assertThat(answer.statusCode()).as(question).isEqualTo(200);
            assertThat(answer.body()).as(question).isEqualTo(expected.body());
            assertThat(answer.headers().firstValue("ETag"))
                    .as("tag of %s", question)
                    .isEqualTo(expected.headers().firstValue("ETag"));
        }
        assertThat(ask(one, QUESTIONS.getFirst()).headers().firstValue("ETag")).isPresent();
    }

    private HttpResponse<String> ask(PackagedService service, String question) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(service.url(question))).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
