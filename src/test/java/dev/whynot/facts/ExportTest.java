package dev.whynot.facts;

import static dev.whynot.testsupport.Api.get;
import static dev.whynot.testsupport.Api.importText;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.whynot.testsupport.PostgresForService;

@QuarkusTest
@WithTestResource(PostgresForService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final List<String> OF_EVERY_RECORD = List.of(
            "org",
            "object",
            "id",
            "outcome",
            "stage",
            "stageLostIn",
            "createdOn",
            "closedOn",
            "amount",
            "currency",
            "owner",
            "rawReason",
            "rawDetail",
            "reason",
            "ownReason",
            "category",
            "pointsTo",
            "secondReason",
            "contradicted",
            "confidence",
            "method",
            "plausibility",
            "doubt",
            "competitorName");

    private boolean isImported;

    @BeforeEach
    void importRecords() throws Exception {
        if (isImported) {
            return;
        }
        isImported = true;
        importText("mapping=export", """
                Id,Stage,Amount,Currency,Owner,Created,Closed,Reason,Detail,Industry
                1,Closed Lost,100.10,EUR,"=HYPERLINK(""http://x"")",2026-01-01,2026-01-31,Price,"said ""no"",
                twice",日本
                2,Closed Lost,-200,EUR,+49 30,2026-01-01,2026-02-01,No budget,"a, b; c",Müller & Söhne
                3,Closed Won,1000,CHF,@ada,2026-01-15,2026-02-28,,,"quo""te"
                4,Proposal,,,-dash,2026-02-01,2026-12-31,,,🚲
                5,Closed Lost,0.0001,KWD,Ada,,,siehe Mail,=1+1,
                """);
    }

    private static Response export(String query) {
        return given().urlEncodingEnabled(false).get("/api/v1/export?org=export&" + query);
    }

    private static String text(String query) {
        byte[] bytes = export(query).then().statusCode(200).extract().asByteArray();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<NamedCsvRecord> rows(String query) {
        return CsvReader.builder().ofNamedCsvRecord(text(query)).stream().toList();
    }

    private static JsonNode records(String query) throws Exception {
        String page = given().urlEncodingEnabled(false)
                .get("/api/v1/records?org=export&limit=1000&" + query)
                .asString();
        return JSON.readTree(page).required("records");
    }

    @Test
    void csvHoldsWhatRecordsShow() throws Exception {
        List<String> columns = new ArrayList<>(OF_EVERY_RECORD);
        columns.addAll(get("/api/v1/dimensions").getList("findAll { !it.builtIn }.name"));
        List<NamedCsvRecord> rows = rows("");
        JsonNode records = records("");
        assertThat(rows).hasSize(5);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).getHeader()).isEqualTo(columns);
            for (String column : columns) {
                assertThat(rows.get(i).getField(column))
                        .as("%s of record %d", column, i + 1)
                        .isEqualTo(expected(records.get(i), column));
            }
        }
    }

    /** What a reader of the records would write, without a look at how the service does. */
    private static String expected(JsonNode record, String column) {
        JsonNode value = OF_EVERY_RECORD.contains(column)
                ? record.required(column)
                : record.required("dimensions").path(column);
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (column.equals("contradicted") && record.required("reason").isNull()) {
            return "";
        }
        if (column.equals("confidence")) {
            return Double.toString(value.doubleValue());
        }
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros().toPlainString();
        }
        return value.asText().matches("(?s)[=+@\\-\\t\\r].*") ? "'" + value.asText() : value.asText();
    }

    @Test
    void textsThatASpreadsheetWouldRunGetAnApostropheAndNumbersDoNot() {
        List<NamedCsvRecord> rows = rows("");
        assertThat(rows.stream().map(row -> row.getField("owner")))
                .containsExactly("'=HYPERLINK(\"http://x\")", "'+49 30", "'@ada", "'-dash", "Ada");
        assertThat(rows.get(4).getField("rawDetail")).isEqualTo("'=1+1");
        assertThat(rows.stream().map(row -> row.getField("amount")))
                .containsExactly("100.1", "-200", "1000", "", "0.0001");
    }

    @Test
    void unicodeQuotesAndLineBreaksComeThrough() {
        List<NamedCsvRecord> rows = rows("");
        assertThat(rows.stream().map(row -> row.getField("industry")))
                .containsExactly("日本", "Müller & Söhne", "quo\"te", "🚲", "");
        assertThat(rows.getFirst().getField("rawDetail")).isEqualTo("said \"no\",\ntwice");
    }

    @Test
    void fileSaysWhatItIs() {
        export("")
                .then()
                .header("Content-Type", equalTo("text/csv; charset=UTF-8"))
                .header("Content-Disposition", equalTo("attachment; filename=\"whynot-records.csv\""));
        export("format=ndjson")
                .then()
                .header("Content-Type", startsWith("application/x-ndjson"))
                .header("Content-Disposition", equalTo("attachment; filename=\"whynot-records.ndjson\""));
    }

    @Test
    void ndjsonHasOneRecordALine() throws Exception {
        String text = text("format=ndjson");
        assertThat(text).endsWith("\n");
        List<String> lines = text.lines().toList();
        JsonNode records = records("");
        assertThat(lines).hasSize(5);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(JSON.readTree(lines.get(i))).isEqualTo(records.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson"})
    void filtersAndPeriodsChooseTheRows(String format) throws Exception {
        for (String query : List.of(
                "filter=outcome:lost",
                "filter=industry:(none)",
                "filter=-outcome:lost",
                "from=2026-02-01",
                "filter=owner:nobody",
                "filter=rawDetail:%3D1%2B1",
                "filter=-rawDetail:(none)")) {
            List<String> ids = new ArrayList<>();
            records(query).forEach(record -> ids.add(record.required("id").asText()));
            List<String> exported = format.equals("csv")
                    ? rows(query).stream().map(row -> row.getField("id")).toList()
                    : text("format=ndjson&" + query).lines().map(ExportTest::id).toList();
            assertThat(exported).as(query).isEqualTo(ids);
        }
    }

    private static String id(String line) {
        try {
            return JSON.readTree(line).required("id").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    @Test
    void headerIsThereOnceAlsoWhenTheLedgerItselfIsAsked() {
        for (String query : List.of("filter=rawDetail:nothing", "filter=owner:nobody")) {
            assertThat(text(query).lines().toList()).as(query).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filter=nope:x        | filter",
                "filter=outcome:gone  | filter",
                "filter=outcome       | filter",
                "format=xml           | format",
                "from=x               | from",
                "limit=3              | limit",
            })
    void whatIsWrongIsSaidBeforeTheFileBegins(String query, String parameter) {
        export(query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Content-Disposition", (String) null)
                .body("parameter", equalTo(parameter));
    }

    /** More rows than are read at once. */
    @Test
    void everyRecordIsThereOnceHoweverManyThereAre() throws Exception {
        StringBuilder many = new StringBuilder("Id,Stage,Owner,Industry\n");
        for (int i = 0; i < 2_501; i++) {
            many.append("m%d,Closed Lost,Many,%d%n".formatted(i, i % 7));
        }
        importText("mapping=many", many.toString());
        List<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(given().get("/api/v1/export?org=many&object=opportunity")
                        .asString())
                .stream()
                .toList();
        Map<String, String> industries =
                rows.stream().collect(toMap(row -> row.getField("id"), row -> row.getField("industry")));
        assertThat(rows).hasSize(2_501);
        assertThat(industries).hasSize(2_501).containsEntry("m2500", "1");
    }
}
