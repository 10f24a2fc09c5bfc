package dev.whynot.analytics.drivers;

import static dev.whynot.testsupport.Api.get;
import static dev.whynot.testsupport.Api.importFile;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

/** What is hidden in the sample (docs/sample.md) is found in it. */
@QuarkusTest
@WithTestResource(PostgresForService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriversTest {

    private static final String DRIVERS = "/api/v1/drivers?org=sample-again&wait=60";

    private boolean isImported;

    @BeforeEach
    void importSample() throws Exception {
        if (!isImported) {
            isImported = true;
            for (String object : List.of("lead", "opportunity")) {
                importFile(
                        "mapping=sample-again&object=" + object,
                        Path.of("src/main/resources/sample/%s.csv"
                                .formatted(object.equals("lead") ? "leads" : "opportunities")));
            }
        }
    }

    @Test
    void plantedCausesOfOpportunitiesComeFirst() {
        JsonPath drivers = get(DRIVERS + "&object=opportunity");
        assertThat(drivers.getInt("records")).isEqualTo(5_355);
        assertThat(conditions(drivers, 0))
                .isEqualTo(
                        Map.of("companySize", List.of("1000-2000", "500-1000"), "product", List.of("Lindwurm Lager")));
        assertThat(drivers.getString("drivers[0].from")).isBetween("2024-12-23", "2025-01-13");
        assertThat(conditions(drivers, 1))
                .isEqualTo(Map.of("industry", List.of("Hospitality"), "state", List.of("Tirol")));
        assertThat(drivers.getString("drivers[1].from")).isBetween("2025-02-24", "2025-03-10");
        assertThat(drivers.getString("drivers[1].to")).isBetween("2025-09-21", "2025-10-19");
        assertThat(drivers.getList("drivers[1].reasons.reason")).contains("project_postponed", "no_budget");
        assertThat(drivers.getList("drivers.direction").subList(0, 2)).containsOnly("more");
    }

    @Test
    void plantedCausesOfLeadsComeFirst() {
        JsonPath drivers = get(DRIVERS + "&object=lead");
        assertThat(conditions(drivers, 0).get("campaign")).isEqualTo(List.of("ROI in 90 Tagen"));
        assertThat(conditions(drivers, 0)).containsKey("persona");
        assertThat(conditions(drivers, 1))
                .isEqualTo(Map.of("firstResponseHours", List.of("48-96", "96+"), "leadSource", List.of("Trade Show")));
    }

    /** Ruth Kaltenegger loses most of all, as nearly all of her deals are with the public sector. */
    @Test
    void trapIsPointedOutAndNobodyIsBlamed() {
        JsonPath drivers = get(DRIVERS + "&object=opportunity");
        assertThat(drivers.getList("reversals.value")).contains("Ruth Kaltenegger");
        assertThat(drivers.getList("reversals.by")).contains("industry");
        assertThat(drivers.getString("reversals[0].sentence")).contains("only looks bad", "Simpson");
        assertThat(drivers.getList("drivers.conditions.flatten().dimension")).doesNotContain("owner");
    }

    @Test
    void figuresAreOneClickFromTheirRecords() {
        JsonPath drivers = get(DRIVERS);
        int count = drivers.getList("drivers").size();
        assertThat(count).isGreaterThanOrEqualTo(5);
        for (int i = 0; i < count; i++) {
            String at = "drivers[%d].".formatted(i);
            int hits = drivers.getInt(at + "hits");
            assertThat(drivers.getInt(at + "tally.lost")).isEqualTo(hits);
            JsonPath behind = link(drivers.getString(at + "links.reasons"));
            assertThat(behind.getInt("total.lost")).isEqualTo(hits);
            assertThat(behind.getInt("total.won")).isEqualTo(drivers.getInt(at + "tally.won"));
            assertThat(link(drivers.getString(at + "links.records")).getList("records"))
                    .isNotEmpty();
            assertThat(link(drivers.getString(at + "links.trend")).getList("series"))
                    .isNotEmpty();
            double excess = drivers.getDouble(at + "excess.value");
            assertThat(excess).isCloseTo(hits - drivers.getDouble(at + "expected"), within(1e-9));
            assertThat(drivers.getDouble(at + "excess.low")).isLessThan(excess);
            assertThat(drivers.getDouble(at + "excess.high")).isGreaterThan(excess);
            assertThat(drivers.getDouble(at + "pValue")).isLessThanOrEqualTo(0.05);
        }
    }

    private static JsonPath link(String address) {
        Response response = given().urlEncodingEnabled(false).get(address);
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        return response.jsonPath();
    }

    @Test
    void idNamesTheQuestionAndTheGroup() {
        String deals = DRIVERS + "&object=opportunity&limit=2";
        String id = get(deals).getString("drivers[0].id");
        String one = "&filter=-industry:Nobody,None";
        String other = "&filter=-owner:Nobody";
        String filtered = get(deals + one + other).getString("drivers[0].id");
        assertThat(filtered).as("another question").isNotEqualTo(id);
        assertThat(get(deals + other + "&filter=-industry:None,Nobody").getString("drivers[0].id"))
                .as("the same question")
                .isEqualTo(filtered);
        assertThat(get(deals + "&from=2022-01-01").getString("drivers[0].id")).isNotEqualTo(id);
    }

    @Test
    void consequencesAreNoCauses() {
        JsonPath drivers = get(DRIVERS + "&object=opportunity");
        assertThat(drivers.getList("searched"))
                .contains("industry", "owner", "amount~8")
                .doesNotContain("stage", "stageLostIn", "reason", "rawReason", "rawDetail", "age", "method");
        assertThat(drivers.getList("leftOut.dimension")).contains("org");
    }

    @Test
    void reasonCanBeSought() {
        JsonPath drivers = get(DRIVERS + "&object=opportunity&target=reason:price_too_high");
        assertThat(drivers.getString("target")).isEqualTo("reason:price_too_high");
        assertThat(drivers.getInt("drivers[0].hits")).isLessThan(drivers.getInt("drivers[0].tally.lost"));
        assertThat(conditions(drivers, 0)).containsEntry("product", List.of("Lindwurm Lager"));
        assertThat(drivers.getString("summary[0]")).contains("Price too high");
    }

    @Test
    void sentencesComeInTheLanguageAskedFor() {
        Response german = given().header("Accept-Language", "de-AT, en;q=0.5").get(DRIVERS + "&object=opportunity");
        german.then()
                .statusCode(200)
                .header("Content-Language", "de")
                .body("drivers[1].sentences[0]", containsString("zu erwarten waren"))
                .body("drivers[1].sentences[0]", containsString("„Tirol“"));
        given().header("If-None-Match", german.header("ETag"))
                .header("Accept-Language", "de")
                .get(DRIVERS + "&object=opportunity")
                .then()
                .statusCode(304);
        given().get(DRIVERS + "&object=opportunity")
                .then()
                .header("ETag", not(equalTo(german.header("ETag"))))
                .body("drivers[1].sentences[0]", containsString("were to be expected"));
    }

    @Test
    void searchGoesOnBehindTheRequestAndCanBeEnded() throws Exception {
        String slow = "/api/v1/drivers?org=sample-again&depth=3&minimum=10&wait=0";
        Response begun = given().get(slow);
        begun.then().statusCode(202).header("Retry-After", "1").body("step", not(equalTo(null)));
        String id = begun.jsonPath().getString("id");
        given().get(slow).then().statusCode(202).body("id", equalTo(id));
        given().get("/api/v1/drivers/searches").then().statusCode(200).body("id", hasItem(id));
        given().delete("/api/v1/drivers/searches/" + id).then().statusCode(204);
        for (int i = 0;
                i < 500
                        && given().get("/api/v1/drivers/searches")
                                .jsonPath()
                                .getList("id")
                                .contains(id);
                i++) {
            Thread.sleep(20);
        }
        assertThat(given().get("/api/v1/drivers/searches").jsonPath().getList("id"))
                .doesNotContain(id);
        given().delete("/api/v1/drivers/searches/" + id).then().statusCode(204);
        given().delete("/api/v1/drivers/searches/no").then().statusCode(404).body("parameter", equalTo("id"));
    }

    @Test
    void nothingDecidedIsSaid() {
        JsonPath drivers = get(DRIVERS + "&object=lead&filter=owner:nobody");
        assertThat(drivers.getInt("records")).isZero();
        assertThat(drivers.getList("drivers")).isEmpty();
        assertThat(drivers.getList("summary"))
                .containsExactly("Nothing is decided yet among these records, so there is nothing to search.");
    }

    @ParameterizedTest
    @CsvSource({
        "target=won, target",
        "target=reason:nonsense, target",
        "depth=4, depth",
        "depth=0, depth",
        "minimum=9, minimum",
        "limit=31, limit",
        "wait=61, wait",
        "wait=-1, wait",
        "filter=reason:price_too_high, filter",
    })
    void badParameterIsNamed(String query, String parameter) {
        given().get("/api/v1/drivers?" + query).then().statusCode(400).body("parameter", equalTo(parameter));
    }

    private static Map<String, List<String>> conditions(JsonPath drivers, int driver) {
        List<Map<String, Object>> conditions = drivers.getList("drivers[%d].conditions".formatted(driver));
        Map<String, List<String>> values = new TreeMap<>();
        for (int i = 0; i < conditions.size(); i++) {
            String at = "drivers[%d].conditions[%d].".formatted(driver, i);
            values.put(drivers.getString(at + "dimension"), drivers.getList(at + "values"));
        }
        return values;
    }
}
