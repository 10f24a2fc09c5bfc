package dev.whynot.hostile;

import static dev.whynot.testsupport.Api.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.whynot.hostile.ApiDocument.Operation;
import dev.whynot.hostile.ApiDocument.Parameter;

/**
 * What the document does not tell: which values are right where a call needs some, and which parameters take only some
 * values. A parameter that is not named here is taken for one that takes any text.
 */
final class Calls {

    private static final AtomicInteger SEARCHES = new AtomicInteger();
    private static final AtomicInteger RECORDS = new AtomicInteger();

    private Calls() {}

    /** A right value for each parameter that the call needs; else the example of the document will do. */
    static Map<String, String> parameters(Operation operation) {
        Map<String, String> values = new HashMap<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.required() && parameter.example() != null) {
                values.put(parameter.name(), parameter.example());
            }
        }
        values.putAll(
                switch (operation.name()) {
                    case "GET /api/v1/changes" -> Map.of("from", "2026-02-01", "to", "2026-02-28");
                    case "GET /api/v1/dimensions/{name}/values" -> Map.of("name", "industry");
                    case "POST /api/v1/imports" -> Map.of("mapping", "questions");
                    case "GET /api/v1/imports/{id}" ->
                        Map.of("id", get("/api/v1/imports").getString("[0].id"));
                    case "GET /api/v1/records/{object}/{id}", "PUT /api/v1/records/{object}/{id}/reason" ->
                        Map.of("object", "opportunity", "id", "1");
                    case "DELETE /api/v1/records/{object}/{id}" -> Map.of("object", "opportunity", "id", newRecord());
                    case "DELETE /api/v1/records/{object}/{id}/reason" -> {
                        put("/api/v1/records/opportunity/1/reason", "{\"reason\": \"no_budget\", \"by\": \"Ada\"}");
                        yield Map.of("object", "opportunity", "id", "1", "by", "Ada");
                    }
                    case "DELETE /api/v1/drivers/searches/{id}" -> Map.of("id", newSearch());
                    case "PUT /api/v1/review/{id}" -> Map.of("id", unclearText());
                    case "DELETE /api/v1/mappings/{id}" -> Map.of("id", String.valueOf(decided()), "by", "Ada");
                    case "GET /api/v1/taxonomy/own" -> Map.of("org", "questions");
                    case "PUT /api/v1/taxonomy/own/{code}" -> Map.of("org", "questions", "code", "too_slow");
                    case "DELETE /api/v1/taxonomy/own/{code}" -> {
                        put("/api/v1/taxonomy/own/too_fast?org=questions", body("PUT /api/v1/taxonomy/own/{code}"));
                        yield Map.of("org", "questions", "code", "too_fast");
                    }
                    case "DELETE /api/v1/tokens/{id}" -> Map.of("id", newToken());
                    case "POST /webhooks/salesforce/outbound-messages/{secret}" ->
                        Map.of("secret", HostileService.SECRET);
                    default -> Map.of();
                });
        return values;
    }

    private static String newRecord() {
        String id = "E" + RECORDS.incrementAndGet();
        int file = given().contentType("text/csv")
                .body("Id,Stage\n%s,Proposal\n".formatted(id).getBytes(UTF_8))
                .post("/api/v1/imports?mapping=questions&object=opportunity")
                .path("id");
        String one = "/api/v1/records/opportunity/" + id;
        for (int i = 0; i < 1_200 && given().get(one).statusCode() != 200; i++) {
            pause();
        }
        assertThat(given().get(one).statusCode()).as("import %d", file).isEqualTo(200);
        return id;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of many that were begun at once: few records are searched so fast that a single one is done when it is answered. */
    private static String newSearch() {
        for (int i = 0; i < 20; i++) {
            Optional<String> goesOn = IntStream.range(0, 15)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() ->
                            given().get("/api/v1/drivers?depth=3&wait=0&minimum=" + (10 + SEARCHES.incrementAndGet()))))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() == 202)
                    .map(answer -> answer.jsonPath().getString("id"))
                    .findFirst();
            if (goesOn.isPresent()) {
                return goesOn.get();
            }
        }
        throw new AssertionError("All searches are done at once");
    }

    /** A right body. */
    static String body(String operation) {
        return switch (operation) {
            case "POST /api/v1/imports" -> "Id,Stage\n9,Proposal\n";
            case "POST /api/v1/mappings" ->
                "{\"org\": \"questions\", \"text\": \"hm hm\", \"reason\": \"no_budget\", \"by\": \"Ada\"}";
            case "POST /api/v1/reasons/classify" -> "{\"texts\": [\"zu teuer\"]}";
            case "PUT /api/v1/records/{object}/{id}/reason", "PUT /api/v1/review/{id}" ->
                "{\"reason\": \"no_budget\", \"by\": \"Ada\"}";
            case "PUT /api/v1/taxonomy/own/{code}" ->
                "{\"parent\": \"no_budget\", \"en\": \"Later\", \"de\": \"Später\", \"insteadOf\": []}";
            case "POST /api/v1/tokens" -> "{\"name\": \"a dashboard\", \"scopes\": [\"read\"], \"expiresInDays\": 30}";
            case "POST /webhooks/salesforce/records" -> """
                {"attributes": {"type": "Opportunity"}, "Id": "006000000000001AAA", "StageName": "Closed Lost",
                 "IsClosed": true, "IsWon": false, "SystemModstamp": "2026-03-01T12:34:56.000+0000"}
                """;
            case "POST /webhooks/salesforce/outbound-messages/{secret}" -> """
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"
                 xmlns:sf="urn:sobject.enterprise.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                <soapenv:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound">
                <OrganizationId>%s</OrganizationId><Notification><Id>04l000000000001AAA</Id>
                <sObject xsi:type="sf:Opportunity"><sf:Id>006000000000002AAA</sf:Id><sf:StageName>Proposal</sf:StageName>
                <sf:SystemModstamp>2026-03-01T12:34:56.000Z</sf:SystemModstamp></sObject></Notification>
                </notifications></soapenv:Body></soapenv:Envelope>
                """.formatted(HostileService.ORG);
            default -> "{}";
        };
    }

    /** Headers without which the call is refused. */
    static Map<String, String> headers(String operation, byte[] body) {
        if (!operation.equals("POST /webhooks/salesforce/records")) {
            return Map.of();
        }
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        return Map.of(
                "X-Whynot-Timestamp",
                timestamp,
                "X-Whynot-Signature",
                signature(timestamp, body),
                "X-Whynot-Organization-Id",
                HostileService.ORG);
    }

    /** Whether a wrong value must be refused, as the parameter takes only some, of which it is none. */
    static boolean refuses(Operation operation, Parameter parameter, String value) {
        boolean isQuestion = operation.method().equals("GET");
        boolean isQuery = parameter.in().equals("query");
        String text = decoded(value);
        if (text.indexOf('\0') >= 0
                || isQuery && text.isEmpty() && !parameter.name().equals("q")) {
            return true;
        }
        return switch (parameter.name()) {
            case "object",
                    "basis",
                    "sort",
                    "kind",
                    "undone",
                    "interval",
                    "format",
                    "compare",
                    "limit",
                    "cursor",
                    "filter",
                    "mapping",
                    "name",
                    "id",
                    "secret" -> true;
            case "by" -> isQuestion || text.isBlank() || text.length() > 1_000;
            case "code" -> !text.matches("[a-z][a-z0-9_]{1,60}");
            default -> parameter.format().equals("date");
        };
    }

    /** What cannot be decoded stays as it is. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static String newToken() {
        int id = given().contentType("application/json")
                .body(body("POST /api/v1/tokens"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return String.valueOf(id);
    }

    private static int decided() {
        return given().contentType("application/json")
                .body(body("POST /api/v1/mappings"))
                .post("/api/v1/mappings")
                .then()
                .statusCode(200)
                .extract()
                .path("decision.id");
    }

    private static void put(String path, String body) {
        given().contentType("application/json; charset=UTF-8")
                .body(body)
                .put(path)
                .then()
                .statusCode(200);
    }

    private static String unclearText() {
        return get("/api/v1/review?org=questions").getString("items[0].id");
    }

    private static String signature(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HostileService.SECRET.getBytes(UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(UTF_8));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
