package dev.whynot.salesforce.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.whynot.testsupport.Api;

/** Outbound messages as Salesforce sends them, and as nobody should. */
@QuarkusTest
@WithTestResource(WebhookService.class)
class OutboundMessageTest {

    private static final String DEAL = "/api/v1/records/opportunity/006000000000001AAA";

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void emptyLedger() {
        jdbi.useHandle(
                handle -> handle.execute(
                        "update change_clock set ledger_id = gen_random_uuid(); truncate record, sighting, feed_error, notification, door"));
    }

    @Test
    void lostLeadIsStoredWithItsReason() {
        acknowledged(payload("lead-unqualified"));
        var lead = Api.get("/api/v1/records/lead/00Q000000000001EAA");
        assertThat(lead.getString("outcome")).isEqualTo("lost");
        assertThat(lead.getString("rawReason")).isEqualTo("Kein Budget");
        assertThat(lead.getString("reason")).isEqualTo("no_budget");
        assertThat(lead.getString("dimensions.country")).isEqualTo("Österreich");
        assertThat(lead.getString("history[0].source")).isEqualTo("salesforce:outbound-message");
    }

    @Test
    void lostOpportunityIsStoredWithItsTexts() {
        acknowledged(payload("opportunity-closed-lost"));
        var deal = Api.get(DEAL);
        assertThat(deal.getString("outcome")).isEqualTo("lost");
        assertThat(deal.getString("closedOn")).isEqualTo("2026-03-01");
        assertThat(deal.getString("amount")).isEqualTo("120000");
        assertThat(deal.getString("rawDetail")).isEqualTo("3 < 5 offers, „zu teuer“ 🏗️\nsecond line");
    }

    @Test
    void changeOfALeadsStatusIsInItsHistory() {
        String unqualified = payload("lead-unqualified");
        acknowledged(unqualified
                .replace("04l000000000001AAA", "04l000000000000AAA")
                .replace("Unqualified", "Working - Contacted")
                .replace("2026-03-01T12:34:56", "2026-03-01T12:00:00")
                .replaceFirst("<sf:Disqualification_Reason__c>.*</sf:Disqualification_Reason__c>", ""));
        assertThat(Api.get("/api/v1/records/lead/00Q000000000001EAA").getString("outcome"))
                .isEqualTo("open");
        acknowledged(unqualified);
        var lead = Api.get("/api/v1/records/lead/00Q000000000001EAA");
        assertThat(lead.getString("outcome")).isEqualTo("lost");
        assertThat(lead.getString("stageLostIn")).isEqualTo("Working - Contacted");
        assertThat(lead.getList("history.findAll { it.field == 'outcome' }.to", String.class))
                .containsExactly("open", "lost");
        assertThat(count("record")).isEqualTo(1);
    }

    /** As it is where our clock is behind: Salesforce sends it again, and then it can be taken. */
    @Test
    void stateOfTheFutureIsNotAcknowledged() {
        String later = Instant.now()
                .plus(Duration.ofHours(1))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String message = payload("opportunity-closed-lost");
        post(message.replace("2026-03-01T12:34:57.000Z", later))
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body(containsString("our clock is behind"));
        assertThat(count("record")).isZero();
        assertThat(count("notification")).isZero();
        acknowledged(message);
    }

    @Test
    void nilClearsAndWhatIsAbsentStays() {
        acknowledged(payload("opportunity-closed-lost"));
        String reason = "<sf:Loss_Reason__c>Price</sf:Loss_Reason__c>";
        String later = payload("opportunity-closed-lost")
                .replace("04l000000000002AAA", "04l000000000005AAA")
                .replace("12:34:57", "12:35:00");
        acknowledged(later.replace(reason, ""));
        assertThat(Api.get(DEAL).getString("rawReason")).isEqualTo("Price");
        acknowledged(later.replace("12:35:00", "12:36:00").replace(reason, "<sf:Loss_Reason__c xsi:nil=\"true\"/>"));
        assertThat(Api.get(DEAL).getString("rawReason")).isNull();
        assertThat(Api.get(DEAL).getString("rawDetail")).contains("zu teuer");
        assertThat(Api.get(DEAL).getString("amount")).isEqualTo("120000");
    }

