package dev.whynot.salesforce.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.whynot.ledger.Field.Core;
import dev.whynot.ledger.FieldSet;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.RecordKey;
import dev.whynot.ledger.SalesObject;
import dev.whynot.ledger.Sighting;
import dev.whynot.ledger.Version;
import dev.whynot.mapping.Mappings;
import dev.whynot.mapping.Revisions;
import dev.whynot.reason.Taxonomy;
import dev.whynot.salesforce.door.Doors;
import dev.whynot.salesforce.door.RecordErrors;
import dev.whynot.salesforce.wire.SalesforceSettings;
import dev.whynot.simulator.Simulator;
import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.fault.Fault;
import dev.whynot.simulator.org.OrgShape;
import dev.whynot.testsupport.Deals;
import dev.whynot.testsupport.LedgerComparison;

/** Follows a simulated org through its faults; afterwards the ledger is the org, row by row. */
@QuarkusTest
@WithTestResource(SimulatedOrg.class)
class SyncTest {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration RENEWAL = Duration.ofSeconds(5);
    /** A field that is refused, a poll, as both go in turn, and nothing else that is due. */
    private static final int STEPS_WITHOUT_PROGRESS = 3;

    @Inject
    Sync sync;

    @Inject
    Lease lease;

    @Inject
    Connection connection;

    @Inject
    FeedStore store;

    @Inject
    CallBudget budget;

    @Inject
    Jdbi jdbi;

    @Inject
    Ledger ledger;

    @Inject
    Mappings mappings;

    @Inject
    RecordErrors errors;

    @Inject
    Doors doors;

    @Inject
    Revisions revisions;

    @Inject
    OrgClock orgClock;

    @Inject
    SalesforceSettings settings;

    @Inject
    MeterRegistry metrics;

    private Simulator salesforce;

    @BeforeEach
    void emptyLedger() {
        jdbi.useHandle(
                handle -> handle.execute(
                        "update change_clock set ledger_id = gen_random_uuid(); truncate record, sighting, org, feed, feed_error, lease, salesforce_call, mapping_revision, door, notification"));
        connection.forgetMapping();
        budget.learn(100_000_000);
        orgClock.learn(Instant.now()); // the next org has another clock
        lease.hold();
    }

    @AfterEach
    void stop() {
        if (salesforce != null) {
            salesforce.close();
        }
    }

    private void start(OrgShape shape) {
        salesforce = Simulator.start(Simulators.on(port(), shape));
    }

    private int port() {
        return URI.create(settings.loginUrl().orElseThrow()).getPort();
    }

    /** Steps until both feeds have read everything. */
    private void follow() {
        follow(sync, 1);
    }

    private void follow(Sync replica, int polls) {
        Instant end = Instant.now().plus(PATIENCE);
        Instant since = Instant.now();
        int done = 0;
        while (done < polls) {
            assertThat(Instant.now())
                    .as("both feeds are read, but: " + status())
                    .isBefore(end);
            tick(replica);
            Instant before = since;
            List<Feed> feeds = store.feeds(salesforce.organizationId());
            if (feeds.size() == 2
                    && feeds.stream()
                            .allMatch(feed -> feed.polledAt() != null
                                    && feed.polledAt().isAfter(before)
                                    && feed.pass() == null
                                    && feed.failure() == null)) {
                done++;
                since = Instant.now();
            }
        }
    }

