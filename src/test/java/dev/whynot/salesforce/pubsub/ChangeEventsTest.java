package dev.whynot.salesforce.pubsub;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
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
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.whynot.ledger.SalesObject;
import dev.whynot.salesforce.sync.ChangedRecords;
import dev.whynot.simulator.Simulator;
import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.fault.Fault;
import dev.whynot.testsupport.Deals;
import dev.whynot.testsupport.LedgerComparison;

/** Follows a simulated org by its change events through their faults. Polls are an hour apart, so they hide nothing. */
@QuarkusTest
@WithTestResource(OrgWithEvents.class)
class ChangeEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Set by the test resource. */
    Simulator salesforce;

    @Inject
    Jdbi jdbi;

    @Inject
    ChangedRecords records;

    @BeforeEach
    void awaitSubscription() throws InterruptedException {
        await("event_feed", () -> count("event_feed") == 2 && count("feed where polled_at is not null") == 2);
        awaitSame();
    }

    @AfterEach
    void disarm() {
        salesforce.disarm();
    }

    @Test
    void changesAreVisibleWithinSecondsWithTheirParents() throws InterruptedException {
        String account = salesforce.insert("Account", "Name", "Acme", "Industry", "Energy");
        String deal = Deals.of(salesforce, account);
        awaitSame();
        salesforce.update("Opportunity", deal, "StageName", "Closed Lost", "Loss_Reason__c", "Price");
        String lead = salesforce.insert("Lead", "LastName", "A", "Company", "Acme", "Status", "Open - Not Contacted");
        awaitSame();
        salesforce.convertLead(lead, "Deal of A");
        salesforce.delete("Opportunity", deal);
        awaitSame();
        salesforce.undelete("Opportunity", deal);
        awaitSame();
        assertThat(count("sighting where source = 'salesforce:event' and record_id = '%s'".formatted(deal)))
                .isPositive();
        given().get("/api/v1/sync").then().body("doors.door", hasItem(equalTo("event")));
    }

    @Test
    void changeThatComesByAllDoorsAtOnceCountsOnce() throws Exception {
        List<String> ids = IntStream.range(0, 20)
                .mapToObj(i -> salesforce.insert(
                        "Opportunity", "Name", "Deal " + i, "StageName", "Prospecting", "CloseDate", "2026-03-01"))
                .toList();
        awaitSame();
        TimeUnit.SECONDS.sleep(1); // the change is to have a second of its own
        List<Future<?>> sent = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
            for (String id : ids) {
                salesforce.update("Opportunity", id, "StageName", "Closed Lost", "Loss_Reason__c", "Price");
                List<Runnable> doors = new ArrayList<>(List.of(
                        () -> pushMessage(id),
                        () -> pushMessage(id),
                        () -> pushJson(id),
                        () -> pushJson(id),
                        () -> given().post("/api/v1/sync").then().statusCode(202)));
                Collections.shuffle(doors, new Random(id.hashCode()));
                doors.forEach(door -> sent.add(senders.submit(door)));
            }
        }
        for (Future<?> one : sent) {
            one.get(); // else what a door answered would not be looked at
        }
        awaitSame();
        for (String id : ids) {
            String its = "sighting where record_id = '%s' and seen::text like '%%Closed Lost%%'".formatted(id);
            assertThat(count(its)).as("versions in which it is lost").isEqualTo(1);
            assertThat(count("record where record_id = '%s' and outcome = 'lost' and raw_reason = 'Price'"
                            .formatted(id)))
                    .isEqualTo(1);
        }
        assertThat(given().get("/api/v1/sync").jsonPath().getList("doors.door", String.class))
                .contains("event", "outbound-message", "poll", "webhook");
    }

    private void pushMessage(String id) {
        var record = salesforce.record("Opportunity", id).orElseThrow();
        String fields = Stream.of("Id", "IsClosed", "IsWon", "StageName", "Loss_Reason__c", "SystemModstamp")
                .map(field -> "<sf:%s>%s</sf:%s>".formatted(field, record.get(field), field))
                .collect(Collectors.joining());
        given().contentType("text/xml")
                .body("""
                        <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"
                         xmlns:sf="urn:sobject.enterprise.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                        <e:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>%s</OrganizationId>
                        <Notification><Id>04l%s</Id><sObject xsi:type="sf:Opportunity">%s</sObject></Notification>
                        </notifications></e:Body></e:Envelope>
                        """.formatted(salesforce.organizationId(), id.substring(3), fields))
                .post("/webhooks/salesforce/outbound-messages/{secret}", OrgWithEvents.SECRET)
                .then()
                .statusCode(200);
    }

    private void pushJson(String id) {
        var record = salesforce.record("Opportunity", id).orElseThrow();
        String body = """
                {"attributes":{"type":"Opportunity"},"Id":"%s","IsClosed":%s,"IsWon":%s,"StageName":"%s",
                 "Loss_Reason__c":"%s","SystemModstamp":"%s"}
                """.formatted(
                        id,
                        record.get("IsClosed"),
                        record.get("IsWon"),
                        record.get("StageName"),
                        record.get("Loss_Reason__c"),
                        record.get("SystemModstamp"));
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        given().contentType("application/json")
                .header("X-Whynot-Timestamp", timestamp)
                .header("X-Whynot-Signature", "v1=" + hmac(timestamp + "." + body))
                .body(body)
                .post("/webhooks/salesforce/records")
                .then()
                .statusCode(202);
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(OrgWithEvents.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void manyChangesComeWholeAndASchemaIsAskedForOnce() throws InterruptedException {
        Deals.of(salesforce, salesforce.insert("Account", "Name", "Acme"));
        salesforce.insert("Lead", "LastName", "A", "Company", "Acme", "Status", "Open - Not Contacted");
        // a poll may be under way and read them before their events come, so the ledger does not tell
        await(
                "the schemas of both topics were asked for",
                () -> salesforce.calls().count(Call.GET_SCHEMA) >= 2);
        salesforce.burst("Lead", 1_500);
        salesforce.arm(Fault.streamCut().nth(1));
        salesforce.insert("Lead", "LastName", "B", "Company", "Acme", "Status", "Open - Not Contacted");
        awaitSame();
        assertThat(salesforce.calls().count(Call.GET_SCHEMA)).isEqualTo(2);
    }

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.streamCut().nth(2),
                Fault.sessionEnds().on(Call.DELIVER).nth(2),
                Fault.deliveredTwice().nth(1),
                Fault.corruptPayload().nth(1),
                Fault.gap().nth(1),
                Fault.overflow().nth(1),
                Fault.late(2).nth(1),
                Fault.unavailable().on(Call.QUERY).times(3));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void nothingIsLostThroughFaults(Fault fault) throws InterruptedException {
        var armed = salesforce.arm(fault);
        List<String> ids = IntStream.range(0, 6)
                .mapToObj(i -> salesforce.insert(
                        "Opportunity", "Name", "Deal " + i, "StageName", "Prospecting", "CloseDate", "2026-03-01"))
                .toList();
        ids.forEach(id -> salesforce.update("Opportunity", id, "StageName", "Closed Lost", "Loss_Reason__c", "Price"));
        awaitSame();
        assertThat(armed.fired()).isPositive();
    }

    @Test
    void positionThatIsTooOldIsMadeUpForByAPoll() throws InterruptedException {
        salesforce.arm(Fault.replayIdRefused());
        salesforce.arm(Fault.streamCut().nth(1));
        salesforce.insert("Opportunity", "Name", "Missed", "StageName", "Prospecting", "CloseDate", "2026-03-01");
        awaitSame();
        salesforce.insert("Opportunity", "Name", "Next", "StageName", "Prospecting", "CloseDate", "2026-03-01");
        awaitSame();
    }

    /** Between the poll that a new subscription asks for and its beginning, neither poll nor event would tell. */
    @Test
    void whatChangesBeforeASubscriptionFromNowOnBeginsIsPolled() throws InterruptedException {
        var slow = salesforce.arm(Fault.slow(Duration.ofSeconds(4))
                .on(Call.SUBSCRIBE)
                .mentioning("Opportunity")
                .nth(2));
        salesforce.arm(Fault.replayIdRefused());
        salesforce.arm(Fault.streamCut().nth(1));
        salesforce.insert("Opportunity", "Name", "Missed", "StageName", "Prospecting", "CloseDate", "2026-03-01");
        await("a new subscription is under way", () -> slow.fired() > 0);
        awaitSame();
        salesforce.insert("Opportunity", "Name", "Between", "StageName", "Prospecting", "CloseDate", "2026-03-01");
        awaitSame();
    }

    /** A kill between them would lose or double what is committed alone. */
    @Test
    void recordsAreCommittedWithTheirPositionOrNotAtAll() throws InterruptedException {
        salesforce.arm(Fault.late(2)); // so that nobody else reads it meanwhile
        String deal =
                salesforce.insert("Opportunity", "Name", "Deal", "StageName", "Prospecting", "CloseDate", "2026-03-01");
        String its = "record where record_id = '%s'".formatted(deal);
        String org = salesforce.organizationId();
        assertThatThrownBy(() -> records.read(org, SalesObject.OPPORTUNITY, List.of(deal), false, handle -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(count(its)).isZero();
        records.read(org, SalesObject.OPPORTUNITY, List.of(deal), false, handle -> {});
        assertThat(count(its)).isEqualTo(1);
        for (String next : List.of("Next", "Last")) {
            salesforce.insert("Opportunity", "Name", next, "StageName", "Prospecting", "CloseDate", "2026-03-01");
        }
        awaitSame();
        assertThat(count("sighting where record_id = '%s'".formatted(deal))).isEqualTo(1);
    }

    /** As a replica that hung, and does not know yet that another follows the org. */
    @Test
    void whatIsReadWithoutTheLeaseIsNotCommittedAndComesAgainWithIt() throws InterruptedException {
        jdbi.useHandle(handle ->
                handle.execute("update lease set holder = 'another', held_until = now() + interval '5 seconds'"));
        String position = position();
        String deal =
                salesforce.insert("Opportunity", "Name", "Deal", "StageName", "Prospecting", "CloseDate", "2026-03-01");
        String its = "record_id = '%s'".formatted(deal);
        // one statement sees both at one moment
        String stolen = "lease where holder = 'another' and held_until > now()";
        while (count(stolen) > 0) {
            assertThat(count(
                            "%s and (exists (select from record where %s) or (select string_agg(replay_id::text, ' ' order by object) from event_feed) <> '%s')"
                                    .formatted(stolen, its, position)))
                    .as("committed without the lease")
                    .isZero();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        awaitSame();
        assertThat(count("sighting where " + its)).isEqualTo(1);
    }

    private String position() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select string_agg(replay_id::text, ' ' order by object) from event_feed")
                        .mapTo(String.class)
                        .one());
    }

    private void awaitSame() throws InterruptedException {
        LedgerComparison comparison = new LedgerComparison(salesforce, jdbi);
        await("the ledger is the org", () -> comparison.differences().isEmpty());
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    private static void await(String what, Condition condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private int count(String from) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + from)
                .mapTo(Integer.class)
                .one());
    }
}
