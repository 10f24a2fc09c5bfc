package dev.whynot.analytics.changes;

import static dev.whynot.testsupport.Api.get;
import static dev.whynot.testsupport.Api.importFile;
import static dev.whynot.testsupport.Api.importText;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.whynot.testsupport.PostgresForService;
import dev.whynot.testsupport.SharedData;

/**
 * A year of twenty deals a week: ten in Energy and four in Health, half of which are lost; six in Retail, half of which
 * are lost in the first half of the year, and all of them in the second.
 */
@QuarkusTest
@WithTestResource(PostgresForService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesTest {

    private static final String CHANGES = "/api/v1/changes?org=moved&";
    private static final String SECOND_HALF = CHANGES + "from=2025-06-30&to=2025-12-28";
    private static final LocalDate FIRST_MONDAY = LocalDate.of(2024, 12, 30);
    private static final int WEEKS = 52;

    private boolean isImported;

    @BeforeEach
    void importRecords() throws Exception {
        if (isImported) {
            return;
        }
        isImported = true;
        StringBuilder csv = new StringBuilder("Id,Stage,Owner,Created,Closed,Industry,Reason\n");
        int id = 0;
        for (int week = 0; week < WEEKS; week++) {
            LocalDate closed = FIRST_MONDAY.plusWeeks(week).plusDays(week % 7);
            for (int i = 0; i < 20; i++) {
                String industry = i < 10 ? "Energy" : i < 16 ? "Retail" : "Health";
                boolean isLost = i % 2 == 0 || industry.equals("Retail") && week >= WEEKS / 2;
                csv.append("%d,%s,%s,%s,%s,%s,%s%n"
                        .formatted(
                                id++,
                                isLost ? "Closed Lost" : "Closed Won",
                                i % 4 < 2 ? "Ada" : "Grace",
                                closed.minusDays(20),
                                closed,
                                industry,
                                isLost ? "Price" : ""));
            }
        }
        csv.append("%d,Closed Lost,Ada,2025-01-01,,Energy,Price%n".formatted(id++));
        csv.append("%d,Proposal,Ada,2025-11-01,,Energy,%n".formatted(id));
        importText("mapping=moved", csv.toString());
    }

    @Test
    void periodIsHeldAgainstTheOneBefore() {
        JsonPath changes = get(SECOND_HALF);
        assertThat(changes.getString("baseline.from")).isEqualTo("2024-12-30");
        assertThat(changes.getString("baseline.to")).isEqualTo("2025-06-29");
        assertThat(changes.getInt("baseline.tally.lost")).isEqualTo(260);
        assertThat(changes.getInt("period.tally.lost")).isEqualTo(338);
        assertThat(changes.getInt("period.tally.won")).isEqualTo(182);
        assertThat(changes.getDouble("difference.value")).isCloseTo(0.15, within(1e-12));
        assertThat(changes.getDouble("difference.low")).isBetween(0.08, 0.1);
        assertThat(changes.getDouble("difference.high")).isBetween(0.2, 0.22);
        assertThat(changes.getDouble("pValue")).isBetween(1e-8, 1e-5);
        assertThat(changes.getInt("undated")).isOne();
    }

    @Test
    void changeIsSplitByWhatCanBeACause() {
        JsonPath changes = get(SECOND_HALF);
        assertThat(changes.getList("dimensions.name"))
                .as("what has one value, follows from the outcome or is of other orgs is left out")
                .containsExactly("industry", "owner");
        assertThat(changes.getDouble("dimensions[0].mix.value")).isCloseTo(0, within(1e-12));
        assertThat(changes.getDouble("dimensions[0].rate.value")).isCloseTo(0.15, within(1e-12));
        assertThat(changes.getBoolean("dimensions[0].truncated")).isFalse();
        assertThat(changes.getList("dimensions[0].groups.value")).containsExactly("Retail", "Energy", "Health");
        assertThat(changes.getDouble("dimensions[0].groups[0].rate")).isCloseTo(0.15, within(1e-12));
        assertThat(changes.getDouble("dimensions[0].groups[0].period.lossRate.value"))
                .isEqualTo(1);
        assertThat(changes.getDouble("dimensions[0].groups[0].baseline.share.value"))
                .isEqualTo(0.3);
        assertThat(changes.getInt("dimensions[0].groups[0].baseline.decided")).isEqualTo(156);
    }

    @Test
    void onlyTheGroupThatChangedCarriesTheChange() {
        JsonPath changes = get(SECOND_HALF);
        assertThat(changes.getList("carriers.value")).containsExactly("Retail");
        assertThat(changes.getString("carriers[0].dimension")).isEqualTo("industry");
        assertThat(changes.getString("carriers[0].kind")).isEqualTo("rate");
        assertThat(changes.getDouble("carriers[0].effect.value")).isCloseTo(0.15, within(1e-12));
        assertThat(changes.getDouble("carriers[0].qValue")).isLessThan(1e-9);
    }

    @Test
    void weekOfTheChangeIsFoundOverAllTime() {
        JsonPath changes = get(SECOND_HALF);
        assertThat(changes.getList("changePoints")).hasSize(1);
        assertThat(changes.getInt("weeks")).isEqualTo(WEEKS);
        assertThat(changes.getString("changePoints[0].at")).isEqualTo("2025-06-30");
        assertThat(changes.getString("changePoints[0].before.to")).isEqualTo("2025-06-29");
        assertThat(changes.getInt("changePoints[0].after.lost")).isEqualTo(338);
        assertThat(changes.getDouble("changePoints[0].pValue")).isEqualTo(0.001);
        String other = CHANGES + "from=2025-02-01&to=2025-02-28";
        assertThat(get(other).getList("changePoints")).isEqualTo(changes.getList("changePoints"));
        assertThat(get(SECOND_HALF + "&filter=-industry:Retail").getList("changePoints"))
                .isEmpty();
    }

    @Test
    void oneDimensionAndFewGroupsCanBeAskedFor() {
        JsonPath changes = get(SECOND_HALF + "&by=industry&limit=1");
        assertThat(changes.getList("dimensions.name")).containsExactly("industry");
        assertThat(changes.getList("dimensions[0].groups.value")).containsExactly("Retail");
        assertThat(changes.getBoolean("dimensions[0].truncated")).isTrue();
        assertThat(get(SECOND_HALF + "&by=amount~4").getList("dimensions[0].groups"))
                .as("by a dimension with one group, where it is asked for")
                .hasSize(1);
    }

    @Test
    void baselineCanBeAnyOtherTime() {
        JsonPath changes = get(CHANGES + "from=2024-12-30&to=2025-03-30&baselineFrom=2025-09-29&baselineTo=2025-12-28");
        assertThat(changes.getDouble("difference.value")).isCloseTo(-0.15, within(1e-12));
        assertThat(changes.getString("summary[0]")).contains("15.0 percentage points less than");
        JsonPath months = get(CHANGES + "from=2025-07-01&to=2025-09-30");
        assertThat(months.getString("baseline.from")).isEqualTo("2025-04-01");
    }

    @Test
    void saysItInEnglish() {
        List<String> summary = get(SECOND_HALF).getList("summary");
        assertThat(summary)
                .containsExactly(
                        "30 Jun 2025 to 28 Dec 2025: 65.0% were lost (338 of 520), 15.0 percentage points more than"
                                + " 30 Dec 2024 to 29 Jun 2025 (50.0%, 260 of 520).",
                        "That is more than chance explains: the 95% interval of the change is +9.0 to +20.8 percentage"
                                + " points (p < 0.001).",
                        "By industry: +0.0 points come from another mix, +15.0 from other loss rates at the same mix.",
                        "For industry “Retail” the loss rate went from 50.0% (78 of 156) to 100.0% (156 of 156), more than"
                                + " that of the rest; this alone makes +15.0 points of the change.",
                        "In the week from 30 Jun 2025 (95% sure: between 2 Jun 2025 and 28 Jul 2025) the loss rate rose"
                                + " from 50.0% to 65.0% (p = 0.001).");
    }

    @Test
    void saysItInGerman() {
        Response answer = ask(SECOND_HALF, "de-AT,de;q=0.9,en;q=0.5");
        assertThat(answer.header("Content-Language")).isEqualTo("de");
        assertThat(answer.header("Vary")).contains("Accept-Language");
        List<String> summary = answer.jsonPath().getList("summary");
        assertThat(summary)
                .contains("30.06.2025 bis 28.12.2025: 65,0 % gingen verloren (338 von 520), 15,0 Prozentpunkte mehr als"
                        + " 30.12.2024 bis 29.06.2025 (50,0 %, 260 von 520).")
                .anyMatch(sentence -> sentence.startsWith("Bei Branche „Retail“ ging die Verlustquote von 50,0 %"));
        assertThat(answer.jsonPath().getList("dimensions.name")).containsExactly("industry", "owner");
    }

    @Test
    void chanceIsSaidToBeChance() {
        List<String> summary = get(CHANGES + "from=2025-09-01&to=2025-09-14").getList("summary");
        assertThat(summary.get(0)).contains("as many as");
        assertThat(summary.get(1)).startsWith("That may well be chance");
        assertThat(summary).noneMatch(sentence -> sentence.contains("makes") || sentence.contains("stands out"));
    }

    @Test
    void timeWithoutADecisionHasNoRateToCompare() {
        JsonPath changes = get(CHANGES + "from=2024-12-30&to=2025-01-26");
        assertThat(changes.getString("difference")).isNull();
        assertThat(changes.getString("pValue")).isNull();
        assertThat(changes.getList("dimensions")).isEmpty();
        assertThat(changes.getList("carriers")).isEmpty();
        assertThat(changes.getString("summary[0]"))
                .isEqualTo("2 Dec 2024 to 29 Dec 2024: nothing was won or lost, so there is no rate to compare.");
        assertThat(get(SECOND_HALF + "&filter=owner:nobody").getList("summary"))
                .contains("There is no week with decided records.");
    }

    @Test
    void recordsThatAreStillOpenAreMentionedWhereTheyCount() {
        String november = CHANGES + "from=2025-11-01&to=2025-11-30&basis=created";
        assertThat(get(november).getList("summary"))
                .contains("1 record created in the period is still open; the rate may move as they are decided.");
    }

    @Test
    void eachLanguageHasATagOfItsOwn() {
        String english = ask(SECOND_HALF, "en").header("ETag");
        String german = ask(SECOND_HALF, "de").header("ETag");
        assertThat(english).isNotEqualTo(german);
        assertThat(ask(SECOND_HALF, "en-GB").header("ETag")).isEqualTo(english);
        given().urlEncodingEnabled(false)
                .header("Accept-Language", "de")
                .header("If-None-Match", german)
                .get(SECOND_HALF)
                .then()
                .statusCode(304)
                .header("Vary", containsString("Accept-Language"));
        given().urlEncodingEnabled(false)
                .header("Accept-Language", "en")
                .header("If-None-Match", german)
                .get(SECOND_HALF)
                .then()
                .statusCode(200)
                .header("Content-Language", "en");
        given().get("/api/v1/summary?org=moved")
                .then()
                .header("Content-Language", equalTo(null))
                .header("Vary", not(containsString("Accept-Language")));
    }

    private static Response ask(String question, String language) {
        return given().urlEncodingEnabled(false)
                .header("Accept-Language", language)
                .get(question)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "                                        | from         | 'from' is needed",
                "from=2025-01-01                         | to           | 'to' is needed",
                "to=2025-01-01                           | from         | 'from' is needed",
                "from=2025-02-01&to=2025-01-01           | from         | is after 'to'",
                "from=0001-01-01&to=0002-01-01           | from         | no time before 'from'",
                "P&baselineFrom=2025-01-01               | baselineTo   | 'baselineFrom' needs 'baselineTo'",
                "P&baselineTo=2025-01-01                 | baselineFrom | 'baselineTo' needs 'baselineFrom'",
                "P&baselineFrom=nope&baselineTo=2025-01-01 | baselineFrom | expected is YYYY-MM-DD",
                "P&baselineFrom=2025-02-01&baselineTo=2025-01-01 | baselineFrom | is after 'baselineTo'",
                "P&baselineFrom=2025-01-01&baselineTo=2025-06-30 | baselineTo   | share days",
                "P&baselineFrom=2025-12-28&baselineTo=2026-01-31 | baselineFrom | share days",
                "P&by=nope                               | by           | There is no dimension 'nope'",
                "P&by=reason                             | by           | 'reason' follows from the outcome",
                "P&by=rawReason                          | by           | 'rawReason' follows from the outcome",
                "P&by=age                                | by           | 'age' follows from the outcome",
                "P&by=age~4                              | by           | 'age~4' follows from the outcome",
                "P&limit=0                               | limit        | whole number from 1 to 1000",
                "P&filter=outcome:lost                   | filter       | There is no loss rate of records",
                "P&interval=week                         | interval     | There is no parameter 'interval' here",
            })
    void wrongParametersAreRefusedByName(String query, String parameter, String detail) {
        given().urlEncodingEnabled(false)
                .get(CHANGES + (query == null ? "" : query.replace("P&", "from=2025-06-30&to=2025-12-28&")))
                .then()
                .statusCode(400)
                .body("parameter", equalTo(parameter))
                .body("detail", containsString(detail));
    }

    @Test
    void whatCanBeACauseIsListedWhereSomethingElseIsAskedFor() {
        given().get(SECOND_HALF + "&by=reason")
                .then()
                .statusCode(400)
                .body("valid", hasItem("industry"))
                .body("valid", hasItem("amount"))
                .body("valid", not(hasItem("age")))
                .body("valid", not(hasItem("rawReason")));
    }

    /** The rep fills in the industry once a deal is lost, and sets its amount to 0. */
    @Test
    void whatGivesTheOutcomeAwayIsNoCause() throws Exception {
        StringBuilder csv = new StringBuilder("Id,Stage,Owner,Created,Closed,Industry,Amount,Currency\n");
        for (int i = 0; i < 400; i++) {
            boolean isLost = i % 2 == 0 || i >= 200 && i % 5 == 0;
            csv.append("%d,%s,%s,2024-12-01,%s,%s,%s,EUR%n"
                    .formatted(
                            i,
                            isLost ? "Closed Lost" : "Closed Won",
                            i % 4 < 2 ? "Ada" : "Grace",
                            LocalDate.of(2025, 1, 1).plusDays(i < 200 ? i % 31 : 31 + i % 28),
                            isLost && i % 3 == 0 ? "Energy" : "",
                            isLost ? "0" : "6000"));
        }
        importText("mapping=leaking", csv.toString());
        String leaking = "/api/v1/changes?org=leaking&from=2025-02-01&to=2025-02-28";
        JsonPath changes = get(leaking);
        assertThat(changes.getList("dimensions.name")).containsExactly("owner");
        assertThat(changes.getString("leftOut.find { it.dimension == 'industry' }.why"))
                .isEqualTo("It is filled in hardly ever but for one outcome, so it follows from it.");
        assertThat(changes.getString("leftOut.find { it.dimension == 'amount' }.why"))
                .isEqualTo("It tells the outcome almost for sure, so it follows from it.");
        JsonPath drivers = get("/api/v1/drivers?org=leaking&wait=60");
        assertThat(drivers.getString("leftOut.find { it.dimension == 'industry' }.why"))
                .isEqualTo(changes.getString("leftOut.find { it.dimension == 'industry' }.why"));
        JsonPath byAmount = get(leaking + "&by=amount");
        assertThat(byAmount.getList("dimensions")).isEmpty();
        assertThat(byAmount.getList("carriers")).isEmpty();
        assertThat(byAmount.getList("leftOut.dimension")).containsExactly("amount");
        assertThat(byAmount.getList("summary", String.class))
                .contains(
                        "The change is not split by amount. It tells the outcome almost for sure, so it follows from it.");
    }

    /** The first cause of docs/sample.md: hotels in Tyrol, from 2025-03-01 to 2025-09-30. */
    @Test
    void buildingSiteOfTheSampleIsNamedAndDated() throws Exception {
        importFile("mapping=sample-again&object=opportunity", Path.of("src/main/resources/sample/opportunities.csv"));
        String sample = "/api/v1/changes?org=sample-again&object=opportunity&from=2025-03-01&to=2025-09-30";
        JsonPath all = get(sample);
        assertThat(all.getList("dimensions.name")).startsWith("state", "industry");
        assertThat(all.getList("carriers.value")).startsWith("Tirol", "Hospitality");
        JsonPath hotels = get(sample + "&filter=state:Tirol&filter=industry:Hospitality");
        assertThat(hotels.getList("changePoints")).hasSize(2);
        assertThat(hotels.getString("changePoints[0].at")).isEqualTo("2025-03-03");
        // the first whole week without the cause
        assertThat(hotels.getString("changePoints[1].earliest")).isEqualTo("2025-10-06");
        assertThat(hotels.getList("carriers")).as("nothing else changed there").isEmpty();
    }

    /** Kitagawa's formula as she wrote it, on what the breakdowns of both periods answer. */
    @Test
    void realChangeIsWhatTheBreakdownsAddUpTo() throws Exception {
        importFile("mapping=crm-sales-opportunities-again", SharedData.CRM_SALES_OPPORTUNITIES.file());
        String org = "org=crm-sales-again&";
        String now = "from=2017-07-01&to=2017-09-30";
        String before = "from=2017-04-01&to=2017-06-30";
        JsonPath changes = get("/api/v1/changes?" + org + now + "&limit=1000");
        assertThat(changes.getString("baseline.from")).isEqualTo("2017-04-01");
        List<String> dimensions = changes.getList("dimensions.name");
        assertThat(dimensions).contains("product", "owner");
        for (String dimension : dimensions) {
            Map<String, double[]> ofNow = breakdown(org + now, dimension);
            Map<String, double[]> ofBefore = breakdown(org + before, dimension);
            assertThat(ofNow.keySet()).as(dimension).isEqualTo(ofBefore.keySet());
            double decidedNow =
                    ofNow.values().stream().mapToDouble(counts -> counts[1]).sum();
            double decidedBefore =
                    ofBefore.values().stream().mapToDouble(counts -> counts[1]).sum();
            double mix = 0;
            double rate = 0;
            for (String value : ofNow.keySet()) {
                double[] a = ofBefore.get(value);
                double[] b = ofNow.get(value);
                mix += (b[1] / decidedNow - a[1] / decidedBefore) * (b[0] / b[1] + a[0] / a[1]) / 2;
                rate += (b[0] / b[1] - a[0] / a[1]) * (b[1] / decidedNow + a[1] / decidedBefore) / 2;
            }
            String path = "dimensions.find { it.name == '%s' }.".formatted(dimension);
            assertThat(changes.getDouble(path + "mix.value")).as(dimension).isCloseTo(mix, within(1e-12));
            assertThat(changes.getDouble(path + "rate.value")).as(dimension).isCloseTo(rate, within(1e-12));
            assertThat(mix + rate).isCloseTo(changes.getDouble("difference.value"), within(1e-12));
        }
    }

    /** Lost and decided ones per value. */
    private static Map<String, double[]> breakdown(String selection, String dimension) {
        JsonPath breakdown = get("/api/v1/breakdown?" + selection + "&limit=10000&by=" + dimension);
        List<String> values = breakdown.getList("rows.key." + dimension);
        List<Integer> lost = breakdown.getList("rows.lost");
        List<Integer> won = breakdown.getList("rows.won");
        Map<String, double[]> counts = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (lost.get(i) + won.get(i) > 0) {
                counts.put(values.get(i), new double[] {lost.get(i), lost.get(i) + won.get(i)});
            }
        }
        return counts;
    }
}
