package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.whynot.page.Views.button;
import static dev.whynot.page.Views.leadsToAsManyRecords;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deciding what texts mean, on a service of its own as the numbers change. */
class ReviewIT {

    /** The other records are decided anew behind, on a machine that may be busy. */
    private static final LocatorAssertions.HasTextOptions IN_A_MINUTE =
            new LocatorAssertions.HasTextOptions().setTimeout(60_000);

    @TempDir
    static Path dataDir;

    private static SampleService service;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(Browser.executable().isPresent(), "No Chromium on the PATH: the page is not tested");
        service = new SampleService(dataDir);
        browser = new Browser(service.address());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (service != null) {
            service.close();
        }
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        browser.closePages();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void decisionChangesTheNumbersAndUndoTakesItBack() throws IOException, InterruptedException {
        JsonNode item = service.get("/api/v1/review?kind=unclear&limit=1").at("/items/0");
        String text = item.at("/text").asText();
        long unusable = unusableLeads();
        Page page = browser.open("/?view=review&kind=unclear", Look.USUAL);
        Locator figure = page.locator("wn-unusable").nth(1).locator("a");
        String before = figure.innerText();
        assertThat(before).startsWith("%,d of".formatted(unusable));
        Locator first = page.locator("wn-review-item").first();
        assertThat(first.locator("blockquote")).hasText(text);

        page.keyboard().press("1");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Say who you are first.");
        assertThat(page.getByLabel("Who decides")).isFocused();
        page.getByLabel("Who decides").fill("Ada");
        first.getByRole(AriaRole.GROUP).getByRole(AriaRole.BUTTON).first().click();

        assertThat(page.getByText("“%s” means".formatted(text))).isVisible();
        assertThat(page.locator("wn-review-item blockquote")
                        .getByText(text, new Locator.GetByTextOptions().setExact(true)))
                .hasCount(0);
        assertThat(figure).not().hasText(before);
        assertThat(unusableLeads()).isLessThan(unusable);
        Locator decision = page.locator("wn-decisions tbody tr").first();
        assertThat(decision).containsText(text);
        assertThat(decision).containsText("Ada");

        decision.getByRole(AriaRole.BUTTON).click();
        assertThat(decision).hasClass("undone");
        assertThat(page.getByText("means again what it did before")).isVisible();
        assertThat(figure).hasText(before, IN_A_MINUTE);
        assertThat(unusableLeads()).isEqualTo(unusable);
    }

    @Test
    void otherReasonsAreFoundByTheirNamesInBothLanguages() {
        Page page = browser.open("/?view=review&kind=contradicted", Look.USUAL);
        page.getByLabel("Who decides").fill("Grace");
        Locator first = page.locator("wn-review-item").first();
        String text = first.locator("blockquote").innerText();
        first.getByText("Other reason").click();
        Locator search = page.getByLabel("Search a reason");
        assertThat(search).isFocused();
        search.fill("mitbewerb");
        search.fill("wettbewerb");
        search.press("Enter");
        Locator decision = page.locator("wn-decisions tbody tr").filter(new Locator.FilterOptions().setHasText(text));
        assertThat(decision).containsText("Grace");
        button(page, "Undo").first().click();
        assertThat(decision).hasClass("undone");
    }

    @Test
    void guessThatIsHardlyLikelyIsNotSaidToBeImpossible() throws IOException, InterruptedException {
        double least = service.get("/api/v1/review?kind=contradicted&limit=1")
                .at("/items/0/guesses/2/probability")
                .asDouble();
        assertThat(least).isPositive().isLessThan(0.005);
        Page page = browser.open("/?view=review&kind=contradicted", Look.USUAL);
        Locator guesses = page.locator("wn-review-item").first().getByRole(AriaRole.GROUP);
        assertThat(guesses.getByRole(AriaRole.BUTTON).nth(2)).containsText("< 1%");
    }

    @Test
    void textLeadsToItsRecords() {
        Page page = browser.open("/?view=review", Look.USUAL);
        Locator link = page.locator("wn-text-records a").first();
        assertThat(link).hasText("Show the 59 records");
        leadsToAsManyRecords(page, link, "59");
    }

    private static long unusableLeads() throws IOException, InterruptedException {
        return service.get("/api/v1/summary?object=lead")
                .at("/withoutUsableReason/lost")
                .asLong();
    }
}
