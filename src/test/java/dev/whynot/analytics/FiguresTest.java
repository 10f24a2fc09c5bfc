package dev.whynot.analytics;

import static dev.whynot.testsupport.Api.get;
import static dev.whynot.testsupport.Api.importText;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.whynot.testsupport.PostgresForService;

/** Groups held against the rest, ranges of numbers, and answers that need not be sent again. */
@QuarkusTest
@WithTestResource(PostgresForService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresTest {

    private static final String BREAKDOWN = "/api/v1/breakdown?org=figures&";

    /** Lost and won records of each owner. */
    private record Owner(String name, int lost, int won) {}

    private static final List<Owner> OWNERS = List.of(
            new Owner("Ada", 40, 20), new Owner("Grace", 10, 50), new Owner("Linus", 3, 0), new Owner("Mae", 0, 9));

    private static final int LOST = 53;
    private static final int DECIDED = 132;

    private boolean isImported;

    @BeforeEach
    void importRecords() throws Exception {
        if (isImported) {
            return;
        }
        isImported = true;
        StringBuilder csv = new StringBuilder("Id,Stage,Amount,Currency,Owner,Created,Closed\n");
        int id = 0;
        for (Owner owner : OWNERS) {
            for (int i = 0; i < owner.lost(); i++) {
                csv.append("%d,Closed Lost,%d,EUR,%s,2026-01-01,2026-01-31%n".formatted(id++, 100 * i, owner.name()));
            }
            for (int i = 0; i < owner.won(); i++) {
                csv.append("%d,Closed Won,,EUR,%s,2026-01-01,2026-03-31%n".formatted(id++, owner.name()));
            }
        }
        csv.append("%d,Proposal,999999,EUR,Open,2026-01-01,%n".formatted(id));
        importText("mapping=figures", csv.toString());
    }

    @Test
    void eachGroupIsHeldAgainstAllOthers() {
        JsonPath breakdown = get(BREAKDOWN + "by=owner&compare=rest");
        List<Double> pValues = new ArrayList<>();
        for (Owner owner : OWNERS) {
            Comparison expected = comparison(owner);
            pValues.add(expected.pValue());
            String row = "rows.find { it.key.owner == '%s' }.comparison.".formatted(owner.name());
            assertNear(breakdown, row + "riskRatio.value", expected.ratio().value());
            assertNear(breakdown, row + "riskRatio.low", expected.ratio().low());
            assertNear(breakdown, row + "riskRatio.high", expected.ratio().high());
            assertNear(
                    breakdown,
                    row + "riskDifference.value",
                    expected.difference().value());
            assertNear(breakdown, row + "pValue", expected.pValue());
        }
        List<Double> qValues = FalseDiscovery.qValues(pValues);
        for (int i = 0; i < OWNERS.size(); i++) {
            assertNear(
                    breakdown,
                    "rows.find { it.key.owner == '%s' }.comparison.qValue"
                            .formatted(OWNERS.get(i).name()),
                    qValues.get(i));
        }
        assertThat(breakdown.getMap("rows.find { it.key.owner == 'Open' }"))
                .as("nothing is decided")
                .doesNotContainKey("comparison");
    }

    private static Comparison comparison(Owner owner) {
        int decided = owner.lost() + owner.won();
        return Comparison.of(owner.lost(), decided, LOST - owner.lost(), DECIDED - decided);
    }

    private static void assertNear(JsonPath answer, String path, double expected) {
        assertThat(answer.getDouble(path)).as(path).isCloseTo(expected, within(1e-12));
    }

    @Test
    void sortingByTheLowerBoundPutsWhatIsSureFirst() {
        List<String> expected = new ArrayList<>(OWNERS.stream()
                .sorted(Comparator.comparing(
                                (Owner owner) -> comparison(owner).ratio().low())
                        .reversed())
                .map(Owner::name)
                .toList());
        expected.add("Open");
        assertThat(get(BREAKDOWN + "by=owner&compare=rest&sort=-riskRatio.low").getList("rows.key.owner"))
                .isEqualTo(expected);
        assertThat(expected).as("3 of 3 say less than 40 of 60").startsWith("Ada", "Linus");
        List<Number> qValues = get(BREAKDOWN + "by=owner&compare=rest&sort=qValue")
                .getList("rows.findAll { it.comparison != null }.comparison.qValue");
        assertThat(qValues.stream().map(Number::doubleValue).toList())
                .hasSize(4)
                .isSorted();
        assertThat(get(BREAKDOWN + "by=owner&compare=rest&sort=-lossRate&limit=1")
                        .getList("rows.key.owner"))
                .as("by the rate alone 3 of 3 come first")
                .containsExactly("Linus");
    }

    @Test
    void allGroupsCountForTheQValueWhetherTheyAreShownOrNot() {
        String most = "by=owner&compare=rest&sort=qValue&limit=";
        assertThat(get(BREAKDOWN + most + 1).getDouble("rows[0].comparison.qValue"))
                .isEqualTo(get(BREAKDOWN + most + 100).getDouble("rows[0].comparison.qValue"));
    }

    @Test
    void groupThatIsAllThereIsHasNothingToBeHeldAgainst() {
        assertThat(get(BREAKDOWN + "by=org&compare=rest").getMap("rows[0]")).doesNotContainKey("comparison");
        assertThat(get(BREAKDOWN + "by=reason&compare=rest").getMap("rows[0]")).doesNotContainKey("comparison");
        assertThat(get(BREAKDOWN + "by=owner&compare=rest&filter=outcome:lost").getMap("rows[0]"))
                .doesNotContainKey("comparison");
        assertThat(get(BREAKDOWN + "by=owner").getMap("rows[0]")).doesNotContainKey("comparison");
    }

    @Test
    void amountsFallIntoTheirRanges() {
        JsonPath breakdown = get(BREAKDOWN + "by=amount&sort=-records");
        assertThat(records(breakdown, "amount"))
                .isEqualTo(Map.of(
                        "(none)", 79,
                        "0-1000", 10 + 10 + 3,
                        "1000-2000", 10,
                        "2000-5000", 20,
                        "500000-1000000", 1));
        assertThat(get(BREAKDOWN + "by=owner&filter=amount:2000-5000").getInt("total.records"))
                .isEqualTo(20);
        assertThat(get(BREAKDOWN + "by=owner&filter=-amount:(none)").getInt("total.records"))
                .isEqualTo(54);
        assertThat(get("/api/v1/dimensions/amount/values?org=figures&q=2000").getList("values.value"))
                .containsExactly("2000-5000", "1000-2000");
    }

    @Test
    void agesFallIntoTheirRanges() {
        assertThat(records(get(BREAKDOWN + "by=age"), "age"))
                .isEqualTo(Map.of("(none)", 1, "15-31", LOST, "61-91", DECIDED - LOST));
    }

    /** 54 amounts in order: 0, 0, 0, 100, 100, 100, 200, 200, 200, 300, 300, ... 900, 900, 1000, 1100, ... 3900, 999999. The 14th, 27th and 41st part them. */
    @Test
    void partsHoldAboutAsManyRecordsAndStayWhileOneDrillsDown() {
        JsonPath parts = get(BREAKDOWN + "by=amount~4&filter=-amount:(none)");
        Map<String, Integer> records = records(parts, "amount~4");
        assertThat(records).isEqualTo(Map.of("under 500", 13, "500-1300", 13, "1300-2700", 14, "2700+", 14));
        assertThat(get(BREAKDOWN + "by=owner&filter=amount~4:under 500".replace(" ", "%20"))
                        .getInt("total.records"))
                .isEqualTo(13);
        assertThat(records(get(BREAKDOWN + "by=amount~4&filter=owner:Ada&filter=-amount:(none)"), "amount~4"))
                .as("the same bounds")
                .isEqualTo(Map.of("under 500", 5, "500-1300", 8, "1300-2700", 14, "2700+", 13));
    }

    private static Map<String, Integer> records(JsonPath breakdown, String dimension) {
        Map<String, Integer> records = new TreeMap<>();
        List<Map<String, String>> keys = breakdown.getList("rows.key");
        List<Integer> counts = breakdown.getList("rows.records");
        for (int i = 0; i < keys.size(); i++) {
            records.put(keys.get(i).get(dimension), counts.get(i));
        }
        return records;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "breakdown?by=owner&compare=nope           | compare | 'nope' is not valid here",
                "breakdown?by=owner&sort=qValue            | sort    | 'qValue' is no measure",
                "breakdown?by=amount~1                     | by      | no dimension 'amount~1'",
                "breakdown?by=amount~21                    | by      | no dimension 'amount~21'",
                "breakdown?by=amount~                      | by      | no dimension 'amount~'",
                "breakdown?by=owner~4                      | by      | no dimension 'owner~4'",
                "breakdown?by=owner&filter=amount:10-20    | filter  | no value of the dimension 'amount'",
                "breakdown?by=owner&filter=amount~4:0-1    | filter  | no value of the dimension 'amount~4'",
                "breakdown?by=owner&org=nope               | org     | 'nope' is not valid here",
            })
    void wrongParametersAreRefusedByName(String question, String parameter, String detail) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/" + question)
                .then()
                .statusCode(400)
                .body("parameter", equalTo(parameter))
                .body("detail", containsString(detail));
    }

    @Test
    void orgsAreListedWhereOneIsWrong() {
        given().get("/api/v1/summary?org=nope").then().body("valid", hasItem("figures"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "summary?org=figures",
                "breakdown?org=figures&by=owner",
                "breakdown?org=figures&by=rawDetail",
                "trend?org=figures",
                "cohorts?org=figures",
                "funnel?org=figures"
            })
    void answerIsSentAgainOnlyAfterAChange(String question) throws Exception {
        String path = "/api/v1/" + question;
        Response first = given().get(path);
        String tag = first.getHeader("ETag");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(tag).startsWith("W/\"");
        assertThat(first.getHeader("Cache-Control")).contains("no-cache", "private");
        assertThat(given().get(path).getHeader("ETag")).isEqualTo(tag);

        for (String known : List.of(tag, "\"other\", " + tag, "*")) {
            Response again = given().header("If-None-Match", known).get(path);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.asByteArray()).isEmpty();
            assertThat(again.getHeader("ETag")).isEqualTo(tag);
        }
        given().header("If-None-Match", "W/\"other\"").get(path).then().statusCode(200);
        assertThat(given().get(path + "&from=2026-01-01").getHeader("ETag")).isNotEqualTo(tag);

        importText("mapping=changes", "Id,Stage\n%s,Proposal\n".formatted(question.hashCode()));
        Response changed = given().header("If-None-Match", tag).get(path);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.getHeader("ETag")).isNotEqualTo(tag);
        importText("mapping=changes", "Id,Stage\n%s,Proposal\n".formatted(question.hashCode()));
        assertThat(given().get(path).getHeader("ETag"))
                .as("an import that brings nothing new changes nothing")
                .isEqualTo(changed.getHeader("ETag"));
    }

    @Test
    void wrongQuestionIsRefusedAlsoIfAnythingIsKnown() {
        given().header("If-None-Match", "*").get(BREAKDOWN + "by=nope").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"breakdown?org=figures&by=owner,amount", "export?org=figures", "export?org=figures&format=ndjson"
            })
    void answersComeCompressedToWhoUnderstandsThat(String question) {
        RestAssuredConfig asItIs = RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
        Response compressed =
                given().config(asItIs).header("Accept-Encoding", "gzip").get("/api/v1/" + question);
        assertThat(compressed.getHeader("Content-Encoding")).isEqualTo("gzip");
        Response plain =
                given().config(asItIs).header("Accept-Encoding", "identity").get("/api/v1/" + question);
        assertThat(plain.getHeader("Content-Encoding")).isNull();
        assertThat(compressed.asByteArray().length).isLessThan(plain.asByteArray().length);
        assertThat(compressed.getHeader("ETag")).isEqualTo(plain.getHeader("ETag"));
    }
}
