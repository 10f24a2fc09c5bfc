package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The view that tells who rejects us. */
class WhoIT extends SamplePages {

    private static final String GOVERNMENT = "/?view=who&by=industry,product&row=Government";

    @Test
    void cellsShowTheLossRatesOfTheApi() throws IOException, InterruptedException {
        JsonNode row =
                get("/api/v1/breakdown?object=opportunity&by=industry,product&compare=rest&sort=-records&limit=1")
                        .at("/rows/0");
        Page page = open("/?view=who&by=industry,product", Look.USUAL);
        assertThat(cell(
                        page,
                        row.at("/key/industry").asText() + ", "
                                + row.at("/key/product").asText()))
                .containsText("%.0f%%".formatted(100 * row.at("/lossRate/value").asDouble()));
    }

    @Test
    void onlyWhatIsNoChanceStandsOut() throws IOException, InterruptedException {
        JsonNode rows = get("/api/v1/breakdown?object=opportunity&by=industry&compare=rest")
                .at("/rows");
        Page page = open("/?view=who&by=industry,product&rows=100", Look.USUAL);
        for (JsonNode row : rows) {
            boolean isSure = row.at("/comparison/qValue").asDouble() <= 0.05;
            Locator cell = cell(page, row.at("/key/industry").asText());
            assertThat(cell).hasText(Pattern.compile(isSure ? "[▲▼] \\d+%" : "\\d+%"));
            assertThat(cell).hasAttribute("aria-label", Pattern.compile(isSure ? "the rest$" : "may be chance$"));
        }
    }

    @Test
    void countsOfAGroupLeadToAsManyRecords() {
        Page page = open(GOVERNMENT, Look.USUAL);
        leadsToAsManyRecords(page, link(page, Pattern.compile("lost records$")));
        leadsToAsManyRecords(page, link(page, Pattern.compile("^All [\\d,]+ records$")));
        page.locator("wn-heat a[data-at='1,1']").click();
        assertThat(page.locator("wn-group h2")).containsText(" · ");
        leadsToAsManyRecords(page, link(page, Pattern.compile("lost records$")));
    }

    @Test
    void groupIsHeldAgainstTheRest() throws IOException, InterruptedException {
        JsonNode ratio =
                get("/api/v1/breakdown?object=opportunity&by=industry&compare=rest&sort=-riskRatio.low&limit=1")
                        .at("/rows/0/comparison/riskRatio");
        Page page = open("/?view=who&by=industry", Look.USUAL);
        assertThat(page.locator("wn-group"))
                .containsText(
                        "%.2f times as often lost".formatted(ratio.at("/value").asDouble()));
        assertThat(page.locator("wn-group")).containsText("Almost certainly not chance");
    }

    @Test
    void cellBecomesAFilterAndBackTakesItAway() {
        Page page = open(GOVERNMENT, Look.USUAL);
        String lost = link(page, Pattern.compile("lost records$")).innerText();
        link(page, "Filter by this group").click();
        assertThat(page.getByText("Industry = Government")).isVisible();
        assertThat(page.locator("wn-heat tbody tr")).hasCount(2);
        page.goBack();
        assertThat(page.getByText("Industry = Government")).hasCount(0);
        assertThat(link(page, Pattern.compile("lost records$"))).hasText(lost);
    }

    @Test
    void filterOfTheAddressHolds() throws IOException, InterruptedException {
        double rate = get("/api/v1/summary?object=opportunity&filter=state:Tirol&from=2025-03-01&to=2025-09-30")
                .at("/tally/lossRate/value")
                .asDouble();
        Page page = open("/?view=who&filter=state:Tirol&from=2025-03-01&to=2025-09-30", Look.USUAL);
        assertThat(page.locator("wn-figure")).containsText("%.1f%% of all".formatted(100 * rate));
    }

    @Test
    void arrowKeysGoFromCellToCell() {
        Page page = open("/?view=who&by=industry,product", Look.USUAL);
        page.locator("wn-heat a[tabindex='0']").focus();
        String first = page.locator("wn-group h2").innerText();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("wn-group h2")).not().hasText(first);
        String second = page.locator("wn-group h2").innerText();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("row=.*column="));
        assertThat(page.locator("wn-group h2")).hasText(second);
    }

    @Test
    void listsOneDimensionInTheOrderAskedForAndSearchesIt() throws IOException, InterruptedException {
        List<String> values = get("/api/v1/breakdown?object=opportunity&by=state&sort=-lossRate.low&limit=5")
                .findValuesAsText("state");
        Page page = open("/?view=who&by=state", Look.USUAL);
        page.getByLabel("Order").selectOption("lossRate.low");
        Locator names = page.locator("wn-ranking tbody th");
        for (int i = 0; i < values.size(); i++) {
            assertThat(names.nth(i)).hasText(values.get(i));
        }
        page.getByLabel("Search").fill("tir");
        assertThat(names).hasText(new String[] {"Tirol"});
    }

    @Test
    void reasonsAreSharesOfTheRejections() {
        Page page = open("/?view=who&by=industry,category", Look.USUAL);
        assertThat(page.getByText("Only rejections have such a value")).isVisible();
        cell(page, "Government, Buyer").click();
        assertThat(page.locator("wn-group")).containsText("in this row");
        leadsToAsManyRecords(page, link(page, Pattern.compile("lost records$")));
    }

    @Test
    void saysWhenNothingMatches() {
        Page page = open("/?view=who&from=1990-01-01&to=1990-12-31", Look.USUAL);
        assertThat(page.getByText("No records match")).isVisible();
    }

    @ParameterizedTest
    @MethodSource("dev.whynot.page.Views#hardestLook")
    void isSoundInEachLook(Look look) {
        Page page = open(GOVERNMENT, look);
        assertThat(page.locator("wn-group")).isVisible();
        isSound(page);
        page = open("/?view=who&by=state", look);
        assertThat(page.locator("wn-ranking")).isVisible();
        isSound(page);
    }

    @Test
    void speaksGerman() {
        Page page = open(GOVERNMENT, Look.USUAL.in("de-DE"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Wer uns ablehnt")))
                .isVisible();
        assertThat(page.locator("wn-group")).containsText("So gut wie sicher kein Zufall");
        assertThat(link(page, Pattern.compile("verlorene Datensätze$"))).isVisible();
    }

    @Test
    void rangesAreWrittenAsTheLanguageDoes() {
        Page page = open("/?view=who&by=companySize", Look.USUAL.in("de-DE"));
        assertThat(page.locator("wn-ranking").getByText("unter 10")).isVisible();
        assertThat(page.locator("wn-ranking")).not().containsText("under");
        page = open("/?view=who&by=amount~4", Look.USUAL.in("de-DE"));
        assertThat(page.locator("wn-ranking").getByText(Pattern.compile("^unter [\\d.]+$")))
                .isVisible();
        assertThat(page.locator("wn-ranking")
                        .getByText(Pattern.compile("^\\d+\\.\\d{3}–\\d+\\.\\d{3}$"))
                        .first())
                .isVisible();
    }

    private static Locator cell(Page page, String name) {
        return page.locator("wn-heat a[aria-label^='%s: ']".formatted(name));
    }
}
