package dev.whynot.hostile;

import static dev.whynot.testsupport.Api.importText;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.whynot.hostile.ApiDocument.Operation;
import dev.whynot.hostile.ApiDocument.Parameter;
import dev.whynot.hostile.RawHttp.Answer;

/**
 * Every parameter and every field of a body of every call in the OpenAPI document is tried with values that are wrong,
 * empty, huge or hostile. Each is answered in time, either as what it is, any text being a right name of an org, or by
 * problem details that name it; never by a failure.
 */
@QuarkusTest
@WithTestResource(HostileService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileParametersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Netty reads no longer first line, and no longer headers, than these; Vert.x answers without a body then. */
    private static final int LONGEST_LINE = 65_536;

    private static final int LONGEST_HEADERS = 20_480;

    /** The service reads no longer body. */
    private static final int LONGEST_BODY = 1 << 20;

    private static final Set<Integer> REFUSED_BY_THE_SERVER = Set.of(0, 414, 431);

    /** Answers to a call that is right where no Salesforce org is connected. */
    private static final Set<Integer> RIGHT = Set.of(200, 201, 202, 204, 409);

    /** Right ones; what was deleted must be made anew. */
    private final Map<String, Map<String, String>> parameters = new HashMap<>();

    private final Set<String> tried = new TreeSet<>();
    private final RawHttp http = new RawHttp();
    private boolean isImported;

    @AfterAll
    void hangUp() throws IOException {
        http.close();
    }

    @BeforeEach
    void importRecords() throws Exception {
        if (isImported) {
            return;
        }
        isImported = true;
        importText("mapping=questions", """
                Id,Stage,Amount,Currency,Owner,Created,Closed,Reason,Industry
                1,Closed Lost,100.10,EUR,Ada,2026-01-01,2026-01-31,Price,Energy
                2,Closed Lost,200.20,EUR,Grace,2026-01-01,2026-02-01,Frumpf 12,Retail
                3,Closed Won,1000,EUR,Grace,2026-01-15,2026-02-28,,Retail
                4,Proposal,70,EUR,Ada,2026-02-01,,,Retail
                """);
    }

    static List<Operation> operations() {
        return ApiDocument.committed();
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("operations")
    void theRightCallIsAnswered(Operation operation) throws IOException {
        Answer answer = call(operation, Map.of(), "", body(operation));
        assertThat(RIGHT)
                .as(
                        "%s: %s. If it needs values that the document has no example of, put them into Calls",
                        answer.status(), answer.body())
                .contains(answer.status());
    }

    @Order(2)
    @ParameterizedTest
    @MethodSource("operations")
    void hostileParametersAreAnsweredOrRefusedByName(Operation operation) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Parameter parameter : operation.parameters()) {
            tried.add(operation.name() + " " + parameter.name());
            for (String value : parameter.in().equals("header") ? HostileValues.headers() : HostileValues.encoded()) {
                Answer answer = call(operation, Map.of(parameter.name(), value), "", body(operation));
                check(softly, operation, parameter, value, answer, Calls.refuses(operation, parameter, value));
            }
            if (parameter.name().equals("cursor")) {
                for (String value : HostileValues.cursors()) {
                    Answer answer = call(operation, Map.of("cursor", value), "", body(operation));
                    check(softly, operation, parameter, value, answer, false);
                }
            }
            if (parameter.name().equals("filter")) {
                for (String value : HostileValues.encoded()) {
                    Answer answer = call(operation, Map.of("filter", "-industry:" + value), "", body(operation));
                    check(softly, operation, parameter, "-industry:" + value, answer, value.contains("%00"));
                }
            }
        }
        goOn(softly, operation);
    }

    @Order(3)
    @ParameterizedTest
    @MethodSource("operations")
    void repeatedParametersAreTakenTogetherOrRefused(Operation operation) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("query")) {
                String value = parameters(operation)
                        .getOrDefault(parameter.name(), parameter.repeatable() ? "owner:Ada" : "a");
                for (int times : new int[] {2, 100, 10_000}) {
                    String more = (parameter.name() + "=" + value + "&").repeat(times);
                    Answer answer = call(operation, Map.of(parameter.name(), value), more, body(operation));
                    check(softly, operation, parameter, times + " times", answer, !parameter.repeatable());
                }
            }
        }
        goOn(softly, operation);
    }

    @Order(4)
    @ParameterizedTest
    @MethodSource("operations")
    void unknownParametersAreRefusedByName(Operation operation) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (String name :
                List.of("nope", "limt", "Org", "%27", "a%00b", "%F0%9F%98%80", "%24%7Ba%7D", "org%5B%5D", "_", "%0A")) {
            Answer answer = call(operation, Map.of(), name + "=1", body(operation));
            Parameter unknown =
                    new Parameter(java.net.URLDecoder.decode(name, UTF_8), "query", false, null, "string", false);
            check(softly, operation, unknown, "1", answer, true);
        }
        for (String odd :
                List.of("=1", "=", "&&&", "?", "%", "%ZZ=1", "%FF=1", "a".repeat(3_000), "a=1&".repeat(700))) {
            Answer answer = call(operation, Map.of(), odd, body(operation));
            check(softly, operation, null, odd, answer, false);
        }
        goOn(softly, operation);
    }

    @Order(5)
    @ParameterizedTest
    @MethodSource("operations")
    void hostileBodiesAreTakenOrRefused(Operation operation) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        if (operation.mediaType() != null && !operation.mediaType().contains("xml")) {
            tried.add(operation.name() + " body");
            for (byte[] body : HostileValues.bodies()) {
                check(
                        softly,
                        operation,
                        null,
                        "a body of %d bytes".formatted(body.length),
                        call(operation, Map.of(), "", body),
                        false);
            }
        }
        for (String field : operation.fields()) {
            tried.add(operation.name() + " body." + field);
            Parameter parameter = new Parameter(field, "body", false, null, "string", false);
            for (String value : HostileValues.json()) {
                Answer answer = call(operation, Map.of(), "", with(operation, field, value));
                check(softly, operation, parameter, value, answer, value.equals("[".repeat(5_000) + "]".repeat(5_000)));
            }
            Answer without = call(operation, Map.of(), "", with(operation, field, null));
            check(softly, operation, parameter, "(left out)", without, false);
        }
        goOn(softly, operation);
    }

    @Order(6)
    @ParameterizedTest
    @MethodSource("operations")
    void hostileHeadersAreAnsweredOrRefused(Operation operation) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        List<String> headers = operation.method().equals("GET")
                ? List.of("Accept", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range")
                : List.of("Accept", "Origin");
        for (String header : headers) {
            for (String value : HostileValues.oddHeaders()) {
                Answer answer = call(operation, Map.of(), "", body(operation), Map.of(header, value));
                String what = "%s with %s: %s: %d %s"
                        .formatted(
                                operation.name(), header, shortened(value), answer.status(), shortened(answer.body()));
                softly.assertThat(answer.status()).as(what).isBetween(200, 499);
                if (answer.status() >= 400) {
                    softly.assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
                }
            }
        }
        goOn(softly, operation);
    }

    @Order(7)
    @ParameterizedTest
    @MethodSource("operations")
    void aWrongQuestionIsNotSaidToBeUnchanged(Operation operation) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("query") && Calls.refuses(operation, parameter, "%2C")) {
                Answer answer = call(
                        operation,
                        Map.of(parameter.name(), "%2C"),
                        "",
                        body(operation),
                        Map.of("If-None-Match", "*", "If-Match", "*"));
                check(softly, operation, parameter, "%2C", answer, true);
            }
        }
        goOn(softly, operation);
    }

    @Order(8)
    @Test
    void longListsOfValuesAreReadAndLongerOnesRefusedWithAProblem() throws IOException {
        String question = "/api/v1/summary?org=questions&filter=industry:Retail";
        Answer most = http.send("GET", question + ",".repeat(16_384 - question.length()), Map.of(), new byte[0]);
        assertThat(most.status()).isEqualTo(200);

        Answer more = http.send("GET", question + ",".repeat(16_385 - question.length()), Map.of(), new byte[0]);
        assertThat(more.status()).isEqualTo(414);
        assertThat(more.contentType()).isEqualTo("application/problem+json");
        assertThat(problem(more).path("detail").asText()).contains("16,385", "16,384");
    }

    @Order(9)
    @Test
    void everyOperationAndParameterOfTheServiceWasTried() throws IOException {
        Set<String> described = ApiDocument.operations(
                        given().get("/q/openapi?format=yaml").asString())
                .stream()
                .flatMap(operation -> Stream.of(
                                operation.parameters().stream().map(Parameter::name),
                                operation.mediaType() == null
                                                || operation.mediaType().contains("xml")
                                        ? Stream.<String>of()
                                        : Stream.of("body"),
                                operation.fields().stream().map("body."::concat))
                        .flatMap(names -> names)
                        .map(name -> operation.name() + " " + name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).hasSizeGreaterThan(50);
        assertThat(tried).isEqualTo(described);
    }

    private static void check(
            SoftAssertions softly,
            Operation operation,
            Parameter parameter,
            String value,
            Answer answer,
            boolean mustRefuse) {
        String name = parameter == null ? null : parameter.name();
        String what = "%s with %s = %s: %d %s"
                .formatted(operation.name(), name, shortened(value), answer.status(), shortened(answer.body()));
        softly.assertThat(answer.headers().keySet()).as(what).doesNotContain("X-Injected");
        if (answer.isSuccess()) {
            softly.assertThat(mustRefuse && !changesThePath(parameter, value))
                    .as("accepted: " + what)
                    .isFalse();
            return;
        }
        if (answer.sent().isNoAddress()) {
            // Quarkus answers these before the service sees them, without a body
            softly.assertThat(answer.status()).as(what).isEqualTo(400);
            return;
        }
        boolean isTooLong = answer.sent().line() > LONGEST_LINE
                || answer.sent().headers() > LONGEST_HEADERS
                || answer.sent().body() > LONGEST_BODY;
        if (isTooLong && REFUSED_BY_THE_SERVER.contains(answer.status())) {
            return;
        }
        softly.assertThat(answer.status()).as(what).isIn(400, 401, 403, 404, 405, 409, 411, 413, 414, 415);
        softly.assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
        JsonNode problem = problem(answer);
        softly.assertThat(problem.path("status").asInt()).as(what).isEqualTo(answer.status());
        boolean namesNothing = parameter == null
                || changesThePath(parameter, value)
                || answer.status() == 401
                || answer.status() == 413
                || answer.status() == 414
                || problem.path("detail").asText().startsWith("The body is not JSON");
        if (!namesNothing) {
            String named = problem.path("parameter").asText();
            softly.assertThat(parameter.in().equals("body") ? named.replaceFirst("[\\[.].*", "") : named)
                    .as(what)
                    .isEqualTo(bears(parameter, value));
        }
    }

    /** The name of the parameter that bears the value: a semicolon parts parameters as {@code &} does. */
    private static String bears(Parameter parameter, String value) {
        return parameter.in().equals("query") && value.endsWith("a;b") ? "b" : parameter.name();
    }

    /** A slash, dots or nothing make it another address, at which there may be something or nothing; or none at all. */
    private static boolean changesThePath(Parameter parameter, String value) {
        return parameter != null
                && parameter.in().equals("path")
                && (value.isEmpty() || value.matches("\\.+|.*(%2F|%2f|/|;|%3B).*|%2e.*"));
    }

    private static JsonNode problem(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("No JSON: " + answer, e);
        }
    }

    /** The service is as well as before. */
    private void goOn(SoftAssertions softly, Operation operation) throws IOException {
        Answer answer = http.send("GET", "/api/v1/summary?org=questions", Map.of(), new byte[0]);
        softly.assertThat(answer.status())
                .as("a right question after " + operation.name())
                .isEqualTo(200);
        softly.assertAll();
    }

    /** Only the last searches are remembered. */
    @BeforeEach
    void searchAnew() {
        parameters.remove("DELETE /api/v1/drivers/searches/{id}");
    }

    private Map<String, String> parameters(Operation operation) {
        return parameters.computeIfAbsent(operation.name(), name -> Calls.parameters(operation));
    }

    private Answer call(Operation operation, Map<String, String> given, String query, byte[] body) throws IOException {
        return call(operation, given, query, body, Map.of());
    }

    private Answer call(
            Operation operation, Map<String, String> given, String query, byte[] body, Map<String, String> more)
            throws IOException {
        Map<String, String> values = new LinkedHashMap<>(parameters(operation));
        values.putAll(given);
        Map<String, String> headers = new HashMap<>(Calls.headers(operation.name(), body));
        headers.putAll(more);
        if (operation.mediaType() != null) {
            headers.put("Content-Type", operation.mediaType());
        }
        String path = operation.path();
        StringBuilder target = new StringBuilder(query);
        for (Parameter parameter : operation.parameters()) {
            String value = values.get(parameter.name());
            if (value == null) {
                continue;
            }
            switch (parameter.in()) {
                case "path" -> path = path.replace("{" + parameter.name() + "}", value);
                case "header" -> headers.put(parameter.name(), value);
                default ->
                    target.append(target.isEmpty() || target.toString().endsWith("&") ? "" : "&")
                            .append(parameter.name())
                            .append('=')
                            .append(value);
            }
        }
        Answer answer = http.send(operation.method(), target.isEmpty() ? path : path + "?" + target, headers, body);
        if (operation.method().equals("DELETE") && answer.isSuccess()) {
            parameters.remove(operation.name());
        }
        return answer;
    }

    private static byte[] body(Operation operation) {
        return operation.mediaType() == null
                ? new byte[0]
                : Calls.body(operation.name()).getBytes(UTF_8);
    }

    /** The right body with another value of one field, or without it. */
    private static byte[] with(Operation operation, String field, String value) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        JSON.readTree(Calls.body(operation.name()))
                .properties()
                .forEach(each -> fields.put(each.getKey(), each.getValue().toString()));
        fields.remove(field);
        if (value != null) {
            fields.put(field, value);
        }
        return fields.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\": " + each.getValue())
                .collect(joining(", ", "{", "}"))
                .getBytes(UTF_8);
    }

    private static String shortened(String text) {
        return text.length() < 300 ? text : text.substring(0, 300) + "... (" + text.length() + ")";
    }
}
