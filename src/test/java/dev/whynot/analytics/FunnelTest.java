package dev.whynot.analytics;

import static dev.whynot.testsupport.Api.get;
import static dev.whynot.testsupport.Api.importText;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import dev.whynot.testsupport.PostgresForService;

/** The way of each record is known from several files, of which an older one comes last. */
@QuarkusTest
@WithTestResource(PostgresForService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunnelTest {

    private static final String FUNNEL = "/api/v1/funnel?org=funnel&";
    private static final String HEADER = "Id,Stage,Owner,Created,Closed,Modified\n";

    private boolean isImported;

    @BeforeEach
    void importRecords() throws Exception {
        if (isImported) {
            return;
        }
        isImported = true;
        importText("mapping=funnel", HEADER + """
                steady,Prospecting,Ada,2026-01-01,,2026-01-01T10:00:00Z
                quick,Prospecting,Ada,2026-01-01,,2026-01-01T10:00:00Z
                early,Prospecting,Ada,2026-01-01,,2026-01-01T10:00:00Z
                won,Prospecting,Ada,2026-01-01,,2026-01-01T10:00:00Z
                open,Prospecting,Ada,2026-01-01,,2026-01-01T10:00:00Z
                back,Prospecting,Ada,2026-01-01,,2026-01-01T10:00:00Z
                short,Proposal,Ada,2026-01-01,,2026-01-01T10:00:00Z
                """);
        importText("mapping=funnel", HEADER + """
                steady,Proposal,Ada,2026-01-01,,2026-01-10T10:00:00Z
                quick,Proposal,Ada,2026-01-01,,2026-01-11T10:00:00Z
                won,Proposal,Ada,2026-01-01,,2026-01-11T10:00:00Z
                back,Proposal,Ada,2026-01-01,,2026-01-10T10:00:00Z
                back,Prospecting,Ada,2026-01-01,,2026-01-15T10:00:00Z
                back,Proposal,Ada,2026-01-01,,2026-01-20T10:00:00Z
                late,Qualification,Grace,2026-01-01,,2026-01-20T10:00:00Z
                """);
        importText("mapping=funnel", HEADER + """
                steady,Closed Lost,Ada,2026-01-01,2026-01-30,2026-01-30T10:00:00Z
                quick,Closed Lost,Ada,2026-01-01,2026-01-15,2026-01-15T10:00:00Z
                early,Closed Lost,Ada,2026-01-01,2026-01-31,2026-01-31T10:00:00Z
                won,Closed Won,Ada,2026-01-01,2026-02-01,2026-02-01T10:00:00Z
                back,Closed Lost,Ada,2026-01-01,2026-02-09,2026-02-09T10:00:00Z
                late,Closed Lost,Grace,2026-01-01,2026-01-25,2026-01-25T10:00:00Z
                short,Closed Lost,Ada,2026-01-01,2026-01-02,2026-01-02T10:00:00Z
                unseen,Closed Lost,Grace,2026-01-01,2026-01-02,2026-01-02T10:00:00Z
                """);
        importText("mapping=funnel", HEADER + """
                steady,Qualification,Ada,2026-01-01,,2026-01-05T10:00:00Z
                """);
    }

    @Test
    void stagesComeInTheOrderInWhichRecordsGoThroughThem() {
        assertThat(get(FUNNEL).getList("stages.stage")).containsExactly("Prospecting", "Qualification", "Proposal");
    }

    @Test
    void eachRecordEntersAStageOnceAndIsLostInTheLast() {
        JsonPath funnel = get(FUNNEL);
        assertThat(funnel.getList("stages.entered")).containsExactly(6, 2, 5);
        assertThat(funnel.getList("stages.lost")).containsExactly(1, 1, 4);
        assertThat(funnel.getDouble("stages[2].lostShare.value")).isEqualTo(0.8);
        assertThat(funnel.getInt("withoutStage")).isOne();
    }

    @Test
    void daysBeforeTheLossCountFromTheLastEntryWhereItIsKnown() {
        JsonPath funnel = get(FUNNEL);
        assertThat(funnel.getMap("stages[0].daysBeforeLoss")).hasToString("{records=1, median=30, p90=30}");
        assertThat(funnel.getMap("stages[1]"))
                .as("it was there when it was first seen, long after its creation")
                .containsEntry("daysBeforeLoss", null);
        assertThat(funnel.getMap("stages[2].daysBeforeLoss"))
                .as("1, 4, 20 and 20 days")
                .hasToString("{records=4, median=4, p90=20}");
    }

    @Test
    void filtersAndPeriodsChooseTheRecords() {
        JsonPath grace = get(FUNNEL + "filter=owner:Grace");
        assertThat(grace.getList("stages.stage")).containsExactly("Qualification");
        assertThat(grace.getInt("withoutStage")).isOne();
        JsonPath february = get(FUNNEL + "from=2026-02-01");
        assertThat(february.getList("stages.stage")).containsExactly("Prospecting", "Proposal");
        assertThat(february.getList("stages.entered")).containsExactly(2, 2);
        assertThat(february.getList("stages.lost")).containsExactly(0, 1);
        assertThat(get(FUNNEL + "filter=owner:nobody").getList("stages")).isEmpty();
    }

    @Test
    void wrongParametersAreRefusedByName() {
        given().get(FUNNEL + "by=owner").then().statusCode(400).body("parameter", equalTo("by"));
        given().get("/api/v1/funnel?org=nope").then().statusCode(400).body("parameter", equalTo("org"));
    }
}
