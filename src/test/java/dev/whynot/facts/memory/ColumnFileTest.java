package dev.whynot.facts.memory;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.facts.Basis;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Selection;
import dev.whynot.facts.sql.SqlFacts;
import dev.whynot.ledger.Field;
import dev.whynot.ledger.Field.Core;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.Outcome;
import dev.whynot.ledger.RecordKey;
import dev.whynot.ledger.SalesObject;
import dev.whynot.ledger.Sighting;
import dev.whynot.ledger.TestLedger;
import dev.whynot.reason.Taxonomy;
import dev.whynot.testsupport.TestDatabase;

/**
 * Where records come from is told by owners that are changed behind the ledger's back: who goes on from the file still
 * sees the old ones.
 */
class ColumnFileTest {

    private static final Selection ALL = new Selection(
            Optional.empty(), Optional.empty(), Basis.CLOSED, Optional.empty(), Optional.empty(), List.of());
    private static final Dimension OWNER = new Dimension("owner", true);
    private static final String BEHIND_ITS_BACK = "update record set owner = 'From the ledger' where owner = 'Ada'";

    private final Jdbi jdbi = TestLedger.jdbi(TestDatabase.withSchema());
    private final Ledger ledger = TestLedger.on(jdbi);
    private final Facts sql = new SqlFacts(jdbi, Taxonomy.bundled());
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("facts").resolve("columns");
    }

    private MemoryFacts started() {
        MemoryFacts facts = new MemoryFacts(jdbi, Taxonomy.bundled(), sql, file);
        facts.catchUp();
        return facts;
    }

    private void take(String id, Map<Field, ?> values) {
        now = now.plusSeconds(1);
        Map<Field, Object> all = new HashMap<>(Map.of(Core.OUTCOME, Outcome.OPEN));
        all.putAll(values);
        ledger.takeIn(List.of(Sighting.dated(new RecordKey("acme", SalesObject.LEAD, id), now, "test", all)));
    }

    private static Map<String, Long> owners(Facts facts) {
        return facts.ask(state -> state.groups(ALL, List.of(OWNER)).stream()
                .collect(toMap(
                        group -> group.key().getFirst(), group -> group.counts().records())));
    }

    private void keepAda() {
        take("1", Map.of(Core.OWNER, "Ada"));
        started().keep();
        jdbi.useHandle(handle -> handle.execute(BEHIND_ITS_BACK));
    }

    @Test
    void startGoesOnFromWhatWasKept() {
        take("1", Map.of(Core.OWNER, "Ada"));
        take("2", Map.of(Core.OWNER, "Grace", Core.AMOUNT, new BigDecimal("123456789012345678.12345")));
        take("3", Map.of(Core.OWNER, "Linus"));
        MemoryFacts before = started();
        take("3", Map.of(Core.DELETED, true));
        before.catchUp();
        before.keep();
        take("4", Map.of(Core.OWNER, "日本", new Field.Dimension("industry"), "Retail"));
        take("2", Map.of(Core.OWNER, "Edsger"));
        Map<String, Long> expected = owners(sql);
        jdbi.useHandle(handle -> handle.execute(BEHIND_ITS_BACK));

        MemoryFacts after = started();
        assertThat(owners(after)).isEqualTo(expected).isEqualTo(Map.of("Ada", 1L, "日本", 1L, "Edsger", 1L));
        assertThat(after.<List<Dimension>>ask(state -> state.dimensions()))
                .isEqualTo(sql.<List<Dimension>>ask(state -> state.dimensions()));
        take("1", Map.of(Core.OWNER, "Barbara"));
        take("3", Map.of(Core.DELETED, false));
        assertThat(owners(after)).isEqualTo(owners(sql));
    }

    @Test
    void emptyLedgerIsKeptToo() {
        started().keep();
        take("1", Map.of(Core.OWNER, "Ada"));
        assertThat(owners(started())).isEqualTo(Map.of("Ada", 1L));
    }

    @Test
    void fileOfAnotherLedgerIsPassedOver() {
        keepAda();
        assertThat(owners(started())).containsOnlyKeys("Ada");
        jdbi.useHandle(handle -> handle.execute("update change_clock set ledger_id = gen_random_uuid()"));
        assertThat(owners(started())).containsOnlyKeys("From the ledger");
    }

    /** The numbers alone do not tell: the ledger may have gone on from there. */
    @Test
    void fileThatIsNewerThanALedgerThatWasPutBackIsPassedOver() {
        take("1", Map.of(Core.OWNER, "Ada"));
        jdbi.useTransaction(handle -> {
            handle.execute("create table backup_record as table record");
            handle.execute("create table backup_clock as table change_clock");
            handle.execute("create table backup_mark as table facts_mark");
        });
        take("2", Map.of(Core.OWNER, "Lost with the disk"));
        started().keep();
        jdbi.useTransaction(handle -> {
            handle.execute("truncate record cascade");
            handle.execute("insert into record select * from backup_record");
            handle.execute("update change_clock set last = (select last from backup_clock)");
            handle.execute("truncate facts_mark");
            handle.execute("insert into facts_mark select * from backup_mark");
        });
        take("3", Map.of(Core.OWNER, "Grace"));
        take("4", Map.of(Core.OWNER, "Grace"));
        assertThat(owners(started())).isEqualTo(Map.of("Ada", 1L, "Grace", 2L)).isEqualTo(owners(sql));
    }

    @Test
    void fileOfAnotherSchemaIsPassedOver() {
        keepAda();
        jdbi.useHandle(handle -> handle.execute("insert into flyway_schema_history select installed_rank + 1, '999',"
                + " description, type, script, checksum, installed_by, installed_on, execution_time, success"
                + " from flyway_schema_history order by installed_rank desc limit 1"));
        assertThat(owners(started())).containsOnlyKeys("From the ledger");
    }

    @Test
    void fileThatIsNotWholeIsPassedOver() throws IOException {
        keepAda();
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        List<byte[]> broken = new ArrayList<>();
        broken.add(new byte[0]);
        for (int i = 0; i < 40; i++) {
            broken.add(Arrays.copyOf(whole, random.nextInt(whole.length)));
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            broken.add(flipped);
        }
        for (byte[] content : broken) {
            Files.write(file, content);
            assertThat(owners(started())).containsOnlyKeys("From the ledger");
        }
        Files.write(file, whole);
        assertThat(owners(started())).containsOnlyKeys("Ada");
    }

    @Test
    void whereNothingCanBeKeptAllIsReadFromTheLedger() throws IOException {
        Files.createFile(folder.resolve("facts"));
        keepAda();
        assertThat(owners(started())).containsOnlyKeys("From the ledger");
    }
}
