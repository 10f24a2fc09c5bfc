package dev.whynot.sample;

import static dev.whynot.testsupport.Api.get;
import static dev.whynot.testsupport.Api.importFile;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.testsupport.PostgresForService;

/** The bundled sample is what its generator makes, and gives the figures that docs/sample.md tells. */
@QuarkusTest
@WithTestResource(PostgresForService.class)
class SampleTest {

    private static final Path BUNDLED = Path.of("src/main/resources/sample");

    @Test
    void generatorMakesTheBundledFilesByteForByte(@TempDir Path folder) throws Exception {
        SampleGenerator.main(new String[] {folder.toString()});
        assertThat(folder.resolve("leads.csv")).hasSameBinaryContentAs(BUNDLED.resolve("leads.csv"));
        assertThat(folder.resolve("opportunities.csv")).hasSameBinaryContentAs(BUNDLED.resolve("opportunities.csv"));
    }

    @Test
    void importGivesTheDocumentedTotalsAndCauses() throws Exception {
        JsonPath leads = importFile("mapping=sample&object=lead", BUNDLED.resolve("leads.csv"));
        JsonPath opportunities = importFile("mapping=sample&object=opportunity", BUNDLED.resolve("opportunities.csv"));
        assertThat(leads.getInt("rows")).isEqualTo(20_258);
        assertThat(opportunities.getInt("rows")).isEqualTo(6_023);
        assertThat(leads.getInt("rejected") + opportunities.getInt("rejected")).isZero();

        assertTally("object=lead", 5_646, 9_976, 4_616);
        assertTally("object=opportunity", 2_145, 3_210, 655);

        assertLostOfDecided(
                "object=opportunity&filter=state:Tirol&filter=industry:Hospitality&from=2025-03-01&to=2025-09-30",
                191,
                197);
        assertLostOfDecided(
                "object=lead&filter=leadSource:Trade%20Show&filter=firstResponseHours:48-96,96%2B", 295, 304);
        assertLostOfDecided(
                "object=opportunity&filter=product:Lindwurm%20Lager&filter=companySize:500-1000,1000-2000"
                        + "&from=2025-01-01",
                257, 273);
        JsonPath kaltenegger = get("/api/v1/breakdown?org=sample&object=opportunity&by=owner&sort=-lossRate&limit=1");
        assertThat(kaltenegger.getString("rows[0].key.owner")).isEqualTo("Ruth Kaltenegger");
        assertThat(kaltenegger.getInt("rows[0].lost")).isEqualTo(215);
    }

    @Test
    void examplesInTheDescriptionOfTheApiHaveTheFieldsOfTheAnswers() throws Exception {
        importFile("mapping=sample&object=lead", BUNDLED.resolve("leads.csv"));
        importFile("mapping=sample&object=opportunity", BUNDLED.resolve("opportunities.csv"));
        AnswerExamples.check();
    }

    private static void assertTally(String query, int won, int lost, int open) {
        JsonPath summary = get("/api/v1/summary?org=sample&" + query);
        assertThat(summary.getInt("tally.won")).isEqualTo(won);
        assertThat(summary.getInt("tally.lost")).isEqualTo(lost);
        assertThat(summary.getInt("tally.open")).isEqualTo(open);
    }

    private static void assertLostOfDecided(String query, int lost, int decided) {
        JsonPath summary = get("/api/v1/summary?org=sample&" + query);
        assertThat(summary.getInt("tally.lost")).isEqualTo(lost);
        assertThat(summary.getInt("tally.lost") + summary.getInt("tally.won")).isEqualTo(decided);
    }
}
