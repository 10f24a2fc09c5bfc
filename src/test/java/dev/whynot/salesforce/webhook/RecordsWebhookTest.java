package dev.whynot.salesforce.webhook;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.whynot.testsupport.Api;

/** Records that Apex or a Flow posts. */
@QuarkusTest
@WithTestResource(WebhookService.class)
class RecordsWebhookTest {

    private static final String LOST = """
            {"attributes":{"type":"Opportunity","url":"/services/data/v66.0/sobjects/Opportunity/006000000000001AAA"},
             "Id":"006000000000001AAA","StageName":"Closed Lost","IsClosed":true,"IsWon":false,"Amount":1.2345678E7,
             "CloseDate":"2026-03-01","Loss_Reason__c":"Zu teuer 🏗️","SystemModstamp":"2026-03-01T12:34:56.000+0000",
             "Account":{"attributes":{"type":"Account"},"Name":"Acme","Industry":"Energy"}}
            """;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void emptyLedger() {
        jdbi.useHandle(
                handle -> handle.execute(
                        "update change_clock set ledger_id = gen_random_uuid(); truncate record, sighting, feed_error, notification, door"));
    }

    @Test
    void recordOfApexIsStored() {
        signed(LOST).statusCode(202).body("accepted", equalTo(1)).body("results[0].state", equalTo("accepted"));
        var deal = Api.get("/api/v1/records/opportunity/006000000000001AAA");
        assertThat(deal.getString("outcome")).isEqualTo("lost");
        assertThat(deal.getString("amount")).isEqualTo("12345678");
        assertThat(deal.getString("rawReason")).isEqualTo("Zu teuer 🏗️");
        assertThat(deal.getString("dimensions.industry")).isEqualTo("Energy");
        assertThat(deal.getString("history[0].source")).isEqualTo("salesforce:webhook");
    }

    @Test
    void absentFieldIsUnchangedAndNullClears() {
        signed(LOST).statusCode(202);
        signed("""
                {"attributes":{"type":"Opportunity"},"Id":"006000000000001","Loss_Reason__c":null,
                 "SystemModstamp":"2026-03-02T00:00:00.000+0000"}
                """).statusCode(202);
        var deal = Api.get("/api/v1/records/opportunity/006000000000001AAA");
        assertThat(deal.getString("outcome")).isEqualTo("lost");
        assertThat(deal.getString("stage")).isEqualTo("Closed Lost");
        assertThat(deal.getString("rawReason")).isNull();
        assertThat(deal.getString("reason")).isEqualTo("not_recorded");
    }

    /** Written as {@code salesforce/push-json} writes it, after the deal was lost and its account was taken away. */
    @Test
    void recordThatTheApexClassSendsIsStoredAndEmptyParentsClear() throws IOException {
        signed(LOST.replace("2026-03-01T12", "2026-03-01T11")).statusCode(202);
        signed(payload("apex-opportunity.json")).statusCode(202).body("accepted", equalTo(1));
        var deal = Api.get("/api/v1/records/opportunity/006000000000001AAA");
        assertThat(deal.getString("outcome")).isEqualTo("lost");
        assertThat(deal.getString("amount")).isEqualTo("12000");
        assertThat(deal.getString("owner")).isEqualTo("Jana Weiß");
        assertThat(deal.getString("dimensions.leadSource")).isEqualTo("Web");
        assertThat(deal.getString("dimensions.industry")).isNull();
    }