    @Test
    void charactersThatXmlWritesByNameOrNumberAreTheirOwn() {
        acknowledged(payload("opportunity-closed-lost")
                .replace("zu teuer", "&quot;&#228;&#x1F3D7;&apos; R&amp;D &amp;lt; &gt;&#10;&#x9;日本"));
        assertThat(Api.get(DEAL).getString("rawDetail"))
                .isEqualTo("3 < 5 offers, „\"ä🏗' R&D &lt; >\n\t日本“ 🏗️\nsecond line");
        refused(payload("opportunity-closed-lost").replace("zu teuer", "&#0;"), "not well-formed");
        refused(payload("opportunity-closed-lost").replace("zu teuer", "\u0001"), "not well-formed");
    }

    @Test
    void anyOrderAndPrefixesWillDoAndOtherObjectsAreCounted() {
        acknowledged(payload("other-order-and-prefixes"));
        var deal = Api.get("/api/v1/records/opportunity/006000000000009AAA");
        assertThat(deal.getString("stage")).isEqualTo("Negotiation & Review");
        assertThat(deal.getString("outcome")).isEqualTo("open");
        assertThat(door("ignored")).isEqualTo(1);
        assertThat(door("received")).isEqualTo(2);
    }

    @Test
    void acknowledgementIsThatOfSalesforce() {
        String answer = acknowledged(payload("lead-unqualified"));
        assertThat(answer)
                .contains("<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">")
                .contains("<notificationsResponse xmlns=\"http://soap.sforce.com/2005/09/outbound\"><Ack>true</Ack>");
    }

    @Test
    void hundredNotificationsAreOneUnitAndCountOnceHoweverOftenTheyCome() {
        String message = message(IntStream.range(0, 100)
                .mapToObj(i -> deal(i, "Closed Lost", "2026-03-01T12:00:00.000Z"))
                .toList());
        for (int i = 0; i < 3; i++) {
            acknowledged(message);
        }
        assertThat(count("record")).isEqualTo(100);
        assertThat(count("sighting")).isEqualTo(100);
        assertThat(door("received")).isEqualTo(300);
        assertThat(door("repeated")).isEqualTo(200);
        refused(
                message(IntStream.range(0, 101)
                        .mapToObj(i -> deal(i, "Closed Lost", "2026-03-01T12:00:00.000Z"))
                        .toList()),
                "more than 100");
    }

    @Test
    void newestVersionHoldsInWhateverOrderMessagesCome() {
        acknowledged(message(List.of(deal(1, "Closed Lost", "2026-03-03T00:00:00.000Z"))));
        acknowledged(message(List.of(deal(1, "Negotiation", "2026-03-02T00:00:00.000Z"))));
        acknowledged(message(List.of(deal(1, "Prospecting", "2026-03-01T00:00:00.000Z"))));
        assertThat(jdbi.<String, RuntimeException>withHandle(handle -> handle.createQuery("select stage from record")
                        .mapTo(String.class)
                        .one()))
                .isEqualTo("Closed Lost");
    }

    /** The acknowledgement was lost on its way: Salesforce sends the same message again, for a day. */
    @Test
    void messageThatComesAgainADayLaterChangesNothingEvenIfItsIdWasForgotten() throws IOException {
        acknowledged(payload("opportunity-closed-lost"));
        acknowledged(message(List.of(deal(1, "Closed Lost", "2026-03-02T00:00:00.000Z"))));
        var before = Api.get(DEAL).prettify();
        double lag = lag();
        jdbi.useHandle(
                handle -> handle.execute("update notification set received_at = received_at - interval '24 hours'"));
        acknowledged(payload("opportunity-closed-lost"));
        assertThat(door("repeated")).isEqualTo(1);
        assertThat(lag()).as("it was visible since it came first").isEqualTo(lag);
        jdbi.useHandle(handle -> handle.execute("delete from notification"));
        acknowledged(payload("opportunity-closed-lost"));
        assertThat(door("repeated")).isEqualTo(1);
        assertThat(Api.get(DEAL).prettify()).isEqualTo(before);
    }

    @Test
    void oneBadRecordIsReportedAndLosesNothingElse() {
        acknowledged(message(List.of(
                deal(1, "Closed Lost", "2026-03-03T00:00:00.000Z"),
                deal(2, "Closed Lost", "yesterday"),
                deal(3, "Closed Lost", "2026-03-03T00:00:00.000Z")
                        .replace("<sf:IsWon>false</sf:IsWon>", "<sf:Amount>much</sf:Amount>"))));
        assertThat(count("record")).isEqualTo(1);
        assertThat(door("rejected")).isEqualTo(2);
        assertThat(jdbi.<List<String>, RuntimeException>withHandle(
                        handle -> handle.createQuery("select message from feed_error order by record_id")
                                .mapTo(String.class)
                                .list()))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("SystemModstamp: 'yesterday' is not a date"),
                        second -> assertThat(second).startsWith("Amount: 'much' is not"));
    }

