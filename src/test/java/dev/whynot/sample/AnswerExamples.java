package dev.whynot.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * The examples in the description of the API have the fields that answers have. {@code make examples} writes them anew
 * from the sample; their figures may be older than the code, as some depend on the day.
 */
final class AnswerExamples {

    private static final Path EXAMPLES = Path.of("src/main/resources/openapi/examples");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final Map<String, String> QUERIES = new TreeMap<>(Map.ofEntries(
            Map.entry("summary", "object=opportunity&from=2025-01-01&to=2025-12-31"),
            Map.entry("breakdown", "object=opportunity&by=industry&compare=rest&sort=-riskRatio.low&limit=2"),
            Map.entry("trend", "object=opportunity&interval=quarter&from=2025-01-01&to=2025-06-30"),
            Map.entry("cohorts", "object=lead&interval=quarter&limit=1"),
            Map.entry("funnel", "object=opportunity&from=2025-01-01&to=2025-03-31"),
            Map.entry("records", "object=opportunity&filter=outcome:lost&limit=1"),
            Map.entry("drivers", "object=opportunity&depth=2&limit=1&wait=60"),
            Map.entry("changes", "object=opportunity&from=2025-01-01&to=2025-06-30&by=industry"),
            Map.entry("diagnosis", "object=opportunity"),
            Map.entry("findings", "object=opportunity&week=2025-04-27&wait=60")));

    private AnswerExamples() {}

    /** Asks a service that has the sample. */
    static void check() throws IOException {
        for (Map.Entry<String, String> query : QUERIES.entrySet()) {
            String answer = given().urlEncodingEnabled(false)
                    .get("/api/v1/%s?org=sample&%s".formatted(query.getKey(), query.getValue()))
                    .then()
                    .log()
                    .ifValidationFails()
                    .statusCode(200)
                    .extract()
                    .asString();
            JsonNode answered = JSON.readTree(answer);
            Path file = EXAMPLES.resolve(query.getKey() + ".json");
            if (Boolean.getBoolean("examples.write")) {
                Files.writeString(file, JSON.writeValueAsString(answered) + "\n");
            }
            assertThat(fields(JSON.readTree(file.toFile()), "", new TreeSet<>()))
                    .as("%s is not what is answered: run 'make examples'", file)
                    .isEqualTo(fields(answered, "", new TreeSet<>()));
        }
    }

    private static Set<String> fields(JsonNode node, String path, Set<String> fields) {
        node.properties().forEach(field -> {
            fields.add(path + "." + field.getKey());
            fields(field.getValue(), path + "." + field.getKey(), fields);
        });
        if (node.isArray()) {
            node.forEach(element -> fields(element, path + "[]", fields));
        }
        return fields;
    }
}