    @Test
    void eachRecordHasItsResult() {
        signed(
                        "[%s,%s,%s,%s]"
                                .formatted(
                                        LOST,
                                        LOST.replace("006000000000001AAA", "006000000000002AAA")
                                                .replace("1.2345678E7", "\"much\""),
                                        "{\"attributes\":{\"type\":\"Task\"},\"Id\":\"00T000000000001AAA\"}",
                                        "{\"attributes\":{\"type\":\"Lead\"},\"Status\":\"Open\",\"SystemModstamp\":\"2026-03-01T00:00:00Z\"}"))
                .statusCode(202)
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(2))
                .body("ignored", equalTo(1))
                .body("results.state.join(' ')", equalTo("accepted rejected ignored rejected"))
                .body("results[1].parameter", equalTo("Amount"))
                .body("results[1].detail", containsString("'much' is not"))
                .body("results[3].parameter", equalTo("Id"));
    }

    @Test
    void twoHundredAreTakenAtOnceAndNotMore() {
        signed(many(200)).statusCode(202).body("accepted", equalTo(200));
        signed(many(201)).statusCode(400).body("detail", containsString("1 to 200 records"));
        assertThat(jdbi.<Integer, RuntimeException>withHandle(
                        handle -> handle.createQuery("select count(*) from record")
                                .mapTo(Integer.class)
                                .one()))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "1",
                "null",
                "[1]",
                "{\"Id\":\"006000000000001AAA\"}",
                "[[[[]]]]",
                LOST + LOST,
                LOST + "x",
                "{\"attributes\":{\"type\":\"Lead\"},\"Id\":\"00Q000000000001AAA\",\"Id\":\"00Q000000000002AAA\"}"
            })
    void whatIsNoRecordIsRefused(String body) {
        signed(body).statusCode(400).contentType("application/problem+json");
        assertThat(records()).isZero();
    }

    @Test
    void recordWithAnIdThatNoDatabaseTakesLosesNothingElse() {
        for (String id : List.of("00600\\u0000", "ab\\ud800", "0123456789 ".repeat(900))) {
            signed("[%s,%s]".formatted(LOST, LOST.replace("006000000000001AAA", id)))
                    .statusCode(202)
                    .body("results.state.join(' ')", equalTo("accepted rejected"));
        }
        assertThat(records()).isEqualTo(1);
    }

    /** A Flow writes "null" for what is missing; an older state must not become the newest by it. */
    @Test
    void versionThatIsATextForNothingIsNone() {
        signed(LOST).statusCode(202);
        signed(LOST.replace("2026-03-01T12:34:56.000+0000", "null").replace("Closed Lost", "Prospecting"))
                .statusCode(202)
                .body("results[0].state", equalTo("rejected"))
                .body("results[0].parameter", equalTo("SystemModstamp"));
        assertThat(Api.get("/api/v1/records/opportunity/006000000000001AAA").getString("stage"))
                .isEqualTo("Closed Lost");
    }

    @Test
    void versionInTheFutureIsRefusedAsItWouldHoldForEver() {
        signed(LOST.replace(
                        "2026-03-01T12:34:56.000+0000",
                        Instant.now().plus(Duration.ofHours(9)).toString()))
                .statusCode(202)
                .body("results[0].detail", containsString("lies in the future"));
        assertThat(records()).isZero();
    }

    @Test
    void numberWithAHugeExponentIsRefusedAtOnce() {
        signed(LOST.replace("1.2345678E7", "1e999999999"))
                .statusCode(202)
                .body("results[0].parameter", equalTo("Amount"));
    }

    /** As a message that bears the stage but no flags. */
    @Test
    void stageThatComesAloneIsNotTakenForTheStageInWhichItWasOpen() {
        String open = LOST.replace("\"IsClosed\":true", "\"IsClosed\":false").replace("Closed Lost", "Negotiation");
        signed(open).statusCode(202);
        signed("""
                {"attributes":{"type":"Opportunity"},"Id":"006000000000001AAA","StageName":"Closed Lost",
                 "SystemModstamp":"2026-03-02T00:00:00.000+0000"}
                """).statusCode(202);
        signed(LOST.replace("2026-03-01T", "2026-03-03T")).statusCode(202);
        assertThat(Api.get("/api/v1/records/opportunity/006000000000001AAA").getString("stageLostIn"))
                .isEqualTo("Negotiation");
    }

    private int records() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from record")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void eitherSecretWillDoWhileOneReplacesTheOther() {
        post(LOST, Instant.now(), WebhookService.SECRET).statusCode(202);
        post(LOST, Instant.now(), WebhookService.NEXT_SECRET).statusCode(202);
    }

    @Test
    void forgedOldOrMissingSignatureIsRefused() {
        post(LOST, Instant.now(), "some other long secret").statusCode(401).body("detail", containsString("signature"));
        post(LOST, Instant.now().minus(Duration.ofMinutes(6)), WebhookService.SECRET)
                .statusCode(401)
                .body("detail", containsString("more than 5 minutes"));
        post(LOST, Instant.now().plus(Duration.ofMinutes(6)), WebhookService.SECRET)
                .statusCode(401);
        given().contentType("application/json")
                .body(LOST)
                .post("/webhooks/salesforce/records")
                .then()
                .statusCode(401)
                .body("detail", containsString("X-Whynot-Signature"));
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        given().contentType("application/json")
                .header("X-Whynot-Timestamp", timestamp)
                .header("X-Whynot-Signature", signature(WebhookService.SECRET, timestamp, LOST))
                .body(LOST.replace("Closed Lost", "Closed Won"))
                .post("/webhooks/salesforce/records")
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .header("X-Whynot-Timestamp", "soon")
                .header("X-Whynot-Signature", "v1=00")
                .body(LOST)
                .post("/webhooks/salesforce/records")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        nothingWasLeft();
    }

    @Test
    void otherMediaTypesAndOrganizationsAreRefused() {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        given().contentType("text/plain")
                .header("X-Whynot-Timestamp", timestamp)
                .header("X-Whynot-Signature", signature(WebhookService.SECRET, timestamp, LOST))
                .body(LOST)
                .post("/webhooks/salesforce/records")
                .then()
                .statusCode(415);
        given().contentType("application/json")
                .header("X-Whynot-Timestamp", timestamp)
                .header("X-Whynot-Signature", signature(WebhookService.SECRET, timestamp, LOST))
                .header("X-Whynot-Organization-Id", "00D000000000002EAA")
                .body(LOST)
                .post("/webhooks/salesforce/records")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        nothingWasLeft();
    }

    /** It is refused by its head: who sends more is cut off. */
    @Test
    void bodyThatIsTooLargeIsRefused() throws IOException {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        try (Socket socket =
                new Socket("127.0.0.1", ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class))) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("""
                    POST /webhooks/salesforce/records HTTP/1.1
                    Host: localhost
                    Content-Type: application/json
                    X-Whynot-Timestamp: %s
                    X-Whynot-Signature: %s
                    Content-Length: 10485761

                    """.formatted(timestamp, signature(WebhookService.SECRET, timestamp, ""))
                    .replace("\n", "\r\n")
                    .getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 413")
                    .containsIgnoringCase("Content-Type: application/problem+json")
                    .contains("\"status\":413");
        }
        nothingWasLeft();
    }

    @Test
    void recordThatIsNestedWithoutEndIsRefused() {
        signed("[".repeat(400_000)).statusCode(400).contentType("application/problem+json");
        signed("{\"attributes\":{\"type\":\"Lead\"},\"a\":" + "{\"a\":".repeat(200_000))
                .statusCode(400);
        nothingWasLeft();
    }

    /** As a batch of an import does: while somebody writes for long, senders wait and none is sent away. */
    @Test
    void manyAtOnceWaitForTheirTurn() throws Exception {
        int all = 150;
        try (ExecutorService senders = Executors.newFixedThreadPool(all);
                Handle blocker = jdbi.open()) {
            blocker.begin();
            blocker.execute("select last from change_clock for update");
            List<Future<Response>> sent = IntStream.range(0, all)
                    .mapToObj(i -> LOST.replace("006000000000001AAA", "006000000000%03d".formatted(i)))
                    .map(body -> senders.submit(() -> signed(body).extract().response()))
                    .toList();
            TimeUnit.SECONDS.sleep(2);
            assertThat(sent).noneMatch(Future::isDone);
            blocker.rollback();
            for (Future<Response> one : sent) {
                assertThat(one.get().statusCode()).isEqualTo(202);
            }
        }
        assertThat(records()).isEqualTo(all);
    }

    @Test
    void fullQueueSendsRecordsAway() throws Exception {
        try (ExecutorService senders = Executors.newFixedThreadPool(2);
                Handle blocker = jdbi.open()) {
            blocker.begin();
            blocker.execute("select last from change_clock for update");
            List<Future<Response>> sent = Stream.of(many(200), many(200))
                    .map(body -> senders.submit(() -> signed(body).extract().response()))
                    .toList();
            Instant end = Instant.now().plusSeconds(15);
            while (sent.stream().noneMatch(Future::isDone)) {
                assertThat(Instant.now()).as("one is sent away").isBefore(end);
                TimeUnit.MILLISECONDS.sleep(20);
            }
            Response sentAway = sent.stream()
                    .filter(Future::isDone)
                    .findFirst()
                    .orElseThrow()
                    .get();
            assertThat(sentAway.statusCode()).isEqualTo(503);
            assertThat(sentAway.contentType()).startsWith("application/problem+json");
            assertThat(sentAway.header("Retry-After")).isEqualTo("5");
            assertThat(records()).isZero();
            blocker.rollback();
            for (Future<Response> one : sent) {
                one.get();
            }
        }
        assertThat(records()).isEqualTo(200);
    }

    private void nothingWasLeft() {
        assertThat(jdbi.<Integer, RuntimeException>withHandle(
                        handle -> handle.createQuery("""
                        select (select count(*) from record) + (select count(*) from sighting)
                            + (select count(*) from door) + (select count(*) from feed_error)
                        """).mapTo(Integer.class).one()))
                .isZero();
    }

    /** Computed by {@code openssl dgst -sha256 -hmac}. */
    @Test
    void signatureIsThatOfOpenssl() {
        assertThat(signature("a secret of the first months", "1772368496", "{\"a\":1}"))
                .isEqualTo("v1=d262395fb7b607d1d24ff78286d88e4d352befd6f94c62050668823a4027e585");
    }

    /** The same as in {@code WhynotPushTest.cls}, which runs in Salesforce. */
    @Test
    void signatureIsThatOfTheApexClass() {
        assertThat(signature(
                        "a-secret-of-24-characters",
                        "1772366096",
                        "[{\"attributes\":{\"type\":\"Lead\"},\"Title\":\"Geschäftsführer\"}]"))
                .isEqualTo("v1=09548edd0b32bb85e02d7d37f125ca7a421ae890b7687fa5fc7afce59b98e903");
    }

    private static String payload(String name) throws IOException {
        try (InputStream file = RecordsWebhookTest.class.getResourceAsStream("/webhooks/" + name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> LOST.replace("006000000000001AAA", "006000000000%03d".formatted(i)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static ValidatableResponse signed(String body) {
        return post(body, Instant.now(), WebhookService.SECRET);
    }

    private static ValidatableResponse post(String body, Instant at, String secret) {
        String timestamp = String.valueOf(at.getEpochSecond());
        return given().contentType("application/json")
                .header("X-Whynot-Timestamp", timestamp)
                .header("X-Whynot-Signature", signature(secret, timestamp, body))
                .body(body.getBytes(UTF_8))
                .post("/webhooks/salesforce/records")
                .then();
    }

    private static String signature(String secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal((timestamp + "." + body).getBytes(UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