    @Test
    void recordThatDoesNotTellHowNewItIsIsRejectedWhereNoOrgIsConnected() {
        acknowledged(message(List.of(deal(1, "Closed Lost", ""))));
        assertThat(count("record")).isZero();
        assertThat(count("feed_error where message like 'SystemModstamp: It must be among the fields%'"))
                .isEqualTo(1);
    }

    @Test
    void foreignOrganizationIsRefused() {
        refused(
                payload("lead-unqualified").replace("00D000000000001EAA", "00D000000000002EAA"),
                "is not expected here");
        refused(payload("lead-unqualified").replace("00D000000000001EAA", "&lt;b>"), "&lt;b>");
    }

    @Test
    void wrongSecretFindsNothing() {
        given().contentType("text/xml; charset=UTF-8")
                .body(payload("lead-unqualified"))
                .post("/webhooks/salesforce/outbound-messages/{secret}", "a guess")
                .then()
                .statusCode(404);
        assertThat(count("record")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML at all",
                "<a/>",
                "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body/></soapenv:Envelope>"
            })
    void whatIsNoOutboundMessageIsRefused(String body) {
        refused(body, "");
    }

    @Test
    void messageThatWasCutOffIsRefusedAndNothingOfItStored() {
        String whole = payload("opportunity-closed-lost");
        refused(whole.substring(0, whole.indexOf("</soapenv:Body>")), "not well-formed");
    }

    @Test
    void documentTypesAndEntitiesAreRefused() {
        String laughs = """
                <!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">\
                <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;">]>
                """;
        String message = payload("lead-unqualified").replaceFirst("(?s)^<\\?xml.*?\\?>", "");
        refused(laughs + message.replace("Kein Budget", "&e;"), "");
        refused("<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>" + message.replace("Kein Budget", "&f;"), "");
        assertThat(count("record")).isZero();
    }

    @Test
    void deeplyNestedMessageIsRefused() {
        String deep = "<sf:X>".repeat(50_000) + "</sf:X>".repeat(50_000);
        refused(payload("lead-unqualified").replace("<sf:Status>", deep + "<sf:Status>"), "nested");
    }

