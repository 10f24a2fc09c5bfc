package dev.whynot.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * Shows in the description of the API what the calls answer: {@code openapi/examples} has an answer of the bundled sample
 * for each call that is not obvious, named after its address.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class AnswerExamples implements OASFilter {

    private static final String PREFIX = "/api/v1/";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith(PREFIX) && item.getGET() != null) {
                show(path.substring(PREFIX.length()), item.getGET());
            }
        });
    }

    private static void show(String name, Operation operation) {
        try (InputStream example =
                AnswerExamples.class.getResourceAsStream("/openapi/examples/%s.json".formatted(name))) {
            if (example != null) {
                operation
                        .getResponses()
                        .getAPIResponse("200")
                        .getContent()
                        .getMediaType("application/json")
                        .addExample(
                                "sample",
                                OASFactory.createExample()
                                        .summary("Of the bundled sample")
                                        .value(JSON.readValue(example, new TypeReference<Object>() {})));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
