package dev.whynot.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import dev.whynot.ledger.Field.Core;
import dev.whynot.testsupport.TestDatabase;

/** A ledger that an earlier release filled is brought to the newest schema, and nothing of it is lost. */
class MigrationTest {

    private static final Instant DAY = Instant.parse("2026-01-01T10:00:00Z");

    /**
     * A record as an earlier release stored it.
     *
     * @param created null if unknown
     * @param closed null unless won or lost
     * @param beforeClose the stage before the close, as its source tells it; or null
     * @param lostIn what that release read off the history; or null
     * @param seen per day, from 1 January on, what was seen of it; null where nothing was
     */
    private record Old(
            String id,
            String outcome,
            String stage,
            LocalDate created,
            LocalDate closed,
            String beforeClose,
            String lostIn,
            List<String> seen) {}

    private static final LocalDate CREATED = LocalDate.of(2026, 1, 1);
    private static final LocalDate CLOSED = LocalDate.of(2026, 1, 20);

    private static final List<Old> RECORDS = List.of(
            new Old(
                    "open",
                    "open",
                    "Proposal",
                    CREATED,
                    null,
                    null,
                    null,
                    List.of(open("Prospecting"), open("Proposal"))),
            new Old(
                    "lost",
                    "lost",
                    "Closed Lost",
                    CREATED,
                    CLOSED,
                    null,
                    "Proposal",
                    List.of(open("Prospecting"), open("Proposal"), """
                    {"outcome": "lost", "stage": "Closed Lost", "raw_reason": "Zu teuer"}""")),
            new Old(
                    "one stage",
                    "lost",
                    "Closed Lost",
                    CREATED,
                    CLOSED,
                    null,
                    "Prospecting",
                    List.of(open("Prospecting"), """
                    {"outcome": "lost", "stage": "Closed Lost"}""")),
            new Old(
                    "seen late",
                    "lost",
                    "Closed Lost",
                    CREATED.minusDays(9),
                    CLOSED,
                    null,
                    "Prospecting",
                    List.of(open("Prospecting"), """
                    {"outcome": "lost", "stage": "Closed Lost"}""")),
            new Old("created never", "lost", "Closed Lost", null, CLOSED, null, "B", List.of(open("B"), """
                    {"outcome": "lost", "stage": "Closed Lost"}""")),
            new Old(
                    "closed never",
                    "lost",
                    "Closed Lost",
                    CREATED,
                    null,
                    null,
                    "B",
                    List.of(open("A"), open("B"), """
                    {"outcome": "lost", "stage": "Closed Lost"}""")),
            new Old(
                    "closed before",
                    "lost",
                    "Closed Lost",
                    CREATED,
                    CREATED,
                    null,
                    "B",
                    List.of(open("A"), open("B"), """
                    {"outcome": "lost", "stage": "Closed Lost"}""")),
            new Old("told", "lost", "Closed Lost", CREATED, CLOSED, "Negotiation", "Negotiation", List.of("""
                    {"outcome": "lost", "stage": "Closed Lost"}""")),
            new Old("told again", "lost", "Closed Lost", CREATED, CLOSED, "B", "B", List.of(open("A"), open("B"), """
                    {"outcome": "lost", "stage": "Closed Lost"}""")),
            new Old("told after", "won", "Closed Won", CREATED, CLOSED, "C", null, List.of(open("A"), open("B"), """
                    {"outcome": "won", "stage": "Closed Won"}""")),
            new Old("told too early", "open", "A", CREATED, null, "C", null, List.of(open("A"))),
            new Old("ranked", "lost", "Closed Lost", CREATED, CLOSED, null, "Proposal", List.of("""
                    {"outcome": ["open", 2], "stage": ["Prospecting", 2]}""", """
                    {"outcome": ["open", 1], "stage": ["Proposal", 30000007]}""", """
                    {"outcome": ["lost", 5], "stage": ["Closed Lost", 5]}""")),
            new Old("ranked null", "open", "B", CREATED, null, null, null, List.of(open("A"), """
                    {"outcome": ["open", 3], "stage": [null, 3]}""", open("B"))),
            new Old("field by field", "open", "A", CREATED, null, null, null, List.of("""
                    {"stage": "A"}""", """
                    {"outcome": "open"}""", """
                    {"stage": "B"}""", """
                    {"raw_detail": "x"}""", """
                    {"outcome": ["open", 1]}""")),
            new Old("opened again", "open", "Closed Lost", CREATED, null, null, null, List.of(open("A"), """
                    {"outcome": "lost", "stage": "Closed Lost"}""", """
                    {"outcome": "open"}""")),
            new Old(
                    "back and forth",
                    "open",
                    "A",
                    CREATED,
                    null,
                    null,
                    null,
                    List.of(open("A"), open("A"), open("B"), open("A"), open("A"))),
            new Old("cleared", "open", null, CREATED, null, null, null, List.of(open("A"), """
                    {"outcome": "open", "stage": null}""", """
                    {"outcome": "open"}""")),
            new Old("odd", "open", "日本 \"[x]\" \\", CREATED, null, null, null, List.of(open("日本 \\\"[x]\\\" \\\\"))),
            new Old("no stage", "lost", null, CREATED, CLOSED, null, null, List.of("""
                    {"outcome": "lost", "raw_reason": "Price"}""", """
                    {"deleted": true}""")));