    @Test
    void bodyOfFiftyMegabytesIsRefusedWhetherItTellsItsLengthOrNot() throws Exception {
        byte[] large = "x".repeat(50_000_000).getBytes(StandardCharsets.US_ASCII);
        assertThat(raw(out -> {
                    out.write(head("Content-Length: " + large.length));
                }))
                .startsWith("HTTP/1.1 413");
        assertThat(raw(out -> {
                    out.write(head("Transfer-Encoding: chunked"));
                    InputStream in = new ByteArrayInputStream(large);
                    for (byte[] part = in.readNBytes(100_000); part.length > 0; part = in.readNBytes(100_000)) {
                        out.write((Integer.toHexString(part.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                        out.write(part);
                        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                }))
                .startsWith("HTTP/1.1 413");
        assertThat(count("record") + count("door")).isZero();
    }

    @Test
    void bodyThatDripsIsCutOff() throws Exception {
        Instant start = Instant.now();
        String answer = raw(out -> {
            out.write(head("Content-Length: 1000"));
            for (int i = 0; i < 100; i++) {
                out.write('<');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(100);
            }
        });
        assertThat(answer).startsWith("HTTP/1.1 408");
        assertThat(count("record") + count("door")).isZero();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void fullQueueSendsOthersAwayAtOnceAndWhatWaitsIsStoredLater() throws Exception {
        List<Callable<Response>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int from = 100 * i;
            String message = message(IntStream.range(from, from + 100)
                    .mapToObj(n -> deal(n, "Closed Lost", "2026-03-01T12:00:00.000Z"))
                    .toList());
            requests.add(() -> post(message));
        }
        List<Response> answers = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(8);
                Handle blocker = jdbi.open()) {
            blocker.begin();
            blocker.execute("select last from change_clock for update");
            List<Future<Response>> sent = requests.stream().map(senders::submit).toList();
            await(
                    "five are sent away while nothing can be stored",
                    () -> sent.stream().filter(Future::isDone).count() >= 5);
            Instant oneMore = Instant.now();
            answers.add(requests.getFirst().call());
            assertThat(answers.getFirst().statusCode()).isEqualTo(503);
            assertThat(Duration.between(oneMore, Instant.now())).isLessThan(Duration.ofSeconds(1));
            blocker.rollback();
            for (Future<Response> one : sent) {
                answers.add(one.get());
            }
        }
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 503);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 503)
                .hasSizeGreaterThanOrEqualTo(5)
                .allMatch(answer -> answer.header("Retry-After").equals("5"))
                .allMatch(answer -> answer.asString().contains("soapenv:Server"));
        long stored =
                answers.stream().filter(answer -> answer.statusCode() == 200).count();
        assertThat(stored).isPositive();
        assertThat(count("record")).isEqualTo((int) (100 * stored));
    }

    /** The deadline is for its body. */
    @Test
    void messageThatTakesLongToBeStoredIsAcknowledgedAllTheSame() throws Exception {
        try (ExecutorService sender = Executors.newSingleThreadExecutor();
                Handle blocker = jdbi.open()) {
            blocker.begin();
            blocker.execute("select last from change_clock for update");
            Future<String> sent = sender.submit(() -> acknowledged(payload("opportunity-closed-lost")));
            TimeUnit.SECONDS.sleep(3);
            assertThat(sent.isDone()).isFalse();
            blocker.rollback();
            sent.get();
        }
        assertThat(count("record")).isEqualTo(1);
    }

    /** The connection to the database breaks while the message waits to be stored. */
    @Test
    void whatCannotBeStoredIsNotAcknowledgedAndIsStoredWhenItComesAgain() throws Exception {
        String message = payload("opportunity-closed-lost");
        try (ExecutorService sender = Executors.newSingleThreadExecutor();
                Handle blocker = jdbi.open()) {
            blocker.begin();
            blocker.execute("select last from change_clock for update");
            Future<Response> sent = sender.submit(() -> post(message));
            await(
                    "the connection that stores it is broken",
                    () -> count(
                                    "(select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                                            + " and pid <> pg_backend_pid() and wait_event_type = 'Lock'"
                                            + " and query like '%change_clock%') as broken")
                            > 0);
            Response answer = sent.get();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.asString()).contains("soapenv:Server").doesNotContain("Ack");
            blocker.rollback();
        }
        assertThat(count("record") + count("sighting") + count("notification")).isZero();
        acknowledged(message);
        assertThat(count("record")).isEqualTo(1);
        assertThat(count("sighting")).isEqualTo(1);
        assertThat(door("repeated")).isZero();
    }

