package dev.whynot.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** The calls that an OpenAPI document describes. */
final class ApiDocument {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head");

    private ApiDocument() {}

    /**
     * A call.
     *
     * @param mediaType of its body; null if it has none
     * @param fields of its JSON body
     */
    record Operation(String method, String path, List<Parameter> parameters, String mediaType, List<String> fields) {

        String name() {
            return method + " " + path;
        }

        boolean hasJson() {
            return "application/json".equals(mediaType);
        }
    }

    /**
     * A parameter.
     *
     * @param in path, query or header
     * @param format of its schema, or its type where it has no format
     */
    record Parameter(String name, String in, boolean required, String example, String format, boolean repeatable) {}

    /** The committed document, which OpenApiTest holds against the code. */
    static List<Operation> committed() {
        try {
            return operations(Files.readString(Path.of("openapi/openapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Operation> operations(String yaml) throws IOException {
        JsonNode document = new YAMLMapper().readTree(yaml);
        List<Operation> operations = new ArrayList<>();
        document.get("paths").properties().forEach(path -> {
            for (String method : METHODS) {
                JsonNode described = path.getValue().get(method);
                if (described != null) {
                    operations.add(
                            operation(document, method.toUpperCase(java.util.Locale.ROOT), path.getKey(), described));
                }
            }
        });
        return operations;
    }

    private static Operation operation(JsonNode document, String method, String path, JsonNode described) {
        List<Parameter> parameters = new ArrayList<>();
        described.path("parameters").forEach(each -> parameters.add(parameter(each)));
        JsonNode content = described.path("requestBody").path("content");
        String mediaType = content.isEmpty() ? null : content.fieldNames().next();
        List<String> fields = new ArrayList<>();
        if (mediaType != null) {
            JsonNode schema = content.get(mediaType).path("schema");
            if (schema.has("$ref")) {
                schema = document.at(schema.get("$ref").asText().substring(1));
            }
            schema.path("properties").fieldNames().forEachRemaining(fields::add);
        }
        return new Operation(method, path, parameters, mediaType, fields);
    }

    private static Parameter parameter(JsonNode described) {
        JsonNode schema = described.path("schema");
        return new Parameter(
                described.get("name").asText(),
                described.get("in").asText(),
                described.path("required").asBoolean(),
                described.path("example").asText(null),
                schema.path("format").asText(schema.path("type").asText()),
                schema.path("type").asText().equals("array"));
    }
}
