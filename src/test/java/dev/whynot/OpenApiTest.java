package dev.whynot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.whynot.testsupport.PostgresForService;

@QuarkusTest
@WithTestResource(PostgresForService.class)
class OpenApiTest {

    @Test
    void committedDescriptionIsThatOfTheCode() throws Exception {
        String served = given().queryParam("format", "yaml").get("/q/openapi").asString();
        assertThat(served)
                .as("openapi/openapi.yaml is not that of the code: run 'make openapi' and commit it")
                .isEqualTo(Files.readString(Path.of("openapi/openapi.yaml")));
    }
}
