package dev.whynot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.whynot.testsupport.PostgresForService;

@QuarkusTest
@WithTestResource(PostgresForService.class)
class OpenApiTest {

    @Test
    void committedDescriptionIsThatOfTheCode() throws Exception {
        String served = given().get("/q/openapi?format=yaml").asString();
        assertThat(tree(served))
                .as("openapi/openapi.yaml is not that of the code: run 'make openapi' and commit it")
                .isEqualTo(tree(Files.readString(Path.of("openapi/openapi.yaml"))));
    }

    /** Keys may come in another order: the build writes a schema's keywords as annotated, the service sorts them. */
    private static JsonNode tree(String yaml) throws Exception {
        return new YAMLMapper().readTree(yaml);
    }
}
