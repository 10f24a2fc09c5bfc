package dev.whynot.csv;

import static dev.whynot.testsupport.Api.get;
import static dev.whynot.testsupport.Api.importFile;
import static dev.whynot.testsupport.Api.importText;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import dev.whynot.testsupport.PostgresForService;
import dev.whynot.testsupport.SharedData;

@QuarkusTest
@WithTestResource(PostgresForService.class)
class ImportTest {

    private static final String OPPORTUNITIES = "mapping=salesforce&object=opportunity";

    @Test
    void realLeadsGiveTheNumbersOfTheFile() throws Exception {
        Path file = SharedData.X_EDUCATION_LEADS.file();
        JsonPath status = importFile("mapping=x-education", file);
        assertThat(status.getString("state")).isEqualTo("done");
        assertThat(status.getInt("rows")).isEqualTo(9_240);
        assertThat(status.getInt("accepted")).isEqualTo(9_240);

        JsonPath summary = get("/api/v1/summary?org=x-education&object=lead");
        assertThat(summary.getInt("tally.won")).isEqualTo(3_561);
        assertThat(summary.getInt("tally.lost") + summary.getInt("tally.open")).isEqualTo(5_679);

        List<NamedCsvRecord> rows = rows(file);
        Map<String, Long> notConverted =
                count(rows, row -> row.getField("Converted").equals("0"), "Tags");
        Map<String, Long> answered =
                counts("/api/v1/breakdown?org=x-education&by=rawReason&limit=1000" + "&filter=-outcome:won");
        assertThat(answered).isEqualTo(notConverted);
        assertThat(counts("/api/v1/breakdown?org=x-education&by=leadSource&limit=1000"))
                .isEqualTo(count(rows, row -> true, "Lead Source"));
        assertThat(counts("/api/v1/breakdown?org=x-education&by=reason&filter=reason:competitor_chosen"))
                .isEqualTo(Map.of(
                        "competitor_chosen",
                        notConverted.get("Closed by Horizzon")
                                + notConverted.get("Lost to EINS")
                                + notConverted.get("Lost to Others")));

        JsonPath again = importFile("mapping=x-education", file);
        assertThat(again.getInt("unchanged")).isEqualTo(9_240);
        assertThat(again.getInt("accepted")).isZero();
    }

    @Test
    void mappingsAreListedWithWhatTheyDescribe() {
        JsonPath mappings = get("/api/v1/imports/mappings");
        assertThat(mappings.<String>getList("name")).contains("salesforce", "salesforce-report", "x-education");
        assertThat(mappings.<List<String>>get("find { it.name == 'salesforce' }.objects"))
                .containsExactly("lead", "opportunity");
        assertThat(mappings.<List<String>>get("find { it.name == 'x-education' }.objects"))
                .containsExactly("lead");
    }

