package dev.whynot.review;

import static dev.whynot.testsupport.Api.get;
import static dev.whynot.testsupport.Api.importText;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.RecordKey;
import dev.whynot.ledger.SalesObject;
import dev.whynot.reason.DecisionStore;
import dev.whynot.testsupport.PostgresForService;

/** Texts that nobody is sure of, and what people decide about them. */
@QuarkusTest
@WithTestResource(PostgresForService.class)
class ReviewTest {

    private static final String HEADER =
            "Id,StageName,IsClosed,IsWon,Amount,CurrencyIsoCode,CreatedDate,CloseDate,SystemModstamp,Loss_Reason__c,Loss_Reason_Detail__c\n";

    @Inject
    Jdbi jdbi;

    @Inject
    Rerun rerun;

    @Inject
    Ledger ledger;

    @Inject
    DecisionStore decisions;

    @BeforeEach
    void startAnew() {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "update change_clock set ledger_id = gen_random_uuid(); truncate record, sighting, reason_decision, own_reason, reason_correction, reason_rerun");
            handle.execute("update reason_revision set last = last + 1");
        });
    }

    @Test
    void whatNobodyIsSureOfIsListedMostFrequentFirst() throws Exception {
        imported("1,Frumpf 12!", "2,frumpf 12", "3,FRUMPF-12", "4,Gnarz", "5,Zu teuer");
        JsonPath review = get("/api/v1/review");
        assertThat(review.getList("items.records")).isEqualTo(List.of(3, 1));
        assertThat(review.getString("items[0].kind")).isEqualTo("unclear");
        assertThat(review.getString("items[0].text")).matches("(?i)frumpf.12!?");
        assertThat(review.getString("items[0].lostAmount")).isEqualTo("[[currency:EUR, amount:30]]");
        assertThat(review.getList("items[0].guesses")).hasSize(3);
    }

    @Test
    void decisionHoldsForAllPastAndFutureRecordsWithThatTextAndForNoOthers() throws Exception {
        imported("1,Frumpf 12!", "2,frumpf 12", "4,Gnarz", "5,Zu teuer");
        decide("Frumpf 12", "no_budget")
                .statusCode(200)
                .body("changed", equalTo(2))
                .body("decision.decidedBy", equalTo("Ada"));
        imported("6,FRUMPF 12");
        assertThat(reasons())
                .isEqualTo(Map.of(
                        id(1),
                        "no_budget",
                        id(2),
                        "no_budget",
                        id(4),
                        "unclear",
                        id(5),
                        "price_too_high",
                        id(6),
                        "no_budget"));
        assertThat(get("/api/v1/records/opportunity/" + id(1)).getString("method"))
                .isEqualTo("review");
        assertThat(get("/api/v1/review").getList("items.text", String.class)).containsExactly("Gnarz");
        assertThat(get("/api/v1/mappings").getList("code")).isEqualTo(List.of("no_budget"));
    }

    @Test
    void undoneDecisionHoldsNoMoreAndIsKeptWithWhoUndidIt() throws Exception {
        imported("1,Frumpf 12", "2,Zu teuer");
        int id = decide("Frumpf 12", "no_budget").extract().path("decision.id");
        int other = decide("Zu teuer", "no_need").extract().path("decision.id");
        assertThat(reasons()).isEqualTo(Map.of(id(1), "no_budget", id(2), "no_need"));
        given().delete("/api/v1/mappings/%d?by=Grace".formatted(id))
                .then()
                .statusCode(200)
                .body("changed", equalTo(1));
        given().delete("/api/v1/mappings/%d?by=Grace".formatted(other)).then().statusCode(200);
        assertThat(reasons()).isEqualTo(Map.of(id(1), "unclear", id(2), "price_too_high"));
        assertThat(get("/api/v1/mappings").getList("$")).isEmpty();
        JsonPath undone = get("/api/v1/mappings?undone=true");
        assertThat(undone.getList("undoneBy")).isEqualTo(List.of("Grace", "Grace"));
        given().delete("/api/v1/mappings/%d?by=Grace".formatted(id))
                .then()
                .statusCode(400)
                .body("detail", containsString("undone already"));
    }

    /** Whoever looks behind the scenes what is outdated must not bring back what was known before. */
    @Test
    void decisionHoldsThoughOthersAreDecidedAnewMeanwhile() throws Exception {
        imported("1,Frumpf 12");
        awaitRerun();
        ledger.redecide(handle -> decisions.decide(handle, "default", "Frumpf 12", "no_budget", "Ada"), handle -> {
            CompletableFuture.runAsync(
                            () -> { // a handle of its own needs a thread of its own
                                jdbi.useHandle(other -> rerun.want(other, "default"));
                                rerun.tick();
                            })
                    .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                    .join();
            return List.of(new RecordKey("default", SalesObject.OPPORTUNITY, id(1)));
        });
        assertThat(reasons()).isEqualTo(Map.of(id(1), "no_budget"));
    }

    @Test
    void laterDecisionReplacesTheEarlierOne() throws Exception {
        imported("1,Frumpf 12");
        decide("Frumpf 12", "no_budget").statusCode(200);
        decide("frumpf 12", "no_need").statusCode(200);
        assertThat(reasons()).isEqualTo(Map.of(id(1), "no_need"));
        assertThat(get("/api/v1/mappings").getList("code")).isEqualTo(List.of("no_need"));
        assertThat(get("/api/v1/mappings?undone=true").getList("code")).isEqualTo(List.of("no_need", "no_budget"));
    }

    /** A detail that somebody decided on goes before what was picked. */
    @Test
    void decidedDetailGoesBeforeThePickedReason() throws Exception {
        imported("1,Price,gnarz am stecker");
        decide("gnarz am stecker", "technical_mismatch").statusCode(200);
        JsonPath record = get("/api/v1/records/opportunity/" + id(1));
        assertThat(record.getString("reason")).isEqualTo("technical_mismatch");
        assertThat(record.getString("secondReason")).isEqualTo("price_too_high");
    }

    @Test
    void pickedAndWrittenThatDoNotGoTogetherAreBothKeptAndListed() throws Exception {
        imported("1,Price,Kunde hat sich nie wieder gemeldet", "2,Other,Keine Rückmeldung", "3,Price,Zu teuer");
        JsonPath record = get("/api/v1/records/opportunity/" + id(1));
        assertThat(record.getString("reason")).isEqualTo("price_too_high");
        assertThat(record.getString("secondReason")).isEqualTo("no_response");
        assertThat(record.getBoolean("contradicted")).isTrue();
        assertThat(reasons()).containsEntry(id(2), "no_response").containsEntry(id(3), "price_too_high");
        assertThat(get("/api/v1/review?kind=contradicted").getList("items.text", String.class))
                .containsExactly("Kunde hat sich nie wieder gemeldet");
        assertThat(get("/api/v1/breakdown?by=contradicted&filter=outcome:lost").getList("rows.key.contradicted"))
                .containsExactlyInAnyOrder("true", "false");
    }

    @Test
    void singleRecordIsCorrectedAndTheCorrectionTakenBack() throws Exception {
        imported("1,Zu teuer", "2,Zu teuer");
        String path = "/api/v1/records/opportunity/%s/reason".formatted(id(1));
        given().contentType("application/json")
                .body("{\"reason\":\"roi_not_shown\",\"by\":\"Ada\"}")
                .put(path)
                .then()
                .statusCode(200)
                .body("method", equalTo("correction"));
        imported("1,Viel zu teuer"); // what the source says later does not undo it
        assertThat(reasons()).isEqualTo(Map.of(id(1), "roi_not_shown", id(2), "price_too_high"));
        given().delete(path + "?by=Ada").then().statusCode(200).body("reason", equalTo("price_too_high"));
        given().delete(path + "?by=Ada").then().statusCode(400);
        assertThat(reasons()).isEqualTo(Map.of(id(1), "price_too_high", id(2), "price_too_high"));
    }

    @Test
    void competitorsAreCalledByOneNameWhereverTheyAreMet() throws Exception {
        String header = HEADER.strip() + ",Competitor__c\n";
        String row = "%s,Closed Lost,true,false,10,EUR,2026-01-01,2026-02-01,2026-02-02T00:00:00Z,%s,%s,%s%n";
        StringBuilder csv = new StringBuilder(header);
        List<List<String>> deals = List.of(
                List.of("Price", "", "Stapelwerk"),
                List.of("Price", "", "Stapelwerk"),
                List.of("Price", "", "Stapelwerk GmbH"),
                List.of("Other", "an Stapelwerk verloren", ""),
                List.of("Other", "Funkstille", ""));
        for (int i = 0; i < deals.size(); i++) {
            csv.append(row.formatted(
                    id(i + 1),
                    deals.get(i).get(0),
                    deals.get(i).get(1),
                    deals.get(i).get(2)));
        }
        importText("mapping=salesforce&object=opportunity", csv.toString());
        rerun.learnCompetitors();
        awaitRerun();
        assertThat(get("/api/v1/breakdown?by=competitorName&filter=outcome:lost&sort=-lost")
                        .getList("rows.findAll { true }.collect { it.key.competitorName + ' ' + it.lost }"))
                .isEqualTo(List.of("Stapelwerk 4", "(none) 1"));
        assertThat(get("/api/v1/records/opportunity/" + id(4)).getString("reason"))
                .isEqualTo("competitor_chosen");
    }

    @Test
    void decisionsTeachTheClassifierWhatIsStillUnclear() throws Exception {
        imported("1,zwibbel der plonk", "2,zwibbel den plonk wieder", "3,Gnarz");
        decide("zwibbel der plonk", "no_capacity").statusCode(200);
        Instant end = Instant.now().plusSeconds(20);
        while (!reasons().get(id(2)).equals("no_capacity") && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(reasons()).isEqualTo(Map.of(id(1), "no_capacity", id(2), "no_capacity", id(3), "unclear"));
        assertThat(get("/api/v1/records/opportunity/" + id(2)).getString("method"))
                .isEqualTo("learned");
    }

    @Test
    void ownReasonsRenameSplitAndMerge() throws Exception {
        imported("1,Zu teuer", "2,No budget", "3,Frumpf 12", "4,Kein Bedarf");
        own(
                        "money",
                        "{\"parent\":\"price_too_high\",\"en\":\"Money\",\"de\":\"Geld\",\"insteadOf\":[\"price_too_high\",\"no_budget\"]}")
                .statusCode(200);
        own("discount", "{\"parent\":\"price_too_high\",\"en\":\"No discount\",\"de\":\"Kein Rabatt\"}")
                .statusCode(200);
        decide("Frumpf 12", "discount").statusCode(200);
        awaitRerun();
        JsonPath rows = get("/api/v1/breakdown?by=ownReason,reason&filter=outcome:lost");
        assertThat(rows.getList("rows.key.ownReason", String.class))
                .containsExactlyInAnyOrder("money", "discount", "no_need");
        assertThat(rows.getInt("rows.find { it.key.ownReason == 'money' }.lost"))
                .isEqualTo(2);
        assertThat(reasons())
                .isEqualTo(Map.of(
                        id(1), "price_too_high", id(2), "price_too_high", id(3), "price_too_high", id(4), "no_need"));
        given().delete("/api/v1/taxonomy/own/discount?org=default")
                .then()
                .statusCode(400)
                .body("detail", containsString("1 decisions lead to"));
        given().delete("/api/v1/taxonomy/own/money?org=default").then().statusCode(204);
        awaitRerun();
        assertThat(reasons()).containsEntry(id(2), "no_budget");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":\"no_budget\"}",
                "{\"reason\":\"no_such\",\"by\":\"Ada\"}",
                "{\"reason\":\"no_budget\",\"by\":\" \"}",
                "{\"reason\":null,\"by\":\"Ada\"}",
                "[]",
                "{"
            })
    void decisionThatLacksSomethingIsRefused(String body) throws Exception {
        imported("1,Frumpf 12");
        String id = get("/api/v1/review").getString("items[0].id");
        given().contentType("application/json")
                .body(body)
                .put("/api/v1/review/" + id)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        assertThat(reasons()).isEqualTo(Map.of(id(1), "unclear"));
    }

    /** Jackson takes it for UTF-32 by its zero bytes, and says that it is none by another exception than all others. */
    @Test
    void bodyInAnEncodingThatIsNoneIsRefused() {
        given().contentType("application/json")
                .body(new byte[] {0, 0, '{', 0})
                .post("/api/v1/reasons/classify")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("is not JSON"));
    }

    @Test
    void unknownIdsAndParametersAreRefused() {
        given().contentType("application/json")
                .body("{\"reason\":\"no_budget\",\"by\":\"Ada\"}")
                .put("/api/v1/review/0123456789abcdef")
                .then()
                .statusCode(404);
        given().contentType("application/json")
                .body("{\"reason\":\"no_budget\",\"by\":\"Ada\"}")
                .put("/api/v1/review/x")
                .then()
                .statusCode(404);
        given().get("/api/v1/review?kind=strange").then().statusCode(400);
        for (String question : List.of("/api/v1/review?org=", "/api/v1/mappings?org=")) {
            given().get(question + "nobody").then().statusCode(400).body("parameter", equalTo("org"));
        }
        given().contentType("application/json")
                .body(Map.of("texts", List.of("Price")))
                .post("/api/v1/reasons/classify?org=nobody")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("org"));
        given().delete("/api/v1/mappings/7?by=Ada").then().statusCode(404);
        given().get("/api/v1/taxonomy/own").then().statusCode(400);
        given().contentType("application/json")
                .body(Map.of("org", "defualt", "text", "x", "reason", "no_need", "by", "Ada"))
                .post("/api/v1/mappings")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("org"));
    }

    private ValidatableResponse own(String code, String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/api/v1/taxonomy/own/%s?org=default".formatted(code))
                .then();
    }

    private ValidatableResponse decide(String text, String reason) {
        return given().contentType("application/json")
                .body(Map.of("org", "default", "text", text, "reason", reason, "by", "Ada"))
                .post("/api/v1/mappings")
                .then();
    }

    private void awaitRerun() throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        while (!get("/api/v1/review").getList("rerun").isEmpty()
                && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Imports lost deals: number, reason and, if need be, detail. */
    private static void imported(String... rows) throws Exception {
        StringBuilder csv = new StringBuilder(HEADER);
        for (String row : rows) {
            String[] cells = row.split(",", 3);
            csv.append("%s,Closed Lost,true,false,10,EUR,2026-01-01,2026-02-01,%s,%s,%s%n"
                    .formatted(
                            id(Integer.parseInt(cells[0])), Instant.now(), cells[1], cells.length > 2 ? cells[2] : ""));
        }
        JsonPath status = importText("mapping=salesforce&object=opportunity", csv.toString());
        assertThat(status.getInt("rejected")).as(status.prettify()).isZero();
    }

    private Map<String, String> reasons() {
        return jdbi.withHandle(handle -> handle.createQuery("select record_id, reason from record")
                .reduceRows(new java.util.HashMap<>(), (reasons, row) -> {
                    reasons.put(row.getColumn("record_id", String.class), row.getColumn("reason", String.class));
                    return reasons;
                }));
    }

    private static String id(int number) {
        return "006%012dAAA".formatted(number);
    }
}
