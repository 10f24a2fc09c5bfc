package dev.whynot.analytics;

import static dev.whynot.testsupport.Api.get;
import static dev.whynot.testsupport.Api.importText;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.whynot.testsupport.PostgresForService;

/** The figures are computed by hand; open records are so old that a day more or less changes nothing. */
@QuarkusTest
@WithTestResource(PostgresForService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CohortsTest {

    private static final String COHORTS = "/api/v1/cohorts?org=cohorts&";
    /** Those of which all days are known. */
    private static final String WHOLE = "filter=industry:whole&";

    private boolean isImported;

    @BeforeEach
    void importRecords() throws Exception {
        if (isImported) {
            return;
        }
        isImported = true;
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        importText("mapping=cohorts", """
                Id,Stage,Created,Closed,Industry
                1,Closed Lost,2020-01-01,2020-01-11,whole
                2,Closed Lost,2020-01-02,2020-01-22,whole
                3,Closed Won,2020-01-03,2020-01-28,whole
                4,Closed Lost,2020-01-04,2020-02-23,whole
                5,Closed Won,2020-01-05,2020-04-14,whole
                6,Proposal,%s,,whole
                7,Proposal,%s,2099-01-01,whole
                8,Closed Lost,2020-01-01,,undated
                9,Closed Lost,,2020-01-11,undated
                10,Proposal,,,undated
                """.formatted(today.minusDays(15), today.minusDays(45)));
    }

    /**
     * Lost at 10, 20 and 50 days, won at 25 and 100, open for 15 and 45. Of 7 one is lost (1/7), one is only watched until
     * 15, of 5 one is lost (6/7 * 1/5), of 4 one is won (6/7 * 4/5 * 1/4), one is only watched until 45, of 2 one is lost.
     */
    @Test
    void openRecordsCountAsLongAsTheyWereWatched() {
        JsonPath cohorts = get(COHORTS + WHOLE + "limit=4");
        assertThat(cohorts.getString("interval")).isEqualTo("month");
        assertThat(cohorts.getInt("all.records")).isEqualTo(7);
        assertThat(cohorts.getInt("all.open")).isEqualTo(2);
        assertThat(cohorts.getString("all.start")).isNull();
        assertThat(cohorts.getList("all.curve.after")).containsExactly(0, 1, 2, 3, 4);
        assertThat(cohorts.getList("all.curve.age")).containsExactly(0, 30, 61, 91, 122);
        assertThat(cohorts.getList("all.curve.atRisk")).containsExactly(7, 3, 1, 1, 0);
        assertShares(cohorts, "all.curve.lost.value", 0, 11 / 35.0, 20 / 35.0, 20 / 35.0, 20 / 35.0);
        assertShares(cohorts, "all.curve.won.value", 0, 6 / 35.0, 6 / 35.0, 6 / 35.0, 15 / 35.0);
        assertShares(cohorts, "all.curve.open", 1, 18 / 35.0, 9 / 35.0, 9 / 35.0, 0);
    }

    @Test
    void cohortWithoutOpenRecordsHasPlainProportions() {
        JsonPath cohorts = get(COHORTS + WHOLE + "limit=2");
        assertThat(cohorts.getString("cohorts[0].start")).isEqualTo("2020-01-01");
        assertThat(cohorts.getInt("cohorts[0].records")).isEqualTo(5);
        assertThat(cohorts.getDouble("cohorts[0].lossRate.value")).isEqualTo(0.6);
        assertShares(cohorts, "cohorts[0].curve.lost.value", 0, 0.4, 0.6);
        assertShares(cohorts, "cohorts[0].curve.won.value", 0, 0.2, 0.2);
        Rate known = Rate.of(3, 5);
        assertThat(cohorts.getDouble("cohorts[0].lossRate.low")).isCloseTo(known.low(), within(1e-12));

        List<Integer> open = cohorts.getList("cohorts.open");
        assertThat(open.stream().mapToInt(count -> count).sum()).isEqualTo(2);
        assertThat(cohorts.getList("cohorts[-1].curve.after"))
                .as("nobody was watched for longer than the record that is 15 days old, or 45")
                .hasSizeBetween(1, 2);
    }

    @Test
    void curvesEndWhereNothingIsKnown() {
        JsonPath cohorts = get(COHORTS + WHOLE + "filter=outcome:(none)");
        assertThat(cohorts.getList("cohorts")).isEmpty();
        assertThat(cohorts.getList("all.curve")).isEmpty();
        assertThat(cohorts.getInt("all.records")).isZero();
    }

    @Test
    void otherIntervalsGiveOtherCohortsAndAges() {
        JsonPath days = get(COHORTS + WHOLE + "interval=day&limit=11&to=2020-01-31");
        assertThat(days.getList("cohorts.start"))
                .containsExactly("2020-01-01", "2020-01-02", "2020-01-03", "2020-01-04", "2020-01-05");
        assertThat(days.getList("all.curve.age")).hasSize(12).startsWith(0, 1, 2);
        assertThat(days.getDouble("all.curve[9].lost.value")).isZero();
        assertThat(days.getDouble("all.curve[10].lost.value"))
                .as("lost at an age is lost by it")
                .isCloseTo(0.2, within(1e-12));

        JsonPath weeks = get(COHORTS + WHOLE + "interval=week&limit=2&to=2020-01-31");
        assertThat(weeks.getList("cohorts.start"))
                .as("all five are of one week")
                .containsExactly("2019-12-30");
        assertThat(weeks.getList("all.curve.age")).containsExactly(0, 7, 14);
        assertThat(get(COHORTS + WHOLE + "interval=quarter&to=2020-01-31").getList("all.curve.age"))
                .startsWith(0, 91, 183);
        assertThat(get(COHORTS + WHOLE + "interval=year&to=2020-01-31").getList("cohorts.start"))
                .containsExactly("2020-01-01");
    }

    @Test
    void recordsThatFitInNoCohortAreCounted() {
        assertThat(get(COHORTS).getInt("undated")).isEqualTo(3);
        assertThat(get(COHORTS).getInt("all.records")).isEqualTo(7);
        assertThat(get(COHORTS + "from=2019-01-01").getInt("undated"))
                .as("a period does not make them vanish")
                .isEqualTo(3);
        assertThat(get(COHORTS + "filter=outcome:open").getInt("undated")).isOne();
    }

    @Test
    void shareOfWhatWasSelectedByItsOutcomeIsNotGiven() {
        JsonPath cohorts = get(COHORTS + WHOLE + "filter=outcome:lost");
        assertThat(cohorts.getInt("all.lost")).isEqualTo(3);
        assertThat(cohorts.getString("all.lossRate")).isNull();
        assertThat(cohorts.getList("all.curve")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "basis=closed, basis",
        "basis=nope, basis",
        "interval=decade, interval",
        "limit=121, limit",
        "by=owner, by",
        "org=nope, org",
    })
    void wrongParametersAreRefusedByName(String query, String parameter) {
        given().get("/api/v1/cohorts?" + query).then().statusCode(400).body("parameter", equalTo(parameter));
        get(COHORTS + "basis=created");
    }

    private static void assertShares(JsonPath cohorts, String path, double... expected) {
        List<Number> shares = cohorts.getList(path);
        assertThat(shares.stream().mapToDouble(Number::doubleValue).toArray())
                .as(path)
                .containsExactly(expected, within(1e-12));
    }
}