    @Test
    void realOpportunitiesGiveTheNumbersOfTheFile() throws Exception {
        Path file = SharedData.CRM_SALES_OPPORTUNITIES.file();
        importFile("mapping=crm-sales-opportunities", file);

        JsonPath summary = get("/api/v1/summary?org=crm-sales");
        assertThat(summary.getInt("tally.won")).isEqualTo(4_238);
        assertThat(summary.getInt("tally.lost")).isEqualTo(2_473);
        assertThat(summary.getInt("tally.open")).isEqualTo(2_089);

        List<NamedCsvRecord> rows = rows(file);
        BigDecimal won = rows.stream()
                .filter(row -> row.getField("deal_stage").equals("Won"))
                .map(row -> new BigDecimal(row.getField("close_value")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(new BigDecimal(summary.getString("tally.wonAmount[0].amount")))
                .isEqualByComparingTo(won);
        long lostInMay = rows.stream()
                .filter(row -> row.getField("deal_stage").equals("Lost")
                        && row.getField("close_date").endsWith("-05-17"))
                .count();
        assertThat(get("/api/v1/summary?org=crm-sales&from=2017-05-01&to=2017-05-31")
                        .getLong("tally.lost"))
                .isEqualTo(lostInMay);
        assertThat(counts("/api/v1/breakdown?org=crm-sales&by=owner&limit=1000"))
                .isEqualTo(count(rows, row -> true, "sales_agent"));

        JsonPath again = importFile("mapping=crm-sales-opportunities", file);
        assertThat(again.getInt("unchanged")).isEqualTo(8_800);
    }

    @Test
    void badRowsAreReportedAndSinkNothingElse() throws Exception {
        JsonPath status = importText(OPPORTUNITIES, """
                Id;StageName;IsWon;IsClosed;Amount;CloseDate;SystemModstamp;Loss_Reason__c
                006bad000000001AAA;Closed Lost;false;true;1000;2026-02-30;2026-03-01T10:00:00.000Z;Price
                006bad000000001;Closed Lost;false;true;12,5;2026-02-28;2026-03-01T10:00:00.000Z;Price
                ;Closed Lost;false;true;1;2026-02-28;2026-03-01T10:00:00.000Z;Price
                006bad000000004;Closed Lost;false
                006bad000000005;Closed Lost;false;true;1;2026-02-28;2026-03-01;Price
                006bad000000006;Closed Lost;false;true;1;2026-02-28;2026-03-01T10:00:00.000Z;"zu
                teuer"
                006bad000000007;Closed Lost;maybe;;1;2026-02-28;2026-03-01T10:00:00.000Z;x
                006bad000000008;;;;1;2026-02-28;2026-03-01T10:00:00.000Z;x
                006bad000000009;Closed Lost;false;true;1;2026-02-28;2026-03-01T10:00:00.000Z;Price
                """);

        assertThat(status.getString("state")).isEqualTo("done");
        assertThat(status.getInt("rows")).isEqualTo(9);
        assertThat(status.getInt("accepted")).isEqualTo(3);
        assertThat(status.getInt("rejected")).isEqualTo(6);
        assertThat(status.getList("errors.line")).containsExactly(2, 3, 4, 5, 6, 10);
        assertThat(status.getList("errors.column"))
                .containsExactly("CloseDate", "Amount", "Id", null, "SystemModstamp", "outcome");
        assertThat(get("/api/v1/imports").getMap("[0]"))
                .as("the list tells counts, not rows")
                .containsEntry("rejected", 6)
                .doesNotContainKey("errors");
        assertThat(status.getString("errors[0].message"))
                .contains("'2026-02-30' is not a date")
                .contains("2026-03-01");
        assertThat(status.getString("errors[1].message")).contains("'12,5' is not a number such as 1,234.50");
        assertThat(status.getList("missing").toString()).contains("created (CreatedDate)");

        JsonPath record = get("/api/v1/records/opportunity/006bad000000006AAA");
        assertThat(record.getString("rawReason")).isEqualTo("zu\nteuer");
        assertThat(record.getString("reason")).isEqualTo("price_too_high");
    }

    @Test
    void recordExportedWithShortAndLongIdIsOneRecord() throws Exception {
        String header = "Id,StageName,IsClosed,IsWon,SystemModstamp\n";
        importText(OPPORTUNITIES, header + "006A00000000abc,Proposal,false,false,2026-03-01T10:00:00Z\n");
        importText(OPPORTUNITIES, header + "006A00000000abcIAA,Closed Lost,true,false,2026-03-02T10:00:00Z\n");

        JsonPath record = get("/api/v1/records/opportunity/006A00000000abcIAA");
        assertThat(record.getString("outcome")).isEqualTo("lost");
        assertThat(record.getString("stageLostIn")).isEqualTo("Proposal");
        assertThat(record.getList("history.field")).containsExactly("outcome", "stage", "outcome", "stage");
    }

    @Test
    void olderFileImportedLaterDoesNotTurnBackTime() throws Exception {
        String header = "Id,StageName,IsClosed,IsWon,SystemModstamp\n";
        importText(OPPORTUNITIES, header + "006old000000001,Closed Won,true,true,2026-03-02T10:00:00Z\n");
        JsonPath status =
                importText(OPPORTUNITIES, header + "006old000000001,Proposal,false,false,2026-03-01T10:00:00Z\n");

        assertThat(status.getInt("accepted")).isOne();
        assertThat(get("/api/v1/records/opportunity/006old000000001AAA").getString("outcome"))
                .isEqualTo("won");
    }

    @Test
    void withoutVersionsTheLaterRowAndTheLaterFileWin() throws Exception {
        String header = "Opportunity ID,Stage,Closed,Won,Close Date\n";
        String query = "mapping=salesforce-report&object=opportunity";
        importText(
                query, header + "006new000000001,Proposal,0,0,3/31/2026\n006new000000001,Negotiation,0,0,3/31/2026\n");
        assertThat(get("/api/v1/records/opportunity/006new000000001AAA").getString("stage"))
                .isEqualTo("Negotiation");

        importText(query, header + "006new000000001,Closed Lost,1,0,3/31/2026\n");
        assertThat(get("/api/v1/records/opportunity/006new000000001AAA").getString("stageLostIn"))
                .isEqualTo("Negotiation");
    }

    @Test
    void headerAloneIsAnImportOfNothing() throws Exception {
        JsonPath status = importText(OPPORTUNITIES, "Id,StageName,IsClosed,IsWon");
        assertThat(status.getString("state")).isEqualTo("done");
        assertThat(status.getInt("rows")).isZero();
        assertThat(status.getInt("percent")).isEqualTo(100);
    }

    @Test
    void whatIsNoReadableFileIsRefusedAtOnce() {
        refuse(OPPORTUNITIES, "", "body", "does not start with the names of its columns");
        refuse(OPPORTUNITIES, "a,b\n1,2\n", "body", "No column holds the id");
        refuse(OPPORTUNITIES, "Id,b\n1,2\n", "body", "Nothing tells the outcome");
        refuse(OPPORTUNITIES, "Id,StageName,ID\n", "body", "The column 'Id' is there twice");
        refuse("mapping=nope", "a\n", "mapping", "There is no mapping 'nope'");
        refuse("mapping=salesforce", "a\n", "object", "say which the file holds");
        refuse("mapping=x-education&object=opportunity", "a\n", "object", "not valid here");
        given().multiPart("file", "Id\n1\n")
                .post("/api/v1/imports?" + OPPORTUNITIES)
                .then()
                .statusCode(415)
                .body("detail", containsString("not a form"));
        given().contentType("text/csv")
                .body(new byte[] {'I', 'd', '\n', (byte) 0xfc})
                .post("/api/v1/imports?" + OPPORTUNITIES)
                .then()
                .statusCode(400)
                .body("detail", containsString("Line 2 is not UTF-8"));
    }

    @Test
    void mappingsAreListedWhereOneIsMissing() {
        given().contentType("text/csv")
                .body("a")
                .post("/api/v1/imports")
                .then()
                .body("valid", hasItems("salesforce", "salesforce-report", "x-education"));
    }

    @Test
    void unknownImportIsNotFound() {
        for (String id : List.of("999999", "abc", "-1", "99999999999999999999")) {
            given().get("/api/v1/imports/" + id).then().statusCode(404).body("parameter", equalTo("id"));
        }
    }

    private static void refuse(String query, String body, String parameter, String detail) {
        given().contentType("text/csv")
                .body(body)
                .post("/api/v1/imports?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameter", equalTo(parameter))
                .body("detail", containsString(detail));
    }

    private static List<NamedCsvRecord> rows(Path file) throws Exception {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        }
    }

    private static Map<String, Long> count(
            List<NamedCsvRecord> rows, Function<NamedCsvRecord, Boolean> condition, String column) {
        return rows.stream()
                .filter(condition::apply)
                .map(row -> row.getField(column).strip())
                .map(text -> text.isEmpty() || text.equals("Select") ? "(none)" : text)
                .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> counts(String path) {
        JsonPath breakdown = get(path);
        String dimension = breakdown.getString("by[0]");
        List<String> keys = breakdown.getList("rows.key." + dimension);
        List<Integer> records = breakdown.getList("rows.records");
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            counts.put(keys.get(i), records.get(i).longValue());
        }
        return counts;
    }

    @Test
    void wonDealsAreWonAlsoWithoutTheFlagThatSaysSo() throws Exception {
        JsonPath status = importText(OPPORTUNITIES, """
                Id,StageName,IsClosed
                006000000001001AAA,Closed Won,true
                006000000001002AAA,Closed Lost,true
                006000000001003AAA,Done and dusted,true
                006000000001004AAA,Proposal,false
                """);
        assertThat(status.getList("missing", String.class)).contains("outcome: won (IsWon)");
        assertThat(status.getList("errors.line")).containsExactly(4);
        assertThat(status.getString("errors[0].message")).contains("StageName = 'Done and dusted'");
        assertThat(outcome("006000000001001AAA")).isEqualTo("won");
        assertThat(outcome("006000000001002AAA")).isEqualTo("lost");
        assertThat(outcome("006000000001004AAA")).isEqualTo("open");
    }

    @Test
    void currencyStaysWhereAFileHasNoneAndIsNeverGuessed() throws Exception {
        importText(OPPORTUNITIES, """
                Id,StageName,Amount,CurrencyIsoCode,SystemModstamp
                006000000001011AAA,Proposal,500,CHF,2026-01-01T00:00:00.000Z
                """);
        JsonPath second = importText(OPPORTUNITIES, """
                Id,StageName,Amount,SystemModstamp
                006000000001011AAA,Proposal,600,2026-02-01T00:00:00.000Z
                006000000001012AAA,Proposal,"USD 1,000.00",2026-02-01T00:00:00.000Z
                """);
        JsonPath record = get("/api/v1/records/opportunity/006000000001011AAA?org=default");
        assertThat(record.getInt("amount")).isEqualTo(600);
        assertThat(record.getString("currency")).isEqualTo("CHF");
        assertThat(second.getList("errors.line")).containsExactly(3);
        assertThat(second.getString("errors[0].message")).contains("map 'currency' to its column");
    }

    @Test
    void dateThatPostgresCannotHoldSinksOnlyItsRow() throws Exception {
        JsonPath status = importText(OPPORTUNITIES, """
                Id,StageName,CreatedDate,CloseDate,SystemModstamp
                006000000001021AAA,Proposal,9999-12-31T23:59:59-0800,2026-01-01,2026-01-01T00:00:00.000Z
                006000000001022AAA,Proposal,2026-01-01,0001-01-01T00:00:00+05:00,2026-01-01T00:00:00.000Z
                006000000001023AAA,Proposal,2026-01-01,2026-01-01,0001-01-01T00:00:00+01:00
                006000000001024AAA,Proposal,2026-01-01,2026-01-01,2026-01-01T00:00:00.000Z
                """);
        assertThat(status.getString("state")).isEqualTo("done");
        assertThat(status.getList("errors.column")).containsExactly("CreatedDate", "CloseDate", "SystemModstamp");
        assertThat(status.getInt("accepted")).isEqualTo(1);
    }

    @Test
    void pagesOfOtherSitesCannotImport() {
        given().header("Origin", "https://elsewhere.example")
                .body("Id\n")
                .post("/api/v1/imports?" + OPPORTUNITIES)
                .then()
                .statusCode(403)
                .body("detail", containsString("elsewhere.example"));
    }

    private static String outcome(String id) {
        return get("/api/v1/records/opportunity/" + id + "?org=default").getString("outcome");
    }
}