    private static String open(String stage) {
        return "{\"outcome\": \"open\", \"stage\": \"%s\"}".formatted(stage);
    }

    private PGSimpleDataSource database;
    private Jdbi jdbi;

    @BeforeEach
    void newDatabase() {
        database = new PGSimpleDataSource();
        database.setUrl(TestDatabase.newUrl());
        jdbi = TestLedger.jdbi(database);
    }

    private void migrateTo(String version) {
        Flyway.configure().dataSource(database).target(version).load().migrate();
    }

    /** Only columns that the schema had from its first version on, so that any later one can be filled by it. */
    private void fill() {
        FieldSets fieldSets = new FieldSets(jdbi);
        int fields = fieldSets.id(FieldSet.of(Set.of(
                Core.OUTCOME, Core.STAGE, Core.STAGE_BEFORE_CLOSE, Core.CREATED_ON, Core.CLOSE_DATE, Core.RAW_REASON)));
        jdbi.useTransaction(handle -> {
            handle.execute("insert into org (org_id) values ('acme')");
            int changeNo = 100;
            for (Old old : RECORDS) {
                changeNo += 3;
                handle.createUpdate("""
                        insert into record (
                            org_id, object, record_id, change_no, versions, deleted, outcome, stage, stage_before_close,
                            stage_lost_in, created_on, close_date, closed_on, dimensions, source, changed_at)
                        values (
                            'acme', 'opportunity', :id, :change_no, cast(:versions as jsonb), false, :outcome, :stage,
                            :before_close, :lost_in, :created, :closed, :closed, '{}', 'csv:1', :now)
                        """)
                        .bind("id", old.id())
                        .bind("change_no", changeNo)
                        .bind("versions", "{\"%d\": %d}".formatted(fields, DAY.getEpochSecond() * 1_000_000))
                        .bind("outcome", old.outcome())
                        .bind("stage", old.stage())
                        .bind("before_close", old.beforeClose())
                        .bind("lost_in", old.lostIn())
                        .bind("created", old.created())
                        .bind("closed", old.closed())
                        .bind("now", DAY)
                        .execute();
                for (int day = 0; day < old.seen().size(); day++) {
                    handle.createUpdate("""
                            insert into sighting (org_id, object, record_id, version, source, seen_at, seen)
                            values ('acme', 'opportunity', :id, :version, 'csv:1', :version, cast(:seen as jsonb))
                            """)
                            .bind("id", old.id())
                            .bind("version", DAY.plusSeconds(86_400L * day))
                            .bind("seen", old.seen().get(day))
                            .execute();
                }
            }
            handle.execute("update change_clock set last = ?", changeNo);
        });
    }

    private static List<RecordKey> keys() {
        return RECORDS.stream()
                .map(old -> new RecordKey("acme", SalesObject.OPPORTUNITY, old.id()))
                .toList();
    }

