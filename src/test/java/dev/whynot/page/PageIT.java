package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page in a real Chromium, asking the packaged service with the bundled sample. */
class PageIT extends SamplePages {

    @Test
    void showsTheLossRateOfTheSample() throws IOException, InterruptedException {
        double rate = get("/api/v1/summary?object=opportunity")
                .at("/tally/lossRate/value")
                .asDouble();
        Page page = open("/", Look.USUAL);
        assertThat(heading(page, 1)).containsText("%.1f%% of decided opportunities".formatted(100 * rate));
    }

    @Test
    void showsItInGermanWhereTheBrowserIsGerman() throws IOException, InterruptedException {
        double rate =
                get("/api/v1/summary?object=lead").at("/tally/lossRate/value").asDouble();
        Page page = open("/?object=lead", Look.USUAL.in("de-DE"));
        assertThat(heading(page, 1))
                .containsText(
                        Pattern.compile(String.format(Locale.GERMAN, "%.1f\\s%% der entschiedenen Leads", 100 * rate)));
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de");
    }

    @Test
    void everyFigureOfReasonsLeadsToAsManyRecords() {
        Page page = open("/?filter=industry:Government&from=2025-01-01&to=2025-12-31", Look.USUAL);
        Locator figures = figure(page, "Why they say no").locator(".category .number a");
        assertThat(figures.first()).isVisible();
        List<String> counts = figures.allInnerTexts();
        assertThat(counts).hasSizeGreaterThan(5);
        for (int i = 0; i < counts.size(); i++) {
            figures.nth(i).click();
            Locator records = page.getByRole(AriaRole.DIALOG);
            assertThat(heading(records, 2))
                    .hasText(counts.get(i).equals("1") ? "1 record" : counts.get(i) + " records");
            page.keyboard().press("Escape");
            assertThat(records).hasCount(0);
        }
    }

    @Test
    void backButtonTakesAFilterAway() {
        Page page = open("/", Look.USUAL);
        assertThat(heading(page, 1)).containsText("opportunities");
        String before = heading(page, 1).innerText();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add filter"))
                .click();
        page.getByLabel("Dimension").selectOption("industry");
        page.getByLabel("Search values").fill("gov");
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Government"))
                .check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Apply"))
                .click();
        assertThat(page.getByText("Industry = Government")).isVisible();
        assertThat(heading(page, 1)).not().hasText(before);
        page.goBack();
        assertThat(page.getByText("Industry = Government")).hasCount(0);
        assertThat(heading(page, 1)).hasText(before);
    }

    /** One session loads the code of all views, which must not get in each other's way. */
    @Test
    void viewsFollowEachOtherInOneSession() {
        Page page = open("/", Look.USUAL);
        assertThat(heading(page, 1)).containsText("opportunities");
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("Who", "Who rejects us");
        titles.put("Why", "Why they reject us");
        titles.put("Funnel", "Where on the way, and how fast");
        titles.put("Review", "What nobody is sure of");
        titles.put("Data", "Where the data comes from");
        titles.put("Overview", "of decided opportunities were lost");
        titles.forEach((view, title) -> {
            page.getByRole(AriaRole.NAVIGATION)
                    .first()
                    .getByText(view, new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(heading(page, 1)).containsText(title);
        });
    }

    @Test
    void recordShowsItsHistory() throws IOException, InterruptedException {
        String id = get("/api/v1/records?object=opportunity&filter=outcome:lost&limit=1")
                .at("/records/0/id")
                .asText();
        Page page = open("/?records=object%3Dopportunity%26filter%3Doutcome%253Alost", Look.USUAL);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(id)).click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("What changed")))
                .isVisible();
        page.goBack();
        assertThat(heading(page.getByRole(AriaRole.DIALOG), 2)).containsText("records");
    }

    @ParameterizedTest
    @MethodSource("dev.whynot.page.Views#looks")
    void axeFindsNothingSerious(Look look) {
        Page page = open("/?filter=industry:Government", look);
        assertThat(page.locator("wn-chart svg").first()).isVisible();
        isSound(page);
    }

    private static Locator heading(Page page, int level) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(level))
                .first();
    }

    private static Locator heading(Locator part, int level) {
        return part.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setLevel(level))
                .first();
    }
}
