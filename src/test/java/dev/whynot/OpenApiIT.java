package dev.whynot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.testsupport.PackagedService;

/** The packaged service makes the description of its API only when it is asked for, unlike that of {@link OpenApiTest}. */
class OpenApiIT {

    @Test
    void descriptionIsThereWhenItIsAskedFor(@TempDir Path data) throws Exception {
        JsonNode committed =
                new YAMLMapper().readTree(Path.of("openapi/openapi.yaml").toFile());
        try (PackagedService service = PackagedService.start(data)) {
            assertThat(service.get("/q/openapi?format=json")).isEqualTo(committed);
            assertThat(service.get("/q/openapi?format=json"))
                    .as("asked for again")
                    .isEqualTo(committed);
            assertThat(service.status("/q/swagger-ui/")).isEqualTo(200);
        }
    }
}
