package dev.whynot.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.whynot.ledger.Field.Core;
import dev.whynot.testsupport.TestDatabase;

class ErasureTest {

    private static final Instant DAY = Instant.parse("2026-03-01T10:00:00Z");
    private static final String SECRET = "Erika Mustermann said it is too expensive";

    private final Jdbi jdbi = TestLedger.jdbi(TestDatabase.withSchema());
    private final Ledger ledger = TestLedger.on(jdbi);
    private final Erasure erasure =
            new Erasure(jdbi, new LedgerStore(new FieldSets(jdbi), new ObjectMapper()), Clock.systemUTC());

    @BeforeEach
    void fill() {
        take("1", DAY, Map.of(Core.OUTCOME, Outcome.OPEN, Core.STAGE, "Proposal", Core.OWNER, "Ada"));
        take("1", DAY.plusSeconds(60), lost());
        take("2", DAY, lost());
        jdbi.useHandle(
                handle -> handle.execute("insert into feed_error values ('acme', 'lead', '1', ?, now())", SECRET));
        jdbi.useHandle(handle -> handle.execute("insert into facts_mark values (gen_random_uuid())"));
    }

    private static Map<Field, Object> lost() {
        return Map.of(
                Core.OUTCOME,
                Outcome.LOST,
                Core.RAW_DETAIL,
                SECRET,
                Core.AMOUNT,
                BigDecimal.TEN,
                Core.CLOSE_DATE,
                LocalDate.of(2020, 2, 1),
                Core.CREATED_ON,
                LocalDate.of(2020, 1, 1),
                new Field.Dimension("contact"),
                "Erika Mustermann");
    }

    private static RecordKey key(String id) {
        return new RecordKey("acme", SalesObject.LEAD, id);
    }

    private TakenIn take(String id, Instant at, Map<? extends Field, ?> values) {
        return ledger.takeIn(List.of(Sighting.dated(key(id), at, "test", values)));
    }

    private void deleteInSource(String id, Instant at) {
        take(id, at, Map.of(Core.DELETED, true));
    }

    private List<Map<String, Object>> row(String id) {
        return row("record", "record_id = '%s'".formatted(id));
    }

    private List<Map<String, Object>> row(String table, String where) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from %s where %s".formatted(table, where))
                .mapToMap()
                .list());
    }

    /** In any table, in any column. */
    private long mentions(String text) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE'")
                .mapTo(String.class)
                .list()
                .stream()
                .mapToLong(table -> handle.createQuery(
                                "select count(*) from %s as t where t::text like :text".formatted(table))
                        .bind("text", "%" + text + "%")
                        .mapTo(Long.class)
                        .one())
                .sum());
    }

    @Test
    void nothingOfAnErasedRecordIsLeftButThatItWasThere() {
        assertThat(mentions("Erika")).isPositive();
        long before = ledger.lastChangeNo();
        erasure.onRequest(key("1"), handle -> {});
        erasure.onRequest(key("2"), handle -> {});
        assertThat(mentions("Erika")).isZero();
        assertThat(mentions("Ada")).isZero();
        assertThat(row("1")).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("deleted", true).containsEntry("erased", "request");
            assertThat((Long) row.get("change_no"))
                    .as("so that replicas learn of it")
                    .isGreaterThan(before);
        });
        assertThat(ledger.lastChangeNo()).isEqualTo(before + 2);
        assertThat(ledger.findInAnyOrg(SalesObject.LEAD, "1")).isEmpty();
        assertThat(row("facts_mark", "true"))
                .as("files of columns on disk hold it still")
                .isEmpty();
    }

    @Test
    void whatWasErasedOnRequestDoesNotComeBack() {
        erasure.onRequest(key("1"), handle -> {});
        assertThat(take("1", DAY.plusSeconds(60), lost()).accepted())
                .as("the same file again")
                .isZero();
        Map<Field, Object> again = new HashMap<>(lost());
        again.put(Core.DELETED, false);
        assertThat(take("1", Instant.now().plus(1, ChronoUnit.DAYS), again).accepted())
                .isZero();
        assertThat(mentions("Ada")).isZero();
        assertThat(row("1").getFirst()).containsEntry("erased", "request");
        assertThat(row("2").getFirst()).containsEntry("erased", null).containsEntry("raw_detail", SECRET);
    }

    @Test
    void whatItsSourceDeletedIsErasedAfterAWhile() {
        deleteInSource("1", DAY.plusSeconds(120));
        assertThat(erasure.deletedBefore(Instant.now().minusSeconds(3_600)))
                .as("not yet")
                .isZero();
        assertThat(erasure.deletedBefore(Instant.now().plusSeconds(1))).isOne();
        assertThat(erasure.deletedBefore(Instant.now().plusSeconds(1)))
                .as("once")
                .isZero();
        assertThat(row("1").getFirst()).containsEntry("erased", "deleted").containsEntry("raw_detail", null);
        assertThat(row("2").getFirst()).containsEntry("erased", null);
    }

    @Test
    void recordThatComesBackFromItsSourcesBinIsThereAgain() {
        deleteInSource("1", DAY.plusSeconds(120));
        erasure.deletedBefore(Instant.now().plusSeconds(1));
        take("1", DAY.plusSeconds(60), lost());
        assertThat(row("1").getFirst()).as("an old file").containsEntry("erased", "deleted");
        Map<Field, Object> old = new HashMap<>(lost());
        old.put(Core.DELETED, false);
        take("1", DAY.plusSeconds(60), old);
        assertThat(row("1").getFirst()).as("a page read before").containsEntry("erased", "deleted");

        take("1", DAY.plusSeconds(180), old);
        assertThat(row("1").getFirst())
                .containsEntry("erased", null)
                .containsEntry("deleted", false)
                .containsEntry("outcome", "lost")
                .containsEntry("raw_detail", SECRET);
        assertThat(ledger.findInAnyOrg(SalesObject.LEAD, "1")).hasSize(1);
        take("1", DAY.plusSeconds(240), Map.of(Core.OUTCOME, Outcome.OPEN));
        assertThat(row("1").getFirst()).containsEntry("outcome", "open").containsEntry("deleted", false);
    }

    @Test
    void whatIsOlderThanRecordsAreKeptIsErasedForGood() {
        take("3", DAY, Map.of(Core.OUTCOME, Outcome.OPEN, Core.CREATED_ON, LocalDate.of(2020, 1, 1)));
        take("4", DAY, Map.of(Core.OUTCOME, Outcome.OPEN));
        assertThat(erasure.endedBefore(LocalDate.of(2020, 2, 1)))
                .as("by the day of the close, else of the creation")
                .isOne();
        assertThat(row("3").getFirst()).containsEntry("erased", "retention");
        assertThat(erasure.endedBefore(LocalDate.of(2020, 2, 2))).isEqualTo(2);
        assertThat(row("4").getFirst()).as("without a date, by its last change").containsEntry("erased", null);
        Map<Field, Object> again = new HashMap<>(lost());
        again.put(Core.DELETED, false);
        take("2", Instant.now(), again);
        assertThat(mentions("Erika")).isZero();
    }
}
