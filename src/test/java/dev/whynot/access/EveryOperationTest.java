package dev.whynot.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call that the description of the API has, by nobody, by those who may not, and by those who may. */
@QuarkusTest
@WithTestResource(TokensOnly.class)
class EveryOperationTest {

    /** Calls that change something or are about access, and the scope that each needs; all others only read. */
    private static final Map<String, String> MORE_THAN_READ = Map.ofEntries(
            Map.entry("POST /api/v1/reasons/classify", "review"),
            Map.entry("PUT /api/v1/review/{id}", "review"),
            Map.entry("POST /api/v1/mappings", "review"),
            Map.entry("DELETE /api/v1/mappings/{id}", "review"),
            Map.entry("PUT /api/v1/records/{object}/{id}/reason", "review"),
            Map.entry("DELETE /api/v1/records/{object}/{id}/reason", "review"),
            Map.entry("DELETE /api/v1/records/{object}/{id}", "admin"),
            Map.entry("POST /api/v1/imports", "import"),
            Map.entry("PUT /api/v1/taxonomy/own/{code}", "admin"),
            Map.entry("DELETE /api/v1/taxonomy/own/{code}", "admin"),
            Map.entry("POST /api/v1/sync", "admin"),
            Map.entry("GET /api/v1/audit", "admin"),
            Map.entry("GET /api/v1/tokens", "admin"),
            Map.entry("POST /api/v1/tokens", "admin"),
            Map.entry("DELETE /api/v1/tokens/{id}", "admin"));

    /** Ends only what one's own question began. */
    private static final Set<String> CHANGES_NOTHING = Set.of("DELETE /api/v1/drivers/searches/{id}");

    private static final Map<String, Set<String>> LETS_IN = Map.of(
            "read", Set.of("read", "review", "import", "admin"),
            "review", Set.of("review", "admin"),
            "import", Set.of("import", "admin"),
            "admin", Set.of("admin"));

    private static final Map<String, String> SECRETS = new HashMap<>();

    @Inject
    Tokens tokens;

    record Operation(String method, String path) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        String scope() {
            return MORE_THAN_READ.getOrDefault(toString(), "read");
        }
    }

    static List<Operation> operations() throws IOException {
        JsonNode document = new YAMLMapper().readTree(Files.readString(Path.of("openapi/openapi.yaml")));
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (List.of("get", "put", "post", "delete", "patch", "head").contains(method)) {
                        operations.add(new Operation(method.toUpperCase(Locale.ROOT), path.getKey()));
                    }
                }));
        return operations;
    }

    static Stream<Operation> protectedOperations() throws IOException {
        return operations().stream().filter(operation -> !operation.path().startsWith("/webhooks/"));
    }

    @ParameterizedTest
    @MethodSource("protectedOperations")
    void nobodyIsLetIn(Operation operation) {
        for (String authorization : new String[] {
            null, "Bearer", "Bearer x", "Bearer wn_", "Bearer wn_" + "A".repeat(43), "Basic YTpi", "wn_x"
        }) {
            Response answer = call(operation, authorization);
            assertThat(answer.statusCode())
                    .as("%s by %s", operation, authorization)
                    .isEqualTo(401);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(answer.jsonPath().getInt("status")).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @MethodSource("protectedOperations")
    void scopesLetIntoWhatTheyAreFor(Operation operation) {
        for (String scope : Scopes.ALL) {
            Response answer = call(operation, "Bearer " + secret(scope));
            if (LETS_IN.get(operation.scope()).contains(scope)) {
                assertThat(answer.statusCode()).as("%s by %s", operation, scope).isNotIn(401, 403, 500);
            } else {
                assertThat(answer.statusCode()).as("%s by %s", operation, scope).isEqualTo(403);
                assertThat(answer.contentType()).isEqualTo("application/problem+json");
                assertThat(answer.jsonPath().getInt("status")).isEqualTo(403);
            }
        }
    }

    @Test
    void whatChangesSomethingNeedsMoreThanRead() throws IOException {
        List<String> all = operations().stream().map(Operation::toString).toList();
        assertThat(all).hasSizeGreaterThan(35).containsAll(MORE_THAN_READ.keySet());
        assertThat(protectedOperations()
                        .filter(operation -> !operation.method().equals("GET"))
                        .map(Operation::toString)
                        .filter(name -> !MORE_THAN_READ.containsKey(name)))
                .containsExactlyInAnyOrderElementsOf(CHANGES_NOTHING);
        assertThat(operations().stream().filter(operation -> operation.path().startsWith("/webhooks/")))
                .extracting(Operation::toString)
                .containsExactlyInAnyOrder(
                        "POST /webhooks/salesforce/outbound-messages/{secret}", "POST /webhooks/salesforce/records");
    }

    @Test
    void figuresOfTheServiceNeedATokenAndItsHealthDoesNot() {
        assertThat(given().get("/q/metrics").statusCode()).isEqualTo(401);
        assertThat(given().get("/q/metrics").contentType()).isEqualTo("application/problem+json");
        assertThat(given().get("/q/metrics").jsonPath().getInt("status")).isEqualTo(401);
        assertThat(given().header("Authorization", "Bearer wn_" + "A".repeat(43))
                        .get("/q/metrics")
                        .statusCode())
                .isEqualTo(401);
        assertThat(given().header("Authorization", "Bearer " + secret("import"))
                        .get("/q/metrics")
                        .statusCode())
                .isEqualTo(200);
        for (String open : List.of("/q/health", "/q/health/live", "/q/openapi", "/q/swagger-ui/", "/")) {
            assertThat(given().get(open).statusCode()).as(open).isEqualTo(200);
        }
    }

    private Response call(Operation operation, String authorization) {
        var request = given().redirects().follow(false);
        if (authorization != null) {
            request = request.header("Authorization", authorization);
        }
        if (operation.method().matches("POST|PUT")) {
            request = request.contentType(operation.path().endsWith("imports") ? "text/csv" : "application/json")
                    .body("");
        }
        return request.request(operation.method(), operation.path().replaceAll("\\{\\w+}", "0"));
    }

    private String secret(String scope) {
        return SECRETS.computeIfAbsent(
                scope, missing -> tokens.create(NewToken.of("test " + scope, List.of(scope), null), Caller.COMMAND)
                        .secret()
                        .value());
    }
}
