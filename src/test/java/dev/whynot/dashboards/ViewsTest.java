package dev.whynot.dashboards;

import static dev.whynot.testsupport.Api.importText;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.whynot.ledger.Field;
import dev.whynot.ledger.Field.Core;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.Outcome;
import dev.whynot.ledger.RecordKey;
import dev.whynot.ledger.SalesObject;
import dev.whynot.ledger.Sighting;
import dev.whynot.testsupport.PostgresForService;

/** The views say what the API says, of records that are as odd as records are. */
@QuarkusTest
@WithTestResource(PostgresForService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewsTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    @Inject
    Jdbi jdbi;

    @Inject
    Ledger ledger;

    private boolean isImported;

    @BeforeEach
    void importRecords() throws Exception {
        if (isImported) {
            return;
        }
        isImported = true;
        importText("mapping=views", """
                Id,Stage,Amount,Currency,Owner,Created,Closed,Reason,Detail,Industry
                1,Closed Lost,100.10,EUR,Ada,2026-01-01,2026-01-31,Price,,Retail
                2,Closed Lost,0.0001,KWD,Ada,2026-01-01,2026-02-01,No budget,"said ""no"", twice",Müller & Söhne
                3,Closed Lost,-50,CHF,"O'Neil | Söhne",2026-01-01,2026-02-28,Price,Stapelwerk was cheaper,日本
                4,Closed Won,1000,EUR,Grace,2026-01-15,2026-02-28,,,Retail
                5,Closed Won,,,Ada,2026-01-15,,,,🚲
                6,Proposal,70,EUR,Ada,2026-02-01,2026-12-31,,,Retail
                7,Closed Lost,1,,,2026-02-01,,siehe Mail,,
                8,Closed Lost,,EUR,Ada,2026-02-01,2026-02-10,,,(none)
                9,Closed Lost,100.10,EUR,Ada,2026-01-01,2026-01-31,zu teuer,,Retail
                10,Closed Lost,5,EUR,Ada,2026-01-01,2026-01-31,Chose a competitor,we went for the incumbent,Retail
                11,Closed Lost,123456789012345.67,EUR,Ada,2026-01-01,2026-01-31,Price,,Retail
                """);
        importText("mapping=other-views", """
                Id,Stage,Amount,Currency,Owner,Created,Closed,Reason,Detail,Industry
                1,Closed Lost,7,EUR,Ada,2026-01-01,2026-01-31,Price,,Retail
                2,Closed Won,8,EUR,Ada,2026-01-01,2026-01-31,,,Retail
                """);
        ledger.takeIn(List.of(
                lead("lost", Map.of(Core.OUTCOME, Outcome.LOST, Core.CLOSE_DATE, LocalDate.of(2026, 2, 3))),
                lead("undated", Map.of(Core.OUTCOME, Outcome.LOST)),
                lead("won", Map.of(Core.OUTCOME, Outcome.WON, Core.CLOSE_DATE, LocalDate.of(2026, 2, 3))),
                lead("deleted and lost", Map.of(Core.OUTCOME, Outcome.LOST, Core.DELETED, true)),
                lead("deleted and won", Map.of(Core.OUTCOME, Outcome.WON, Core.DELETED, true))));
        given().contentType("application/json")
                .body("""
                        {"parent": "price_too_high", "en": "Too dear – 高い", "de": "Zu teuer", "insteadOf": ["price_too_high"]}
                        """)
                .put("/api/v1/taxonomy/own/too_dear?org=views")
                .then()
                .statusCode(200);
        for (int i = 0; !ownReasonIsThere(); i++) {
            assertThat(i).as("looks at the own reason").isLessThan(1_200);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Records are decided anew in the background. */
    private static boolean ownReasonIsThere() throws Exception {
        return ViewsAgainstApi.get("/api/v1/breakdown?org=views&by=ownReason")
                .findValuesAsText("ownReason")
                .contains("too_dear");
    }

    private static Sighting lead(String id, Map<? extends Field, ?> values) {
        Map<Field, Object> all = new HashMap<>(values);
        all.put(Core.RAW_REASON, "Went dark");
        all.put(Core.CREATED_ON, LocalDate.of(2026, 1, 2));
        return Sighting.dated(new RecordKey("views", SalesObject.LEAD, id), NOW, "test", all);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"views", "other-views"})
    void figuresAreThoseOfTheApi(String org) throws Exception {
        ViewsAgainstApi views = new ViewsAgainstApi(jdbi);
        Slice slice = Slice.of(org);
        assertThat(views.assertSame(slice)).isNotEmpty();
        views.assertSame(slice.object("lead"));
        views.assertSame(slice.object("opportunity"));
        views.assertSame(slice.period("2026-01-01", "2026-02-28"));
        views.assertSame(slice.object("opportunity").period("2026-01-31", "2026-02-01"));
    }

    @Test
    void figuresAreThoseThatOneCountsByHand() throws Exception {
        Map<String, String> figures =
                new ViewsAgainstApi(jdbi).assertSame(Slice.of("views").period("2026-01-01", "2026-12-31"));
        assertThat(figures)
                .containsEntry("lost", "8")
                .containsEntry("won", "2")
                .containsEntry("undated", "3")
                .containsEntry("all rate", "0.8")
                .containsEntry("all EUR", "123456789012550.87")
                .containsEntry("all KWD", "0.0001")
                .containsEntry("all CHF", "-50")
                .containsEntry("ownReason too_dear", "4")
                .containsEntry("reason,category,pointsTo price_too_high|price|fit", "4")
                .containsEntry("price_too_high in 2026-01-01", "3")
                .containsEntry("industry 日本 lost", "1");
    }

    @Test
    void rejectionsAreThoseThatTheExportTells() throws Exception {
        Map<String, JsonNode> exported = new TreeMap<>();
        given().urlEncodingEnabled(false)
                .get("/api/v1/export?org=views&filter=outcome:lost&format=ndjson")
                .asString()
                .lines()
                .map(ViewsTest::read)
                .forEach(record -> exported.put(
                        record.required("object").asText()
                                + record.required("id").asText(),
                        record));
        List<JsonNode> rows = jdbi.withHandle(handle -> handle.createQuery(
                        "select to_jsonb(it)::text from whynot_rejection as it where org_id = 'views'")
                .mapTo(String.class)
                .map(ViewsTest::read)
                .list());
        assertThat(rows).hasSize(10).hasSameSizeAs(exported.values());
        Map<String, String> labels = labels();
        for (JsonNode row : rows) {
            JsonNode record = exported.get(
                    row.required("object").asText() + row.required("record_id").asText());
            row.properties().forEach(column -> {
                String field =
                        switch (column.getKey()) {
                            case "org_id" -> "org";
                            case "record_id" -> "id";
                            default -> camelCase(column.getKey());
                        };
                Object expected =
                        switch (column.getKey()) {
                            case "reason_label", "category_label" ->
                                labels.get(record.required(field.replace("Label", ""))
                                        .asText());
                            case "own_reason" ->
                                record.required(record.required("ownReason").isNull() ? "reason" : "ownReason")
                                        .asText();
                            case "own_reason_label" ->
                                record.required("ownReason").isNull()
                                        ? labels.get(record.required("reason").asText())
                                        : "Too dear – 高い";
                            case "changed_at" -> plain(column.getValue()); // the API does not tell it
                            default -> plain(record.required(field));
                        };
                assertThat(plain(column.getValue()))
                        .as("%s of %s", column.getKey(), row.required("record_id"))
                        .isEqualTo(expected);
            });
        }
    }

    private static Map<String, String> labels() throws Exception {
        Map<String, String> labels = new HashMap<>();
        for (JsonNode category : ViewsAgainstApi.get("/api/v1/taxonomy").required("categories")) {
            labels.put(
                    category.required("code").asText(), category.required("en").asText());
            category.required("reasons")
                    .forEach(reason -> labels.put(
                            reason.required("code").asText(),
                            reason.required("en").asText()));
        }
        return labels;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (Exception e) {
            throw new AssertionError(json, e);
        }
    }

    private static String camelCase(String column) {
        String[] words = column.split("_");
        return words[0]
                + List.of(words).subList(1, words.length).stream()
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(joining());
    }

    private static Object plain(JsonNode value) {
        return value.isNull()
                ? null
                : value.isNumber()
                        ? new BigDecimal(value.asText()).stripTrailingZeros().toPlainString()
                        : value.isObject() ? value : value.asText();
    }

    @Test
    void columnsAreExactlyThoseThatAreDocumented() {
        List<String> views = jdbi.withHandle(handle -> handle.createQuery(
                        "select table_name from information_schema.views where table_schema = 'public' order by 1")
                .mapTo(String.class)
                .list());
        assertThat(Guide.views()).containsExactlyInAnyOrderElementsOf(views).hasSize(3);
        for (String view : views) {
            List<Guide.Column> columns = jdbi.withHandle(handle -> handle.createQuery("""
                            select column_name, data_type from information_schema.columns
                            where table_schema = 'public' and table_name = :view order by ordinal_position
                            """)
                    .bind("view", view)
                    .map((row, context) -> new Guide.Column(row.getString(1), row.getString(2)))
                    .list());
            assertThat(Guide.columns(view)).as("columns of %s", view).isEqualTo(columns);
        }
    }
}
