package dev.whynot.dashboards;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.ledger.Field.Core;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.Outcome;
import dev.whynot.ledger.RecordKey;
import dev.whynot.ledger.SalesObject;
import dev.whynot.ledger.Sighting;
import dev.whynot.testsupport.Ran;

/** What docs/api-for-dashboards.md shows is run as it stands there, against the bundled sample. */
@QuarkusTest
@WithTestResource(ServiceWithSample.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuideTest {

    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final String HIDDEN = "Nobody May See This";

    @Inject
    Jdbi jdbi;

    @Inject
    Ledger ledger;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private boolean isReady;

    @BeforeEach
    void waitForTheSample() throws Exception {
        if (isReady) {
            return;
        }
        for (int i = 0; !sampleIsLoaded(); i++) {
            assertThat(i).as("looks at the import of the sample").isLessThan(6_000);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        ledger.takeIn(List.of(rejection("sample", "deleted", Map.of(Core.DELETED, true))));
        jdbi.useHandle(
                handle -> handle.createScript(Guide.blocks("sql").getFirst()).execute());
        isReady = true;
    }

    private static boolean sampleIsLoaded() {
        return given().get("/api/v1/imports").jsonPath().getList("state").equals(List.of("done", "done"));
    }

    private static Sighting rejection(String org, String id, Map<Core, Object> more) {
        Map<Core, Object> values = new HashMap<>(more);
        values.put(Core.OUTCOME, Outcome.LOST);
        values.put(Core.OWNER, HIDDEN);
        values.put(Core.CLOSE_DATE, LocalDate.of(2026, 1, 2));
        return Sighting.dated(new RecordKey(org, SalesObject.LEAD, id), NOW, "test", values);
    }

    private static String service() {
        return "http://127.0.0.1:" + RestAssured.port;
    }

    private Connection reader() throws SQLException {
        Properties properties = new Properties();
        properties.put("user", "whynot_reader");
        properties.put("password", "change me");
        return DriverManager.getConnection(url.substring(0, url.indexOf('?')), properties);
    }

    @Test
    @Order(1)
    void callsByCurlAnswer(@TempDir Path folder) throws Exception {
        assumeTrue(Ran.works("command -v curl jq"), "skipped: there is no curl or no jq");
        List<String> blocks = Guide.blocks("bash");
        assertThat(blocks).hasSize(4);
        for (String block : blocks.subList(1, blocks.size())) {
            for (String call : calls(block)) {
                Ran ran = Ran.of(
                        folder,
                        Map.of("WHYNOT", service() + "/api/v1"),
                        List.of("bash", "-euo", "pipefail", "-c", blocks.getFirst() + call));
                assertThat(ran.errors()).as(call).isEmpty();
                assertThat(ran.exitCode()).as(call).isZero();
                if (!call.contains(" > ")) {
                    assertThat(ran.output()).as(call).isNotBlank().doesNotContainPattern("(?m)^null$");
                }
                if (call.contains("--etag-save")) {
                    assertThat(ran.output()).isEqualTo("200\n304\n");
                }
            }
        }
        assertThat(Files.readAllLines(folder.resolve("price-too-high.ndjson")))
                .hasSize(given().urlEncodingEnabled(false)
                        .get("/api/v1/records?object=opportunity&filter=reason:price_too_high")
                        .jsonPath()
                        .getInt("total"));
    }

    /** The lines of the block that lists the figures, each by itself; other blocks as a whole. */
    private static List<String> calls(String block) {
        boolean isList = block.startsWith("# ");
        return isList ? block.lines().filter(line -> line.startsWith("curl")).toList() : List.of(block);
    }

    @Test
    @Order(2)
    void javaScriptAndPythonWaitForAnswersAndTellTheSame(@TempDir Path folder) throws Exception {
        boolean hasNode = Ran.works("node -e 'process.exit(Number(process.versions.node.split(\".\")[0]) < 18)'");
        boolean hasPython = Ran.works("python3 -c 'import sys; sys.exit(sys.version_info < (3, 8))'");
        assumeTrue(hasNode || hasPython, "skipped: there is neither Node.js 18 nor Python 3.8");
        List<String> outputs = new ArrayList<>();
        if (hasNode) {
            outputs.add(run(folder, "node", "example.mjs", Guide.blocks("js").getFirst()));
        }
        if (hasPython) {
            outputs.add(
                    run(folder, "python3", "example.py", Guide.blocks("python").getFirst()));
        }
        assertThat(outputs.getFirst())
                .startsWith("loss rate 62.3 % (60.2 % to 64.4 %), 1265 of 2030\n")
                .contains("Lindwurm Lager");
        assertThat(outputs.getLast()).isEqualTo(outputs.getFirst());
    }

    /** Its three questions, each asked until there is an answer, and once more. */
    private static String run(Path folder, String program, String file, String code) throws Exception {
        Files.writeString(folder.resolve(file), code);
        try (BusyService busy = new BusyService(service())) {
            Ran ran = Ran.of(folder, Map.of("WHYNOT", busy.address() + "/api/v1"), List.of(program, file));
            assertThat(ran.errors()).as(file).isEmpty();
            assertThat(ran.exitCode()).as(file).isZero();
            assertThat(busy.statuses())
                    .as(file)
                    .containsExactly(503, 202, 200, 503, 202, 200, 503, 202, 200, 304, 304, 304);
            return ran.output();
        }
    }

    @Test
    @Order(2)
    void panelsAndQuestionsHaveRowsForTheReader() throws Exception {
        List<String> blocks = Guide.blocks("sql");
        assertThat(blocks).hasSize(7);
        try (Connection connection = reader();
                Statement statement = connection.createStatement()) {
            for (String block : blocks.subList(1, blocks.size())) {
                try (ResultSet rows = statement.executeQuery(asGrafanaSends(block))) {
                    assertThat(rows.next()).as(block).isTrue();
                }
            }
        }
    }

    private static String asGrafanaSends(String sql) {
        return sql.replaceAll(
                "\\$__timeFilter\\((\\w+)\\)", "$1 BETWEEN '2025-01-01T00:00:00Z' AND '2025-12-31T23:59:59.999Z'");
    }

    @Test
    @Order(2)
    void readerReadsTheViewsAndNothingElse() throws Exception {
        List<String> all = jdbi.withHandle(
                handle -> handle.createQuery("""
                        select oid::regclass::text from pg_class
                        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
                        """).mapTo(String.class).list());
        assertThat(all).hasSizeGreaterThan(20);
        try (Connection connection = reader();
                Statement statement = connection.createStatement()) {
            List<String> readable = new ArrayList<>();
            for (String one : all) {
                try {
                    statement
                            .executeQuery("select * from %s limit 1".formatted(one))
                            .close();
                    readable.add(one);
                } catch (SQLException e) {
                    assertThat(e.getMessage()).contains("permission denied");
                }
            }
            assertThat(readable).containsExactlyInAnyOrderElementsOf(Guide.views());
            assertThatThrownBy(() -> statement.execute("create temporary table mine (id int)"))
                    .hasMessageContaining("read-only");
            statement.execute("set default_transaction_read_only = off");
            for (String write : List.of(
                    "delete from whynot_decided",
                    "update whynot_decided set owner = 'me'",
                    "insert into whynot_decided (org_id) values ('x')",
                    "create table mine (id int)",
                    "create view mine as select * from record")) {
                assertThatThrownBy(() -> statement.execute(write)).as(write).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    @Order(2)
    void functionsOfTheReaderDoNotSeeDeletedRecords() throws Exception {
        try (Connection connection = reader();
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("""
                    create function pg_temp.peek(owner text) returns boolean cost 0.0000001 language plpgsql as $$
                    begin
                        if owner like '%May See This' or owner = 'Ruth Kaltenegger' then
                            raise notice 'seen: %', owner;
                        end if;
                        return true;
                    end $$
                    """);
            for (String view : List.of("whynot_decided", "whynot_rejection")) {
                statement
                        .executeQuery("select count(*) from %s where pg_temp.peek(owner)".formatted(view))
                        .close();
                List<String> seen = new ArrayList<>();
                for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
                    seen.add(notice.getMessage());
                }
                assertThat(seen).as(view).contains("seen: Ruth Kaltenegger").doesNotContain("seen: " + HIDDEN);
            }
        }
    }

    @Test
    @Order(3)
    void viewsSayOfTheSampleWhatTheApiSays() throws Exception {
        ViewsAgainstApi views = new ViewsAgainstApi(jdbi);
        assertThat(views.assertSame(Slice.ALL)).containsEntry("lost", "13186").containsEntry("won", "7791");
        views.assertSame(Slice.of("sample").object("opportunity").period("2025-01-01", "2025-12-31"));
        views.assertSame(Slice.ALL.object("lead").period("2024-02-15", "2024-02-29"));
    }

    @Test
    @Order(4)
    void sampleStepsAsideInTheViewsToo() throws Exception {
        ledger.takeIn(List.of(rejection("mine", "1", Map.of(Core.RAW_REASON, "Price"))));
        assertThat(new ViewsAgainstApi(jdbi).assertSame(Slice.ALL))
                .containsEntry("lost", "1")
                .containsEntry("won", "0");
    }
}
