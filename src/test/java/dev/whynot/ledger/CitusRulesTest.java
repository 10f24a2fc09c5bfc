package dev.whynot.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import dev.whynot.testsupport.TestDatabase;

/** The schema keeps to what Citus can distribute: what it refuses is refused here, without a cluster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CitusRulesTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Path SCRIPT = MAIN.resolve("resources/db/citus/distribute.sql");
    /** Has a row per record that could not be read, a hundred at most of each feed; stays on one node. */
    private static final String SMALL = "feed_error";

    private final Jdbi jdbi = TestLedger.jdbi(TestDatabase.withSchema());

    private List<String> texts(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private List<String> perRecord() {
        return texts("""
                select relname
                from pg_class join pg_attribute on attrelid = pg_class.oid
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attname = 'record_id'
                    and relname <> '%s'
                order by relname
                """.formatted(SMALL));
    }

    /** The script itself is run; instead of Citus a function notes what it is asked to distribute. */
    @Test
    void scriptDistributesExactlyTheTablesThatHaveRowsPerRecord() throws Exception {
        jdbi.useHandle(handle -> {
            handle.execute("create table asked (nr serial, name text, by_column text, colocated_with text)");
            handle.execute("""
                    create function create_distributed_table(
                        table_name regclass, distribution_column text, distribution_type text default 'hash',
                        colocate_with text default 'default', shard_count int default null)
                    returns void language sql
                    begin atomic
                        insert into asked (name, by_column, colocated_with)
                        values (table_name::text, distribution_column, colocate_with);
                    end
                    """);
            handle.createScript(Files.readString(SCRIPT)).execute();
        });
        List<Map<String, Object>> asked = jdbi.withHandle(handle ->
                handle.createQuery("select * from asked order by nr").mapToMap().list());
        assertThat(asked).extracting(row -> row.get("name")).containsExactlyInAnyOrderElementsOf(perRecord());
        assertThat(asked).extracting(row -> row.get("by_column")).containsOnly("record_id");
        assertThat(asked.getFirst()).containsEntry("name", "record").containsEntry("colocated_with", "default");
        assertThat(asked.subList(1, asked.size()))
                .extracting(row -> row.get("colocated_with"))
                .containsOnly("record");
    }

    @Test
    void tablesWithRowsPerRecordAreKnown() {
        assertThat(perRecord()).containsExactly("reason_correction", "record", "sighting");
    }

    @Test
    void everyUniqueIndexOfThemContainsTheRecord() {
        String unique = """
                select indrelid::regclass || ': ' || pg_get_indexdef(indexrelid)
                from pg_index
                where indisunique or indisexclusion
                """;
        for (String table : perRecord()) {
            String ofTable = " and indrelid = '%s'::regclass".formatted(table);
            String both = unique.replace("indisunique or indisexclusion", "(indisunique or indisexclusion)") + ofTable;
            assertThat(texts(both)).as("unique indexes of %s", table).isNotEmpty();
            assertThat(texts(both + """
                             and not exists (
                                select from pg_attribute
                                where attrelid = indrelid and attname = 'record_id'
                                    and array_position(indkey::int2[], attnum) < indnkeyatts)
                            """))
                    .as("unique indexes of %s without record_id", table)
                    .isEmpty();
        }
    }

    @Test
    void foreignKeysOfThemAreOnTheWholeKeyAndAmongThemselves() {
        List<String> tables = perRecord();
        List<String> keys = texts("""
                select conrelid::regclass || '|' || confrelid::regclass || '|' || coalesce((
                    select string_agg(attname, ',' order by attname)
                    from pg_attribute
                    where attrelid = conrelid and attnum = any(conkey) and attname in ('org_id', 'object', 'record_id')), '')
                from pg_constraint
                where contype = 'f' and connamespace = 'public'::regnamespace
                """);
        assertThat(keys)
                .filteredOn(key -> tables.contains(key.split("\\|", -1)[0]) || tables.contains(key.split("\\|", -1)[1]))
                .allSatisfy(key -> {
                    assertThat(tables).contains(key.split("\\|", -1)[0], key.split("\\|", -1)[1]);
                    assertThat(key.split("\\|", -1)[2]).isEqualTo("object,org_id,record_id");
                });
    }

    @Test
    void nothingIsWrittenByTriggersOrRules() {
        assertThat(texts("select tgname from pg_trigger where not tgisinternal"))
                .isEmpty();
        assertThat(texts("select rulename from pg_rewrite where rulename <> '_RETURN'"))
                .as("what PostgreSQL itself has aside")
                .containsExactlyInAnyOrderElementsOf(List.of("pg_settings_n", "pg_settings_u"));
    }

    /** Each node of a cluster has transaction ids of its own, and rows have other places on other nodes. */
    @Test
    void nothingFollowsTheTransactionIdsOfOneNode() throws IOException {
        List<String> ofOneNode = List.of("xmin", "xmax", "ctid", "pg_current_xact_id", "txid_current", "pg_snapshot");
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> sources = files.filter(file ->
                            file.toString().endsWith(".java") || file.toString().endsWith(".sql"))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(100);
            assertThat(sources).allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.UTF_8))
                    .as("%s", file)
                    .doesNotContainPattern("(?i)\\b(" + String.join("|", ofOneNode) + ")\\b"));
        }
    }
}