    /** The other slow-loris: heads that never end hold a connection each, but no thread and no place in the queue. */
    @Test
    void headsThatDripKeepNobodyOut() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket("127.0.0.1", port());
                slow.add(socket);
                socket.getOutputStream()
                        .write("POST /webhooks/salesforce/records HTTP/1.1\r\nX-A: "
                                .getBytes(StandardCharsets.US_ASCII));
            }
            acknowledged(payload("lead-unqualified"));
            for (Socket socket : slow) {
                socket.getOutputStream().write('b');
            }
            acknowledged(payload("opportunity-closed-lost"));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(count("record")).isEqualTo(2);
    }

    /** Else ten connections that send nothing would keep all others out. */
    @Test
    void bodyOfWhoKnowsNoSecretIsNotWaitedFor() throws Exception {
        assertThat(raw(out -> out.write(head("x", "Content-Length: 9000000")))).startsWith("HTTP/1.1 404");
        assertThat(raw(out -> out.write(("POST /webhooks/salesforce/records HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Type: application/json\r\nContent-Length: 9000000\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII))))
                .startsWith("HTTP/1.1 401");
    }

    @Test
    void metricsDoNotTellTheSecret() throws Exception {
        String secret = WebhookService.SECRET.replace(" ", "%20");
        given().urlEncodingEnabled(false)
                .contentType("text/plain")
                .body("x")
                .post("/webhooks/salesforce/outbound-messages/" + secret)
                .then()
                .statusCode(415);
        given().urlEncodingEnabled(false)
                .put("/webhooks/salesforce/outbound-messages/" + secret)
                .then()
                .statusCode(405);
        raw(out -> out.write(head("Content-Length: 50000000")));
        acknowledged(payload("lead-unqualified"));
        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics)
                .contains("uri=\"/webhooks/salesforce/outbound-messages/{secret}\"")
                .contains("status=\"415\"")
                .doesNotContain(secret, WebhookService.SECRET);
    }

    @Test
    void messageWithAnIdThatNoDatabaseTakesIsStoredButForThatRecord() {
        acknowledged(message(List.of(
                deal(1, "Closed Lost", "2026-03-03T00:00:00.000Z"),
                deal(2, "Closed Lost", "2026-03-03T00:00:00.000Z")
                        .replace("<sf:Id>006", "<sf:Id>" + "ab c".repeat(3_000)))));
        assertThat(count("record")).isEqualTo(1);
        assertThat(door("rejected")).isEqualTo(1);
    }

    @Test
    void statusTellsWhatCameInAndHowFresh() {
        acknowledged(message(List.of(deal(1, "Closed Lost", Instant.now().toString()))));
        given().get("/api/v1/sync")
                .then()
                .statusCode(200)
                .body("doors[0].door", equalTo("outbound-message"))
                .body("doors[0].received", equalTo(1))
                .body("doors[0].org", equalTo(WebhookService.ORG));
        assertThat(Api.get("/api/v1/sync").getDouble("doors[0].lagSeconds")).isBetween(0.0, 30.0);
        given().get("/q/metrics").then().body(containsString("whynot_salesforce_visible_seconds"));
    }

    private String acknowledged(String message) {
        Response answer = post(message);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.asString()).contains("<Ack>true</Ack>");
        return answer.asString();
    }

    private void refused(String message, String why) {
        String before = ledger();
        Response answer = post(message);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(500);
        assertThat(answer.asString()).contains("<soapenv:Fault>", why).doesNotContain("Ack");
        assertThat(ledger()).isEqualTo(before);
    }

    /** All that a message may leave behind. */
    private String ledger() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select concat_ws(' ',
                            (select string_agg(record::text, ',' order by record_id) from record),
                            (select string_agg(sighting::text, ',' order by record_id, version) from sighting),
                            (select string_agg(notification::text, ',' order by id) from notification),
                            (select string_agg(door::text, ',') from door),
                            (select count(*) from feed_error))
                        """).mapTo(String.class).one());
    }

    private static Response post(String message) {
        return given().contentType("text/xml; charset=UTF-8")
                .header("SOAPAction", "\"\"")
                .body(message.getBytes(StandardCharsets.UTF_8))
                .post("/webhooks/salesforce/outbound-messages/{secret}", WebhookService.SECRET);
    }

    private static byte[] head(String length) {
        return head(WebhookService.SECRET.replace(" ", "%20"), length);
    }

    private static byte[] head(String secret, String length) {
        return ("POST /webhooks/salesforce/outbound-messages/" + secret + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: text/xml\r\n" + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @FunctionalInterface
    private interface Sending {
        void to(OutputStream out) throws Exception;
    }

    private static String raw(Sending sending) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(20_000);
            try {
                sending.to(socket.getOutputStream());
            } catch (IOException e) {
                // refused before all was sent
            }
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    /** For less than a message waits to be stored. */
    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(15);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private int count(String from) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + from)
                .mapTo(Integer.class)
                .one());
    }

    private int door(String column) {
        return jdbi.withHandle(handle -> handle.createQuery("select %s from door".formatted(column))
                .mapTo(Integer.class)
                .one());
    }

    private double lag() {
        return Api.get("/api/v1/sync").getDouble("doors[0].lagSeconds");
    }

    private static String payload(String name) {
        try (InputStream in = OutboundMessageTest.class.getResourceAsStream("/webhooks/" + name + ".xml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String deal(int number, String stage, String version) {
        return """
                <Notification><Id>04l0000000%05dAAA</Id><sObject xsi:type="sf:Opportunity"><sf:Id>0060000000%05d</sf:Id>
                <sf:IsClosed>%s</sf:IsClosed><sf:IsWon>false</sf:IsWon><sf:StageName>%s</sf:StageName>
                <sf:SystemModstamp>%s</sf:SystemModstamp></sObject></Notification>
                """.formatted(number, number, stage.startsWith("Closed"), stage, version);
    }

    private static String message(List<String> notifications) {
        return """
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"
                 xmlns:sf="urn:sobject.enterprise.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                <soapenv:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound">
                <OrganizationId>%s</OrganizationId>%s</notifications></soapenv:Body></soapenv:Envelope>
                """.formatted(WebhookService.ORG, String.join("", notifications));
    }
}