    @Test
    void recordsGetTheStagesAndDaysThatTheirHistoryTells() {
        migrateTo("8");
        fill();
        migrateTo("latest");

        Map<RecordKey, Trail> trails = jdbi.withHandle(
                handle -> new LedgerStore(new FieldSets(jdbi), new ObjectMapper()).loadTrails(handle, keys()));
        List<LedgerRecord> records = TestLedger.on(jdbi).find(keys());
        assertThat(records).hasSize(RECORDS.size());
        for (int i = 0; i < RECORDS.size(); i++) {
            Old old = RECORDS.get(i);
            LedgerRecord record = records.get(i);
            Trail trail = trails.get(record.key());
            assertThat(record.stages())
                    .as("stages of '%s'", old.id())
                    .isEqualTo(trail.stages(old.outcome().equals("open") ? null : old.beforeClose()));
            assertThat(record.stageLostDays())
                    .as("days of '%s'", old.id())
                    .isEqualTo(trail.daysIn(record.stageLostIn(), record.createdOn(), record.closedOn()));
        }
        assertThat(records.get(1).stages()).containsExactly("Prospecting", "Proposal");
        assertThat(records.get(1).stageLostDays()).isEqualTo(18);
    }

    @Test
    void recordsGetNumbersOfTheirOwnInTheOrderOfTheirChanges() {
        migrateTo("8");
        fill();
        migrateTo("latest");

        List<LedgerRecord> records = TestLedger.on(jdbi).find(keys());
        assertThat(records).extracting(LedgerRecord::no).doesNotHaveDuplicates().isSorted();
        assertThat(records).extracting(LedgerRecord::changeNo).startsWith(103L, 106L);
        String ledgerId = jdbi.withHandle(handle -> handle.createQuery("select ledger_id from change_clock")
                .mapTo(String.class)
                .one());
        assertThat(ledgerId).isNotBlank();
    }

    @Test
    void whatComesAfterwardsIsTakenInAsIfTheLedgerHadAlwaysBeenLikeThis() {
        migrateTo("8");
        fill();
        migrateTo("latest");
        Ledger ledger = TestLedger.on(jdbi);
        long before = ledger.lastChangeNo();
        List<LedgerRecord> old = ledger.find(keys());

        List<Sighting> sightings = new ArrayList<>();
        for (RecordKey key : List.of(keys().getFirst(), new RecordKey("acme", SalesObject.LEAD, "new"))) {
            sightings.add(Sighting.dated(
                    key,
                    DAY.plusSeconds(86_400L * 30),
                    "test",
                    Map.of(
                            Core.OUTCOME,
                            Outcome.LOST,
                            Core.STAGE,
                            "Closed Lost",
                            Core.RAW_REASON,
                            "Zu teuer",
                            Core.CLOSE_DATE,
                            LocalDate.of(2026, 1, 31))));
        }
        assertThat(ledger.takeIn(sightings).accepted()).isEqualTo(2);

        List<LedgerRecord> now = ledger.changesAfter(before, 10);
        assertThat(now).hasSize(2);
        LedgerRecord known = now.getFirst();
        assertThat(known.no())
                .as("it keeps its number")
                .isEqualTo(old.getFirst().no());
        assertThat(known.stages()).containsExactly("Prospecting", "Proposal");
        assertThat(known.stageLostIn()).isEqualTo("Proposal");
        assertThat(known.stageLostDays()).isEqualTo(29);
        assertThat(known.decision().reason()).isEqualTo("price_too_high");
        assertThat(now.getLast().no())
                .as("a new one gets a new number")
                .isGreaterThan(old.getLast().no());
    }

    @Test
    void emptyLedgerIsBroughtToTheNewestSchemaFromEachVersion() {
        for (int version = 1; version <= 9; version++) {
            newDatabase();
            migrateTo(Integer.toString(version));
            migrateTo("latest");
            assertThat(TestLedger.on(jdbi)
                            .takeIn(List.of(Sighting.dated(keys().getFirst(), DAY, "test", Map.of(Core.OWNER, "Ada"))))
                            .accepted())
                    .as("from version %d", version)
                    .isOne();
        }
    }
}