    /**
     * What a tick does, but ends when only polls go on: where they take longer than the pause to the next, as on a busy
     * machine, a tick ends only with the lease. That is renewed as the scheduler does, as a page may take longer than it
     * lives.
     */
    private void tick(Sync replica) {
        replica.renewLease();
        try (ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor()) {
            scheduler.scheduleAtFixedRate(
                    replica::renewLease, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
            List<?> before = progress();
            int same = 0;
            while (same < STEPS_WITHOUT_PROGRESS && replica.step()) {
                List<?> after = progress();
                same = after.equals(before) ? same + 1 : 0;
                before = after;
            }
        }
    }

    /** How far the passes over all records are; polls do not move it. */
    private List<?> progress() {
        return store.feeds(salesforce.organizationId()).stream()
                .map(feed -> Arrays.asList(feed.pass(), feed.passedAt(), feed.passedRevision(), feed.checkedAt()))
                .toList();
    }

    /** Some ticks, with time between them for what waits. */
    private void tick(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            tick(sync);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private String status() {
        return store.feeds(salesforce.organizationId()).toString();
    }

    private void assertLedgerIsTheOrg() {
        new LedgerComparison(salesforce, jdbi).assertSame();
    }

    private int count(String from) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + from)
                .mapTo(Integer.class)
                .one());
    }

    private List<String> someOpportunities(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(salesforce.insert(
                    "Opportunity",
                    "Name",
                    "Deal " + i,
                    "StageName",
                    i % 3 == 0 ? "Closed Lost" : i % 3 == 1 ? "Closed Won" : "Prospecting",
                    "CloseDate",
                    "2026-03-01",
                    "Amount",
                    1_000 + i,
                    "Loss_Reason__c",
                    i % 3 == 0 ? "Price" : null));
        }
        return ids;
    }

    @Test
    void smallOrgIsLoadedByQueriesAndFollowed() {
        start(OrgShape.standard().withVolume(300, 200, 7));
        follow();
        assertLedgerIsTheOrg();
        assertThat(salesforce.calls().count(Call.BULK_CREATE)).isZero();

        List<String> ids = someOpportunities(10);
        salesforce.update("Opportunity", ids.get(2), "StageName", "Closed Lost", "Loss_Reason__c", "Competitor");
        salesforce.delete("Opportunity", ids.get(3));
        follow();
        assertLedgerIsTheOrg();

        salesforce.undelete("Opportunity", ids.get(3));
        follow();
        assertLedgerIsTheOrg();
    }

    @Test
    void oneTickDoesAllThatIsDue() {
        start(OrgShape.standard().withVolume(20, 20, 7));
        budget.learn(100_000); // polls are seconds apart then, so the tick ends
        sync.renewLease();
        sync.tick();
        assertLedgerIsTheOrg();
        assertThat(store.feeds(salesforce.organizationId()))
                .hasSize(2)
                .allMatch(feed -> feed.pass() == null && !feed.isUnchecked() && feed.polledAt() != null);
    }

    @Test
    void largeOrgIsLoadedByTheBulkApiInPages() {
        salesforce = Simulator.start(
                Simulators.withSlowBulk(port(), OrgShape.standard().withVolume(12_000, 4_000, 11)));
        follow();
        assertLedgerIsTheOrg();
        assertThat(salesforce.calls().count(Call.BULK_CREATE)).isEqualTo(2);
        assertThat(salesforce.calls().count(Call.BULK_RESULTS)).isEqualTo(4);
        assertThat(salesforce.bulkJobs()).as("jobs are deleted when done").isEmpty();
    }

    @Test
    void orgWithoutBulkPermissionIsLoadedByQueries() {
        start(OrgShape.standard().withVolume(5_000, 100, 3));
        salesforce.arm(Fault.apiDisabled().on(Call.BULK_CREATE).always());
        follow();
        assertLedgerIsTheOrg();
    }

    @Test
    void leadsAreConvertedAndMerged() {
        start(OrgShape.standard());
        String first = salesforce.insert("Lead", "LastName", "A", "Company", "Acme", "Status", "Open - Not Contacted");
        String second = salesforce.insert("Lead", "LastName", "B", "Company", "Acme", "Status", "Open - Not Contacted");
        String third = salesforce.insert("Lead", "LastName", "C", "Company", "Other", "Status", "Open - Not Contacted");
        follow();
        assertLedgerIsTheOrg();
        salesforce.mergeLeads(first, second);
        salesforce.convertLead(third, "Deal of C");
        follow();
        assertLedgerIsTheOrg();
    }

    @Test
    void ofTwoStatesOfOneSecondTheLaterHolds() {
        start(OrgShape.standard());
        List<String> ids = someOpportunities(9);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        salesforce.clock().set(now);
        for (String competitor : List.of("Globex", "Acme", "Initech", "Hooli")) {
            salesforce.updateAll("Opportunity", ids, "Competitor__c", competitor);
            salesforce.update(
                    "Opportunity", ids.get(2), "StageName", competitor.equals("Acme") ? "Closed Lost" : "Prospecting");
            follow();
            assertLedgerIsTheOrg();
        }
    }

    @Test
    void recordsAreReadAnewWhenTheMappingWasChanged(@TempDir Path folder) throws IOException {
        start(OrgShape.standard().withVolume(10, 200, 5));
        follow();
        String lost = "record where object = 'lead' and stage = 'Unqualified' and outcome = 'lost'";
        String working = "record where object = 'lead' and stage = 'Working - Contacted' and outcome = 'lost'";
        assertThat(count(lost)).isPositive();
        assertThat(count(working)).isZero();

        String yaml = given().get("/api/v1/sync/mapping").asString();
        assertThat(yaml).contains("Unqualified");
        Path file = Files.writeString(folder.resolve("acme.yaml"), yaml.replace("Unqualified", "Working - Contacted"));
        lease.release();
        follow(replica(new Mappings(Optional.of(List.of(file)), Taxonomy.bundled())), 1);

        assertThat(count(lost)).isZero();
        assertThat(count(working)).isPositive();
        jdbi.useHandle(handle -> handle.execute("delete from lease"));
    }

    @Test
    void sessionThatEndsBetweenTwoPagesIsRenewed() {
        start(OrgShape.standard().withVolume(9_000, 4_500, 5));
        salesforce.arm(Fault.sessionEnds().on(Call.QUERY).nth(3));
        salesforce.arm(Fault.sessionEnds().on(Call.BULK_RESULTS).nth(1));
        salesforce.arm(Fault.sessionEnds().on(Call.BULK_STATUS).nth(1));
        follow();
        assertLedgerIsTheOrg();
        assertThat(salesforce.calls().count(Call.TOKEN)).isGreaterThanOrEqualTo(4);
    }

    @Test
    void whatPassesIsTriedAgain() {
        start(OrgShape.standard().withVolume(9_000, 500, 5));
        salesforce.arm(Fault.unavailable().times(2));
        salesforce.arm(
                Fault.tooManyRequests(Duration.ofSeconds(1)).on(Call.QUERY).nth(2));
        salesforce.arm(Fault.unknownException().on(Call.BULK_STATUS).nth(1));
        salesforce.arm(Fault.cutBefore().on(Call.QUERY).nth(4).times(2));
        salesforce.arm(Fault.cutAfter(700).on(Call.QUERY).nth(5));
        salesforce.arm(Fault.htmlPage(200).on(Call.DESCRIBE).nth(1));
        salesforce.arm(Fault.malformedJson().on(Call.LIMITS).nth(1));
        salesforce.arm(Fault.slow(Duration.ofSeconds(4)).on(Call.BULK_CREATE).nth(1));
        follow();
        assertLedgerIsTheOrg();
    }

    @Test
    void pageOfABulkResultThatBreaksOffIsFetchedAgain() {
        start(OrgShape.standard().withVolume(12_000, 10, 5));
        salesforce.arm(Fault.truncatedBody(200_000).on(Call.BULK_RESULTS).nth(1));
        salesforce.arm(Fault.cutAfter(300_000).on(Call.BULK_RESULTS).nth(2));
        salesforce.arm(Fault.unavailable().on(Call.BULK_RESULTS).nth(3));
        follow();
        assertLedgerIsTheOrg();
    }

    @Test
    void pageOfABulkResultThatIsNotFromSalesforceIsFetchedAgain() {
        start(OrgShape.standard().withVolume(5_000, 10, 5));
        salesforce.arm(Fault.htmlPage(200).on(Call.BULK_RESULTS).nth(1));
        double failures = failures();
        follow();
        assertLedgerIsTheOrg();
        assertThat(failures()).isEqualTo(failures);
    }

    @Test
    void signInThatBreaksOffIsTriedAgainAtOnce() {
        start(OrgShape.standard().withVolume(10, 10, 5));
        follow();
        double failures = failures();
        salesforce.endSessions();
        salesforce.arm(Fault.malformedJson().on(Call.TOKEN).nth(1));
        follow();
        assertLedgerIsTheOrg();
        assertThat(failures()).isEqualTo(failures);
    }

    private double failures() {
        return metrics.find("whynot.salesforce.failures").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void bulkJobThatFailsOrDisappearsIsStartedAnew() {
        start(OrgShape.standard().withVolume(5_000, 10, 5));
        salesforce.arm(Fault.bulkJobFails("InternalServerError").nth(1));
        salesforce.arm(Fault.bulkJobDisappears().nth(2));
        salesforce.arm(Fault.bulkJobAborts().nth(3));
        follow();
        assertLedgerIsTheOrg();
        assertThat(salesforce.calls().count(Call.BULK_CREATE)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void manyRowsOfOneInstantComeWhole() {
        start(OrgShape.standard());
        List<String> ids = someOpportunities(5_000);
        follow();
        salesforce.updateAll("Opportunity", ids, "Competitor__c", "Globex");
        follow();
        assertLedgerIsTheOrg();
    }

    /** Else each poll of a quiet night would read again what was changed in the evening. */
    @Test
    void massUpdateIsReadAgainOnlyWhileTransactionsMayStillCommitLate() {
        start(OrgShape.standard());
        List<String> ids = someOpportunities(2_500);
        follow();
        salesforce.updateAll("Opportunity", ids, "Competitor__c", "Globex");
        salesforce.clock().advance(Duration.ofMinutes(4));
        orgClock.learn(salesforce.clock().now());
        follow();
        assertThat(rowsRead()).as("within the overlap").isGreaterThanOrEqualTo(2_500);

        salesforce.clock().advance(Duration.ofMinutes(2));
        orgClock.learn(salesforce.clock().now());
        follow();
        assertThat(rowsRead()).as("past it").isZero();
        Instant late = salesforce.clock().now().minus(Duration.ofMinutes(4));
        salesforce.at(late).update("Opportunity", ids.getFirst(), "Amount", 2);
        follow();
        assertLedgerIsTheOrg();
    }

    /** As it is where the machine's clock is set: an hour ahead, then right again. */
    @Test
    void clockThatWasAheadKeepsNothingWaiting() throws InterruptedException {
        start(OrgShape.standard());
        List<String> ids = someOpportunities(5);
        JumpingClock clock = new JumpingClock();
        lease.release();
        Sync replica = replica(mappings, clock);
        follow(replica, 1);

        clock.ahead = Duration.ofHours(1);
        salesforce.arm(Fault.queryTimeout().always());
        while (count("feed where failure is not null") < 2) { // polls are a while apart
            tick(replica);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        salesforce.disarm();
        clock.ahead = Duration.ZERO;
        salesforce.update("Opportunity", ids.getFirst(), "Amount", 17);
        follow(replica, 1);
        assertLedgerIsTheOrg();

        // as if a replica had polled, and read all, whose clock, or whose database's clock, was ahead
        jdbi.useHandle(
                handle -> handle.execute(
                        "update feed set polled_at = polled_at + interval '1 hour', passed_at = passed_at + interval '1 hour'"));
        salesforce.update("Opportunity", ids.getFirst(), "Amount", 18);
        tick(replica);
        assertLedgerIsTheOrg();
        assertThat(store.feeds(salesforce.organizationId()))
                .as("what was checked once needs no check again and again")
                .noneMatch(Feed::isUnchecked);
        replica.stop(null);
    }

    /** What changed meanwhile would be passed over. */
    @Test
    void clockThatGoesBackDuringAPollMovesItNoFurther() throws InterruptedException {
        start(OrgShape.standard());
        List<String> ids = someOpportunities(5);
        lease.release();
        JumpingClock clock = new JumpingClock();
        Sync replica = replica(mappings, clock);
        follow(replica, 1);
        clock.everyTime = Duration.ofHours(-1);
        follow(replica, 2);
        assertThat(store.feeds(salesforce.organizationId()))
                .allSatisfy(feed -> assertThat(feed.cursor()).isBeforeOrEqualTo(Instant.now()));

        salesforce.update("Opportunity", ids.getFirst(), "Amount", 17);
        follow(replica, 1);
        assertLedgerIsTheOrg();
        replica.stop(null);
    }

    /** Owners, accounts and the like are as new as they were read: an hour's readings must not hide the next hour's. */
    @Test
    void clockThatWasAheadHidesNoParentThatChangesLater() throws InterruptedException {
        start(OrgShape.standard());
        String acme = salesforce.insert("Account", "Name", "Acme", "Industry", "Energy");
        String globex = salesforce.insert("Account", "Name", "Globex", "Industry", "Banking");
        String deal = Deals.of(salesforce, acme);
        JumpingClock clock = new JumpingClock();
        lease.release();
        Sync replica = replica(mappings, clock);
        clock.ahead = Duration.ofHours(1);
        follow(replica, 1);
        clock.ahead = Duration.ZERO;
        salesforce.clock().advance(Duration.ofSeconds(2));
        salesforce.update("Opportunity", deal, "AccountId", globex);
        follow(replica, 1);
        assertLedgerIsTheOrg();
        replica.stop(null);
    }

    /** The machine's clock, but wrong. */
    private static final class JumpingClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;
        private volatile Duration everyTime = Duration.ZERO;

        @Override
        public Instant instant() {
            ahead = ahead.plus(everyTime);
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** How many rows the next poll reads. */
    private long rowsRead() {
        long before = store.feeds(salesforce.organizationId()).getLast().rows();
        follow();
        return store.feeds(salesforce.organizationId()).getLast().rows() - before;
    }

    @Test
    void transactionThatCommitsLateIsFoundWithinTheOverlap() {
        start(OrgShape.standard());
        List<String> ids = someOpportunities(50);
        follow();
        Instant before = salesforce.clock().now();
        salesforce.clock().advance(Duration.ofMinutes(2));
        salesforce.update("Opportunity", ids.get(0), "Amount", 1);
        follow();
        salesforce.at(before.plusSeconds(30)).update("Opportunity", ids.get(1), "Amount", 2);
        follow();
        assertLedgerIsTheOrg();
    }

    @Test
    void transactionThatCommitsLateIsFoundAlsoAfterAPollThatWasCutOff() throws InterruptedException {
        start(OrgShape.standard());
        List<String> ids = someOpportunities(2_600);
        String late = ids.removeFirst();
        follow();
        salesforce.clock().advance(Duration.ofMinutes(20));
        Instant before = salesforce.clock().now().minusSeconds(30);
        salesforce.updateAll("Opportunity", ids, "Competitor__c", "Globex");
        salesforce.arm(Fault.queryTimeout().mentioning("OR Id >").always());
        tick(3);
        assertThat(count("feed where poll_id is not null"))
                .as("a poll was cut off between two pages")
                .isEqualTo(1);

        salesforce.at(before).update("Opportunity", late, "Amount", 2);
        salesforce.clock().advance(Duration.ofMinutes(20));
        salesforce.update("Opportunity", ids.getLast(), "Amount", 3);
        salesforce.disarm();
        follow();
        follow();
        assertLedgerIsTheOrg();
    }

    @Test
    void transactionThatCommitsLateIsFoundAlsoAfterAPollThatWasCutOffTwice() throws InterruptedException {
        start(OrgShape.standard());
        List<String> ids = someOpportunities(4_700);
        String late = ids.removeFirst();
        follow();
        salesforce.clock().advance(Duration.ofMinutes(20));
        orgClock.learn(salesforce.clock().now());
        Instant before = salesforce.clock().now().minusSeconds(30);
        salesforce.updateAll("Opportunity", ids.subList(0, 2_300), "Competitor__c", "Globex");
        salesforce.arm(Fault.queryTimeout().mentioning("OR Id >").always());
        tick(3);
        salesforce.at(before).update("Opportunity", late, "Amount", 2);
        salesforce.clock().advance(Duration.ofMinutes(20));
        orgClock.learn(salesforce.clock().now());
        salesforce.updateAll("Opportunity", ids.subList(2_300, ids.size()), "Competitor__c", "Globex");
        salesforce.disarm();
        salesforce.arm(Fault.queryTimeout().mentioning("OR Id >").nth(2));
        tick(3);
        salesforce.disarm();
        follow();
        follow();
        assertLedgerIsTheOrg();
    }

    @Test
    void bulkJobThatAlwaysFailsIsStartedEverLessOften() throws InterruptedException {
        start(OrgShape.standard().withVolume(12_000, 0, 5));
        salesforce.arm(Fault.bulkJobFails("out of order").always());
        for (int i = 0; i < 100; i++) {
            tick(1);
        }
        assertThat(salesforce.calls().count(Call.BULK_CREATE)).isLessThan(10);
        salesforce.disarm();
        follow();
        assertThat(count("record")).isEqualTo(12_000);
    }

    @Test
    void parentsThatChangeAreFoundByTheNextPassOverAllRecords() {
        start(OrgShape.standard());
        String account = salesforce.insert("Account", "Name", "Acme", "Industry", "Energy");
        Deals.of(salesforce, account);
        follow();
        assertLedgerIsTheOrg();
        salesforce.clock().advance(Duration.ofHours(1));
        salesforce.update("Account", account, "Industry", "Banking");
        salesforce.update("Account", account, "BillingCountry", null);
        follow();
        jdbi.useHandle(handle -> handle.execute("update feed set passed_at = passed_at - interval '2 days'"));
        follow();
        assertLedgerIsTheOrg();
    }

    @Test
    void recordsThatWerePurgedUnseenAreDeleted() {
        start(OrgShape.standard().withVolume(4_000, 300, 5));
        someOpportunities(700); // of one day, too many to ask for at once
        follow();
        assertLedgerIsTheOrg();

        List<String> ids = salesforce.records("Opportunity").stream()
                .filter(row -> !Boolean.TRUE.equals(row.get("IsDeleted")))
                .map(row -> row.get("Id").toString())
                .toList();
        List<String> purged = List.of(ids.get(17), ids.get(2_500), ids.getLast());
        purged.forEach(id -> {
            salesforce.delete("Opportunity", id);
            salesforce.purge("Opportunity", id);
        });
        follow();
        assertThat(count("record where deleted and source = 'salesforce:purged'"))
                .isZero();

        jdbi.useHandle(handle -> handle.execute("update feed set passed_at = passed_at - interval '2 days'"));
        salesforce.calls().clear();
        follow(sync, 2);
        assertThat(jdbi.<List<String>, RuntimeException>withHandle(handle -> handle.createQuery(
                                "select record_id from record where source = 'salesforce:purged' and deleted")
                        .mapTo(String.class)
                        .list()))
                .containsExactlyInAnyOrderElementsOf(purged);
        assertThat(salesforce.calls().queries())
                .as("what the comparison asks")
                .filteredOn(soql -> soql.contains("CreatedDate >=") || soql.startsWith("SELECT Id FROM"))
                .hasSizeBetween(3, 50);
        assertThat(store.feeds(salesforce.organizationId())).noneMatch(Feed::isUnchecked);
    }

    @ParameterizedTest
    @CsvSource({"300, 150", "30, 16"})
    void recordsThatOurUserMayNotSeeAnyMoreAreNotTakenForDeleted(int all, int hidden) {
        start(OrgShape.standard());
        List<String> ids = someOpportunities(all);
        follow();
        salesforce.delete("Opportunity", ids.subList(0, hidden).toArray(String[]::new));
        salesforce.purge("Opportunity", ids.subList(0, hidden).toArray(String[]::new));
        jdbi.useHandle(handle -> handle.execute("update feed set passed_at = passed_at - interval '2 days'"));
        follow(sync, 2);
        assertThat(store.feeds(salesforce.organizationId())).noneMatch(Feed::isUnchecked);
        assertThat(count("record where deleted")).isZero();
        given().get("/api/v1/sync")
                .then()
                .body(
                        "warnings",
                        hasItem(containsString("%d of %d records cannot be seen any more".formatted(hidden, all))));
    }

    @Test
    void recordsThatWereTakenForPurgedComeBackWhenTheyCanBeSeenAgain() {
        start(OrgShape.standard());
        List<String> ids = someOpportunities(40);
        follow();
        String org = salesforce.organizationId();
        ledger.takeIn(
                ids.subList(0, 7).stream()
                        .map(id -> new Sighting(
                                new RecordKey(org, SalesObject.OPPORTUNITY, id),
                                Version.of(Instant.now()),
                                false,
                                "salesforce:purged",
                                FieldSet.of(List.of(Core.DELETED)),
                                List.of(true)))
                        .toList(),
                (handle, taken) -> {});
        assertThat(count("record where deleted")).isEqualTo(7);
        jdbi.useHandle(handle -> handle.execute("update feed set passed_at = passed_at - interval '2 days'"));
        follow(sync, 2);
        assertThat(count("record where deleted")).isZero();
        assertLedgerIsTheOrg();
    }

    /** The describe shows it, the query refuses it: a parent's field, for example. */
    @Test
    void fieldThatTheBulkApiRefusesIsLeftOutAfterOneTry() throws InterruptedException {
        start(OrgShape.standard().withVolume(12_000, 0, 5));
        salesforce.arm(Fault.refused(400, "INVALID_FIELD", "No such column 'Industry' on entity 'Account'")
                .on(Call.BULK_CREATE)
                .mentioning("Account.Industry")
                .always());
        follow();
        assertThat(count("record")).isEqualTo(12_000);
        assertThat(salesforce.calls().count(Call.BULK_CREATE)).isLessThan(5);
    }

    @Test
    void fieldThatABulkJobFailsOnIsLeftOutAfterOneTry() {
        start(OrgShape.standard().withVolume(12_000, 0, 5));
        salesforce.arm(Fault.bulkJobFails("INVALID_FIELD: No such column 'Rating' on entity 'Lead'"));
        follow();
        assertThat(count("record")).isEqualTo(12_000);
    }

    @Test
    void hiddenAndRemovedFieldsAreLeftOutWithAWarning() {
        start(OrgShape.standard().withVolume(50, 50, 5));
        salesforce.org().hideField("Account", "Industry");
        salesforce.org().hideField("Opportunity", "Competitor__c");
        follow();
        assertThat(count("record where object = 'opportunity' and dimensions ->> 'industry' is not null"))
                .isZero();

        salesforce.org().removeField("Opportunity", "Loss_Reason_Detail__c");
        someOpportunities(3);
        follow();
        assertThat(store.feeds(salesforce.organizationId())).allMatch(feed -> feed.failure() == null);
        assertThat(count("record where object = 'opportunity'")).isEqualTo(53);
    }

    @Test
    void fieldThatIsShownAgainIsReadByTheNextPassOverAllRecords() {
        start(OrgShape.standard().withVolume(50, 50, 5));
        salesforce.org().hideField("Account", "Industry");
        salesforce.org().hideField("Lead", "Rating");
        follow();
        salesforce.org().showField("Account", "Industry");
        salesforce.org().showField("Lead", "Rating");
        jdbi.useHandle(handle -> handle.execute("update feed set passed_at = passed_at - interval '2 days'"));
        follow();
        assertLedgerIsTheOrg();
    }

    @Test
    void wrongSecretGivesOneClearMessageAndNoHammering() throws InterruptedException {
        salesforce = Simulator.start(Simulators.withOtherSecret(port()));
        tick(20);
        assertThat(salesforce.calls().count(Call.TOKEN)).isLessThanOrEqualTo(2);
        given().get("/api/v1/sync").then().body("lastError", containsString("refused the sign-in: invalid_client"));
        given().get("/q/health/ready").then().statusCode(200).body(containsString("invalid_client"));
    }

    @Test
    void tellsWhereTheRecordsCanBeLookedAt() {
        start(OrgShape.standard());
        follow();
        given().get("/api/v1/sync").then().body("instanceUrl", equalTo(salesforce.url()));
    }

    @Test
    void exhaustedOrgIsLeftAloneForAWhile() throws InterruptedException {
        start(OrgShape.standard().withVolume(10, 10, 5));
        follow();
        salesforce.arm(Fault.requestLimitExceeded().on(Call.QUERY).times(1));
        salesforce.calls().clear();
        boolean isTold = false; // until the while is over, which on a busy machine is before twenty ticks are
        for (int i = 0; i < 20 && !isTold; i++) {
            tick(1);
            isTold = store.feeds(salesforce.organizationId()).stream()
                    .anyMatch(feed -> feed.failure() != null && feed.failure().contains("REQUEST_LIMIT_EXCEEDED"));
        }
        assertThat(isTold).as(salesforce.calls().all().toString()).isTrue();
    }

    @Test
    void ownShareOfTheCallsIsNeverExceeded() throws InterruptedException {
        start(OrgShape.standard().withVolume(10, 10, 5));
        follow();
        long used = budget.used();
        budget.learn(5 * (used + 7)); // a fifth is ours, and the limits are asked anew
        connection.forgetMapping();
        salesforce.calls().clear();
        tick(50);
        assertThat(salesforce.calls().total()).isLessThanOrEqualTo(7);
        given().get("/api/v1/sync").then().statusCode(200).body("slowedDown", containsString("calls in 24 hours"));
    }

    @Test
    void anotherReplicaTakesOverWhereTheFirstWasStopped() throws InterruptedException {
        start(OrgShape.standard().withVolume(12_000, 2_500, 13));
        salesforce.arm(Fault.cutBefore().on(Call.BULK_RESULTS).nth(2).times(100));
        tick(12);
        assertThat(count("feed where pass_locator is not null"))
                .as("stopped between two pages")
                .isEqualTo(1);
        salesforce.disarm();
        Sync second = replica(mappings);
        second.renewLease();
        assertThat(second.isLeading()).as("while the first holds the lease").isFalse();

        jdbi.useHandle(handle -> handle.execute("update lease set held_until = now() - interval '1 second'"));
        salesforce.calls().clear();
        follow(second, 1);
        assertThat(second.isLeading()).isTrue();
        assertThat(salesforce.calls().count(Call.BULK_CREATE))
                .as("goes on with the job")
                .isLessThanOrEqualTo(1);
        sync.renewLease();
        assertThat(sync.isLeading()).isFalse();
        assertLedgerIsTheOrg();

        jdbi.useHandle(handle -> handle.execute("delete from lease"));
        sync.renewLease();
    }

    @Test
    void replicaThatIsStoppedFirstEndsTheStepUnderWay() throws InterruptedException {
        start(OrgShape.standard().withVolume(0, 100, 13));
        jdbi.useHandle(handle -> handle.execute("delete from lease"));
        Sync replica = replica(mappings);
        replica.renewLease();
        salesforce.arm(Fault.slow(Duration.ofMillis(500)).on(Call.QUERY).always());
        Thread ticking = Thread.ofVirtual().start(replica::tick);
        TimeUnit.MILLISECONDS.sleep(200);
        replica.stop(null);
        assertThat(ticking.join(Duration.ofMillis(50))).as("nothing goes on").isTrue();
        assertThat(count("lease")).isZero();
        assertThat(store.feeds(salesforce.organizationId())).allMatch(feed -> feed.failure() == null);
    }

    @Test
    void whatWasReadWithoutTheLeaseIsNotCommitted() {
        start(OrgShape.standard().withVolume(100, 0, 13));
        sync.renewLease();
        jdbi.useHandle(handle ->
                handle.execute("update lease set holder = 'another', held_until = now() + interval '1 minute'"));
        sync.tick();
        assertThat(sync.isLeading()).isFalse();
        assertThat(count("record")).isZero();
        jdbi.useHandle(handle -> handle.execute("delete from lease"));
    }

    @Test
    void pushedChangeIsVisibleAtOnceCompletedByTheNextPollAndCountsOnce() {
        start(OrgShape.standard());
        String account = salesforce.insert("Account", "Name", "Acme", "Industry", "Energy");
        follow();
        String deal = salesforce.insert(
                "Opportunity",
                "Name",
                "Deal",
                "StageName",
                "Closed Lost",
                "CloseDate",
                "2026-03-01",
                "AccountId",
                account,
                "Loss_Reason__c",
                "Price");
        push(deal, "IsClosed", "IsWon", "StageName", "Loss_Reason__c", "SystemModstamp");
        assertThat(count("record where outcome = 'lost' and raw_reason = 'Price' and source like '%outbound-message'"))
                .isEqualTo(1);
        push(deal, "IsClosed", "IsWon", "StageName", "Loss_Reason__c", "SystemModstamp");

        follow();
        String named =
                "record where owner not like '005%%' and dimensions ->> 'account' = 'Acme' and raw_reason = '%s'";
        assertThat(count(named.formatted("Price"))).isEqualTo(1);
        salesforce.clock().advance(Duration.ofSeconds(2));
        salesforce.update("Opportunity", deal, "Loss_Reason__c", "Budget");
        push(deal, "StageName", "Loss_Reason__c", "OwnerId", "AccountId", "SystemModstamp");
        assertThat(count(named.formatted("Budget"))).as("names, not ids").isEqualTo(1);

        follow();
        assertLedgerIsTheOrg();
        assertThat(count("sighting where source = 'salesforce:outbound-message'"))
                .isEqualTo(2);
        assertThat(count("sighting")).isEqualTo(2);
        given().get("/api/v1/sync")
                .then()
                .body("doors.door", equalTo(List.of("outbound-message", "poll")))
                .body("doors[0].repeated", equalTo(2));
    }

    @Test
    void pushedRecordThatDoesNotTellHowNewItIsIsPolledAtOnce() {
        start(OrgShape.standard());
        List<String> ids = someOpportunities(3);
        follow();
        salesforce.update("Opportunity", ids.get(2), "StageName", "Closed Lost");
        push(ids.get(2), "StageName");
        assertThat(store.feeds(salesforce.organizationId())).allMatch(feed -> feed.wantedAt() != null);
        follow();
        assertLedgerIsTheOrg();
    }

    /** Rules that also look at flags cannot tell by the stage alone whether it is lost; the org can. */
    @Test
    void pushedStageWithoutItsFlagsIsPolledAtOnce() {
        start(OrgShape.standard());
        salesforce.clock().set(Instant.now().minusSeconds(60));
        List<String> ids = someOpportunities(3);
        follow();
        salesforce.clock().set(Instant.now()); // within one second only a poll tells what was later
        push(ids.get(0), "StageName", "IsClosed", "IsWon", "SystemModstamp");
        push(ids.get(0), "Loss_Reason__c", "SystemModstamp");
        assertThat(store.feeds(salesforce.organizationId())).allMatch(feed -> feed.wantedAt() == null);

        salesforce.update("Opportunity", ids.get(2), "StageName", "Closed Lost");
        push(ids.get(2), "StageName", "SystemModstamp");
        assertThat(count("record where stage = 'Closed Lost' and outcome = 'open'"))
                .isEqualTo(1);
        assertThat(store.feeds(salesforce.organizationId())).allMatch(feed -> feed.wantedAt() != null);
        follow();
        assertThat(count("record where stage = 'Closed Lost' and outcome = 'open'"))
                .isZero();
        assertLedgerIsTheOrg();
    }

    private void push(String id, String... fields) {
        Map<String, Object> record = salesforce.record("Opportunity", id).orElseThrow();
        StringBuilder values = new StringBuilder("<sf:Id>%s</sf:Id>".formatted(id));
        for (String field : fields) {
            values.append("<sf:%s>%s</sf:%s>".formatted(field, record.get(field), field));
        }
        given().contentType("text/xml")
                .body("""
                        <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"
                         xmlns:sf="urn:sobject.enterprise.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                        <e:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>%s</OrganizationId>
                        <Notification><Id>04l000000000001AAA</Id><sObject xsi:type="sf:Opportunity">%s</sObject></Notification>
                        </notifications></e:Body></e:Envelope>
                        """.formatted(salesforce.organizationId(), values))
                .post("/webhooks/salesforce/outbound-messages/{secret}", SimulatedOrg.SECRET)
                .then()
                .statusCode(200);
    }

    @Test
    void statusAndMappingCanBeAskedFor() {
        start(OrgShape.standard().withVolume(50, 50, 5));
        follow();
        given().get("/api/v1/sync")
                .then()
                .statusCode(200)
                .body("org", equalTo(salesforce.organizationId()))
                .body("feeds.object", equalTo(List.of("lead", "opportunity")))
                .body("feeds.state", everyItem(equalTo("following")))
                .body("feeds.lastError", everyItem(equalTo(null)));
        given().get("/api/v1/sync/mapping")
                .then()
                .statusCode(200)
                .body(containsString("- Loss_Reason__c"))
                .body(containsString("is called like a reason for a loss"))
                .body(containsString("Closed - Not Converted"));
        given().post("/api/v1/sync").then().statusCode(202);
        given().get("/q/metrics")
                .then()
                .body(containsString("whynot_salesforce_rows_total"))
                .body(containsString("whynot_salesforce_calls_total"));
        given().get("/q/health/ready").then().statusCode(200).body(containsString("opportunity.lagSeconds"));
    }

    private Sync replica(Mappings itsMappings) {
        return replica(itsMappings, Clock.systemUTC());
    }

    private Sync replica(Mappings itsMappings, Clock clock) {
        CallBudget itsBudget = new CallBudget(jdbi, settings, metrics);
        Connection itsConnection = new Connection(settings, itsMappings, revisions, itsBudget, orgClock, clock);
        Lease itsLease = new Lease(jdbi);
        FeedStore itsStore = new FeedStore(jdbi, itsLease);
        SyncMetrics itsMetrics = new SyncMetrics(metrics);
        return new Sync(
                itsConnection,
                settings,
                itsLease,
                itsBudget,
                itsStore,
                new Poll(itsConnection, settings, ledger, itsStore, errors, doors, itsMetrics, orgClock),
                new FullPass(itsConnection, settings, ledger, itsStore, errors, itsMetrics, orgClock),
                new PurgedRecords(itsConnection, ledger, itsStore, orgClock),
                itsMetrics,
                orgClock,
                clock);
    }
}
