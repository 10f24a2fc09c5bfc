package dev.whynot.analytics;

import static dev.whynot.testsupport.Api.get;
import static dev.whynot.testsupport.Api.importText;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.Collections;
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

@QuarkusTest
@WithTestResource(PostgresForService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrendTest {

    private static final String TREND = "/api/v1/trend?org=trend&";

    private boolean isImported;

    @BeforeEach
    void importRecords() throws Exception {
        if (isImported) {
            return;
        }
        isImported = true;
        importText("mapping=trend", """
                Id,Stage,Amount,Currency,Owner,Created,Closed,Industry,Reason
                1,Closed Lost,10,EUR,Ada,2025-12-01,2025-12-29,Energy,Price
                2,Closed Lost,20.5,EUR,Ada,2025-12-01,2026-01-04,Energy,Price
                3,Closed Won,30,EUR,Grace,2025-12-01,2026-01-05,Retail,
                4,Closed Lost,40,CHF,Grace,2026-02-01,2026-03-31,Retail,No budget
                5,Closed Won,50,EUR,Ada,2026-02-01,2026-04-01,Energy,
                6,Proposal,60,EUR,Ada,2026-02-02,2026-12-31,Energy,
                7,Closed Lost,70,EUR,Linus,2026-02-02,,Farming,Price
                """);
    }

    @Test
    void monthsWithoutARecordAreZero() {
        JsonPath trend = get(TREND);
        assertThat(trend.getString("interval")).isEqualTo("month");
        assertThat(trend.getList("series")).hasSize(1);
        assertThat(trend.getString("series[0].key")).isNull();
        assertThat(trend.getList("series[0].points.start"))
                .containsExactly("2025-12-01", "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01");
        assertThat(trend.getList("series[0].points.records")).containsExactly(1, 2, 0, 1, 1);
        assertThat(trend.getList("series[0].points.lost")).containsExactly(1, 1, 0, 1, 0);
        assertThat(trend.getList("series[0].points.won")).containsExactly(0, 1, 0, 0, 1);
        assertThat(trend.getDouble("series[0].points[1].lossRate.value")).isEqualTo(0.5);
        assertThat(trend.getMap("series[0].points[2]")).containsEntry("lossRate", null);
        assertThat(trend.getString("series[0].points[1].lostAmount")).isEqualTo("[[currency:EUR, amount:20.5]]");
        assertThat(trend.getString("series[0].points[1].wonAmount")).isEqualTo("[[currency:EUR, amount:30]]");
        assertThat(trend.getString("series[0].points[3].lostAmount")).isEqualTo("[[currency:CHF, amount:40]]");
        assertThat(trend.getInt("undated"))
                .as("lost on a day that is not known")
                .isOne();
        assertThat(trend.getBoolean("truncated")).isFalse();
    }

    @Test
    void weeksBeginOnMonday() {
        JsonPath trend = get(TREND + "interval=week");
        List<String> starts = trend.getList("series[0].points.start");
        assertThat(starts).hasSize(14).startsWith("2025-12-29", "2026-01-05").endsWith("2026-03-23", "2026-03-30");
        List<Integer> records = trend.getList("series[0].points.records");
        assertThat(records.subList(0, 2))
                .as("a Sunday belongs to the Monday before")
                .containsExactly(2, 1);
        assertThat(records.subList(2, 13)).isEqualTo(Collections.nCopies(11, 0));
        assertThat(records.get(13)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quarter | [2025-10-01, 2026-01-01, 2026-04-01] | [1, 3, 1]",
                "year    | [2025-01-01, 2026-01-01]             | [1, 4]",
            })
    void quartersAndYearsBeginWithTheCalendars(String interval, String starts, String records) {
        JsonPath trend = get(TREND + "interval=" + interval);
        assertThat(trend.getList("series[0].points.start")).hasToString(starts);
        assertThat(trend.getList("series[0].points.records")).hasToString(records);
    }

    @Test
    void createdBasisCountsOpenRecordsOnTheDayTheyCame() {
        JsonPath trend = get(TREND + "interval=day&basis=created");
        List<Integer> records = trend.getList("series[0].points.records");
        assertThat(records).hasSize(64);
        assertThat(records.getFirst()).isEqualTo(3);
        assertThat(records.subList(1, 62)).isEqualTo(Collections.nCopies(61, 0));
        assertThat(records.subList(62, 64)).containsExactly(2, 2);
        assertThat(trend.getInt("series[0].points[63].open")).isOne();
        assertThat(trend.getInt("undated")).isZero();
    }

    @Test
    void dimensionGivesOneSeriesPerValueWithAllIntervals() {
        JsonPath trend = get(TREND + "by=owner");
        assertThat(trend.getList("series.key")).containsExactly("Ada", "Grace");
        assertThat(trend.getList("series[0].points.records")).containsExactly(1, 1, 0, 0, 1);
        assertThat(trend.getList("series[1].points.records")).containsExactly(0, 1, 0, 1, 0);
        assertThat(trend.getList("series[1].points.start")).isEqualTo(trend.getList("series[0].points.start"));
        assertThat(trend.getBoolean("truncated")).isFalse();

        JsonPath one = get(TREND + "by=owner&limit=1");
        assertThat(one.getList("series.key")).containsExactly("Ada");
        assertThat(one.getList("series[0].points.start")).isEqualTo(trend.getList("series[0].points.start"));
        assertThat(one.getBoolean("truncated")).isTrue();
    }

    @Test
    void lossRateOfAReasonIsNotGiven() {
        JsonPath trend = get(TREND + "by=reason");
        assertThat(trend.getList("series[0].points.lossRate")).containsOnlyNulls();
        assertThat(get(TREND + "filter=outcome:lost").getList("series[0].points.lossRate"))
                .containsOnlyNulls();
    }

    @Test
    void periodWiderThanTheRecordsIsFilledToItsEnds() {
        JsonPath trend = get(TREND + "from=2025-11-15&to=2026-05-10");
        assertThat(trend.getList("series[0].points.start"))
                .containsExactly(
                        "2025-11-01",
                        "2025-12-01",
                        "2026-01-01",
                        "2026-02-01",
                        "2026-03-01",
                        "2026-04-01",
                        "2026-05-01");
        assertThat(trend.getList("series[0].points.records")).containsExactly(0, 1, 2, 0, 1, 1, 0);
        assertThat(trend.getInt("undated")).isOne();
    }

    @Test
    void intervalsThatThePeriodCutsCountOnlyTheirDaysWithin() {
        JsonPath trend = get(TREND + "from=2026-01-05&to=2026-03-30");
        assertThat(trend.getList("series[0].points.start")).containsExactly("2026-01-01", "2026-02-01", "2026-03-01");
        assertThat(trend.getList("series[0].points.records")).containsExactly(1, 0, 0);
    }

    @Test
    void nothingSelectedIsALineWithoutPointsOrOfZeros() {
        JsonPath trend = get(TREND + "filter=owner:nobody");
        assertThat(trend.getList("series")).hasSize(1);
        assertThat(trend.getList("series[0].points")).isEmpty();
        assertThat(get(TREND + "filter=owner:nobody&from=2026-01-01&to=2026-02-28")
                        .getList("series[0].points.records"))
                .containsExactly(0, 0);
        assertThat(get(TREND + "filter=owner:nobody&by=industry").getList("series"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "interval=day&from=0001-01-01&to=9999-12-31 | interval | more than 100000 points",
                "interval=day&from=1800-01-01&to=1999-12-31&by=nothing | by | no dimension 'nothing'",
                "interval=hour   | interval | 'hour' is not valid here",
                "by=owner,stage  | by       | no dimension 'owner,stage'",
                "by=owner&limit=1001 | limit | whole number from 1 to 1000",
                "compare=rest    | compare  | There is no parameter 'compare' here",
            })
    void wrongParametersAreRefusedByName(String query, String parameter, String detail) {
        given().urlEncodingEnabled(false)
                .get(TREND + query)
                .then()
                .statusCode(400)
                .body("parameter", equalTo(parameter))
                .body("detail", containsString(detail));
    }

    @Test
    void pointsOfAllSeriesTogetherAreBounded() {
        String period = "interval=day&from=1900-01-01&to=2040-01-01&by=owner&limit=";
        given().urlEncodingEnabled(false).get(TREND + period + 1).then().statusCode(200);
        given().urlEncodingEnabled(false)
                .get(TREND + period + 2)
                .then()
                .statusCode(400)
                .body("parameter", equalTo("interval"));
    }
}
