package dev.whynot.analytics;

import static dev.whynot.testsupport.Api.get;
import static dev.whynot.testsupport.Api.importText;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.whynot.testsupport.PostgresForService;

@QuarkusTest
@WithTestResource(PostgresForService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionsTest {

    private static final String ALL = "org=questions&";

    private boolean isImported;

    @BeforeEach
    void importRecords() throws Exception {
        if (isImported) {
            return;
        }
        isImported = true;
        importText("mapping=questions", """
                Id,Stage,Amount,Currency,Owner,Created,Closed,Reason,Industry
                1,Closed Lost,100.10,EUR,Ada,2026-01-01,2026-01-31,Price,"Energy, Oil"
                2,Closed Lost,200.20,EUR,Ada,2026-01-01,2026-02-01,No budget,Retail
                3,Closed Lost,50,CHF,Grace,2026-01-01,2026-02-28,Price,Retail
                4,Closed Won,1000,EUR,Grace,2026-01-15,2026-02-28,,Retail
                5,Closed Won,,,Ada,2026-01-15,2026-03-01,,a:b\\c
                6,Proposal,70,EUR,Ada,2026-02-01,2026-12-31,,Retail
                7,Closed Lost,1,EUR,,2026-02-01,,siehe Mail,
                8,Closed Lost,1,EUR,Ada,2026-02-01,2026-02-10,,日本
                """);
    }

    @Test
    void summaryCountsEveryRecordOnce() {
        JsonPath summary = get("/api/v1/summary?" + ALL);
        assertThat(summary.getInt("tally.records")).isEqualTo(8);
        assertThat(summary.getInt("tally.open")).isEqualTo(1);
        assertThat(summary.getInt("tally.won")).isEqualTo(2);
        assertThat(summary.getInt("tally.lost")).isEqualTo(5);
        assertThat(summary.getDouble("tally.lossRate.value")).isEqualTo(5 / 7.0);
        assertThat(summary.getList("tally.lostAmount.currency")).containsExactly("CHF", "EUR");
        assertThat(summary.getList("tally.lostAmount.amount")).hasToString("[50, 302.3]");
        assertThat(summary.getString("previous")).isNull();
        assertThat(summary.getList("topReasons.reason"))
                .containsExactly("price_too_high", "no_budget", "not_recorded", "unclear");
        assertThat(summary.getInt("withoutUsableReason.lost")).isEqualTo(2);
        assertThat(summary.getDouble("withoutUsableReason.share.value")).isEqualTo(2 / 5.0);
    }

    @Test
    void periodHoldsBothItsDaysAndIsComparedWithTheOneBefore() {
        JsonPath february = get("/api/v1/summary?" + ALL + "from=2026-02-01&to=2026-02-28");
        assertThat(february.getInt("tally.lost")).isEqualTo(3);
        assertThat(february.getInt("tally.won")).isEqualTo(1);
        assertThat(february.getInt("tally.open")).isZero();
        assertThat(february.getString("previous.from")).isEqualTo("2026-01-01");
        assertThat(february.getString("previous.to")).isEqualTo("2026-01-31");
        assertThat(february.getInt("previous.tally.lost")).isEqualTo(1);
        assertThat(february.getInt("undated")).isEqualTo(1);

        JsonPath days = get("/api/v1/summary?" + ALL + "from=2026-02-02&to=2026-02-28");
        assertThat(days.getString("previous.from")).isEqualTo("2026-01-06");
        assertThat(days.getString("previous.to")).isEqualTo("2026-02-01");
        JsonPath leapYear = get("/api/v1/summary?" + ALL + "from=2025-01-01&to=2025-12-31");
        assertThat(leapYear.getString("previous.from")).isEqualTo("2024-01-01");
    }

    @Test
    void createdBasisPlacesOpenRecordsInTimeToo() {
        JsonPath summary = get("/api/v1/summary?" + ALL + "basis=created&from=2026-02-01&to=2026-02-01");
        assertThat(summary.getInt("tally.records")).isEqualTo(3);
        assertThat(summary.getInt("tally.open")).isEqualTo(1);
        assertThat(summary.getInt("undated")).isZero();
    }

    @Test
    void breakdownByOneDimensionAddsUpToTheTotal() {
        JsonPath breakdown = get("/api/v1/breakdown?" + ALL + "by=owner");
        assertThat(breakdown.getList("rows.key.owner")).containsExactly("Ada", "(none)", "Grace");
        assertThat(breakdown.getList("rows.lost")).containsExactly(3, 1, 1);
        assertThat(breakdown.getList("rows.records")).containsExactly(5, 1, 2);
        assertThat(breakdown.getDouble("rows[0].share.value")).isEqualTo(3 / 5.0);
        assertThat(breakdown.getDouble("rows[0].lossRate.value")).isEqualTo(3 / 4.0);
        assertThat(breakdown.getInt("total.records")).isEqualTo(8);
        assertThat(breakdown.getBoolean("truncated")).isFalse();
    }

    @Test
    void breakdownByThreeDimensionsKeepsEveryCombination() {
        JsonPath breakdown = get("/api/v1/breakdown?" + ALL + "by=industry,category,owner&limit=3");
        assertThat(breakdown.getMap("rows[0].key"))
                .isEqualTo(Map.of("industry", "(none)", "category", "unknown", "owner", "(none)"));
        assertThat(breakdown.getList("rows")).hasSize(3);
        assertThat(breakdown.getBoolean("truncated")).isTrue();
        assertThat(breakdown.getInt("total.records")).isEqualTo(8);
    }

    @Test
    void lossRateWithinAReasonIsNotGiven() {
        JsonPath breakdown = get("/api/v1/breakdown?" + ALL + "by=pointsTo");
        assertThat(breakdown.getMap("rows[0]")).containsEntry("lossRate", null);
        assertThat(breakdown.getList("rows.key.pointsTo")).containsExactly("data", "fit", "targeting", "(none)");
    }

    @Test
    void sortingByTheLowerBoundPutsLargeGroupsBeforeSmallOnes() {
        List<String> byRate =
                get("/api/v1/breakdown?" + ALL + "by=owner&sort=-lossRate").getList("rows.key.owner");
        List<String> byBound =
                get("/api/v1/breakdown?" + ALL + "by=owner&sort=-lossRate.low").getList("rows.key.owner");
        assertThat(byRate).containsExactly("(none)", "Ada", "Grace");
        assertThat(byBound).containsExactly("Ada", "(none)", "Grace");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "industry:Retail             | 4",
                "-industry:Retail            | 4",
                "industry:Retail,日本         | 5",
                "industry:(none)             | 1",
                "-industry:(none)            | 7",
                "industry:Energy\\, Oil      | 1",
                "industry:a:b\\\\c           | 1",
                "industry:                   | 0",
                "industry:nobody             | 0",
                "owner:Ada' or '1'='1        | 0",
                "reason:price_too_high       | 2",
                "outcome:lost                | 5",
                "rawReason:(none)            | 4",
            })
    void filtersKeepOrLeaveOut(String filter, int records) {
        JsonPath answer = given().queryParam("org", "questions")
                .queryParam("filter", filter)
                .get("/api/v1/records")
                .jsonPath();
        assertThat(answer.getInt("total")).isEqualTo(records);
        assertThat(answer.getList("records")).hasSize(records);
    }

    @Test
    void severalFiltersMustAllHold() {
        assertThat(get("/api/v1/records?" + ALL + "filter=industry:Retail&filter=outcome:lost&filter=-owner:Grace")
                        .getList("records.id"))
                .containsExactly("2");
    }

    @Test
    void pagesHoldEveryRecordOnce() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        while (cursor != null) {
            JsonPath page = get("/api/v1/records?" + ALL + "limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.getInt("total")).isEqualTo(8);
            ids.addAll(page.getList("records.id"));
            cursor = page.getString("next");
            pages++;
        }
        assertThat(ids).containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void oneRecordIsShownWithItsHistory() {
        JsonPath record = get("/api/v1/records/opportunity/1?org=questions");
        assertThat(record.getString("category")).isEqualTo("price");
        assertThat(record.getString("pointsTo")).isEqualTo("fit");
        assertThat(record.getDouble("confidence")).isEqualTo(1);
        assertThat(record.getString("method")).isEqualTo("dictionary");
        assertThat(record.getMap("dimensions")).isEqualTo(Map.of("industry", "Energy, Oil"));
        assertThat(record.getList("history.field")).containsExactly("outcome", "stage", "rawReason");
        given().get("/api/v1/records/opportunity/nope")
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no opportunity 'nope'"));
        given().get("/api/v1/records/deal/1").then().statusCode(400).body("parameter", equalTo("object"));
    }

    @Test
    void dimensionsAndTheirValuesAreListed() {
        assertThat(get("/api/v1/dimensions").getList("name")).contains("owner", "reason", "industry");
        JsonPath values = get("/api/v1/dimensions/industry/values?" + ALL + "q=RET");
        assertThat(values.getList("values.value")).containsExactly("Retail");
        assertThat(values.getInt("values[0].records")).isEqualTo(4);
        assertThat(get("/api/v1/dimensions/industry/values?" + ALL + "limit=1").getBoolean("truncated"))
                .isTrue();
    }

    @Test
    void taxonomyIsShownWithItsLabels() {
        JsonPath taxonomy = get("/api/v1/taxonomy");
        assertThat(taxonomy.getList("categories")).hasSize(12);
        assertThat(taxonomy.getString("categories[0].reasons[0].de")).isEqualTo("Preis zu hoch");
        assertThat(taxonomy.getString("categories[0].reasons[0].pointsTo")).isEqualTo("fit");
    }

    @Test
    void textsAreClassifiedWithoutChangingAnything() {
        given().contentType("application/json")
                .body("{\"texts\": [\"Zu TEUER!\", \"siehe Mail\", \"\"]}")
                .post("/api/v1/reasons/classify")
                .then()
                .statusCode(200)
                .body("reason", equalTo(List.of("price_too_high", "unclear", "not_recorded")))
                .body("[0].category", equalTo("price"))
                .body("[1].confidence", equalTo(0.0f));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"texts\": [1, {}]}        | texts[1]",
                "{\"texts\": \"x\"}          | texts",
                "{\"text\": []}              | text",
                "{}                          | texts",
                "null                        | texts",
                "{\"texts\": [null]}         | texts[0]",
            })
    void wrongBodiesAreRefusedWithTheField(String body, String field) {
        given().contentType("application/json")
                .body(body)
                .post("/api/v1/reasons/classify")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameter", equalTo(field));
    }

    @Test
    void bodiesThatAreNoJsonOrTooLargeAreRefused() {
        given().contentType("application/json")
                .body("{\"texts\": [\"x")
                .post("/api/v1/reasons/classify")
                .then()
                .statusCode(400)
                .body("status", equalTo(400));
        given().contentType("application/json")
                .body("{\"texts\": [\"" + "x".repeat(2_000_000) + "\"]}")
                .post("/api/v1/reasons/classify")
                .then()
                .statusCode(413);
        given().contentType("text/plain")
                .body("x")
                .post("/api/v1/reasons/classify")
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "summary?limt=3                        | limt   | There is no parameter 'limt' here",
                "summary?object=deal                   | object | 'deal' is not valid here",
                "summary?object=lead&object=lead       | object | can be given once",
                "summary?from=01.03.2026               | from   | expected is YYYY-MM-DD",
                "summary?to=2026-02-30                 | to     | '2026-02-30' is not a date",
                "summary?from=99999999-01-01           | from   | is not a date",
                "summary?from=2026-02-02&to=2026-02-01 | from   | is after 'to'",
                "summary?basis=today                   | basis  | 'today' is not valid here",
                "summary?filter=industry               | filter | is not of the form dimension:value",
                "summary?filter=nope:x                 | filter | There is no dimension 'nope'",
                "summary?filter=reason:nope            | filter | 'nope' is no value of the dimension 'reason'",
                "summary?filter=outcome:gone           | filter | no value of the dimension 'outcome'",
                "breakdown                             | by     | 'by' names one to three dimensions",
                "breakdown?by=                         | by     | 'by' names one to three dimensions",
                "breakdown?by=nope                     | by     | There is no dimension 'nope'",
                "breakdown?by=owner,,stage             | by     | There is no dimension ''",
                "breakdown?by=owner,owner              | by     | names a dimension twice",
                "breakdown?by=owner,stage,reason,org   | by     | here are 4",
                "breakdown?by=owner&sort=-nope         | sort   | '-nope' is no measure",
                "breakdown?by=owner&limit=0            | limit  | is not a whole number from 1 to",
                "breakdown?by=owner&limit=99999999999  | limit  | is not a whole number from 1 to",
                "breakdown?by=owner%00                 | by     | NUL character",
                "records?cursor=xyz                    | cursor | is not a cursor that this service gave out",
                "records?cursor=ä                      | cursor | is not a cursor that this service gave out",
                "records?limit=-1                      | limit  | is not a whole number",
                "dimensions/nope/values                | name   | There is no dimension 'nope'",
            })
    void wrongParametersAreRefusedByName(String question, String parameter, String detail) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/" + question.replace("ä", "%C3%A4"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameter", equalTo(parameter))
                .body("detail", containsString(detail));
    }

    @Test
    void validValuesAreListedWhereOneIsWrong() {
        given().get("/api/v1/breakdown?by=nope").then().body("valid", hasItem("industry"));
        given().get("/api/v1/summary?filter=reason:nope").then().body("valid", hasItem("price_too_high"));
    }

    @Test
    void unknownPathsAndMethodsAreProblemsToo() {
        given().get("/api/v1/nope").then().statusCode(404).contentType("application/problem+json");
        given().delete("/api/v1/summary").then().statusCode(405);
    }

    @Test
    void lossRateOfWhatWasSelectedByItsOutcomeIsNotGiven() {
        for (String filter : List.of("outcome:lost", "reason:price_too_high", "-reason:price_too_high")) {
            assertThat(get("/api/v1/summary?" + ALL + "filter=" + filter).getString("tally.lossRate"))
                    .isNull();
            JsonPath breakdown = get("/api/v1/breakdown?" + ALL + "by=owner&filter=" + filter);
            assertThat(breakdown.getString("total.lossRate")).isNull();
            assertThat(breakdown.getString("rows[0].lossRate")).isNull();
        }
        assertThat(get("/api/v1/breakdown?" + ALL + "by=stage").getString("rows[0].lossRate"))
                .isNull();
    }

    @Test
    void hostileRequestsAreRefusedAndNotFailures() {
        given().urlEncodingEnabled(false).get("/api/v1/records/lead/%00").then().statusCode(400);
        assertThat(get("/api/v1/summary?" + ALL + "from=0001-01-01&to=9999-12-31")
                        .getString("previous"))
                .isNull();
    }
}
