package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The views of funnel, review and data with the bundled sample, looked at only. */
class FunnelIT extends SamplePages {

    @Test
    void everyStageLeadsToTheRecordsLostThere() {
        Page page = open("/?view=funnel", Look.USUAL);
        Locator lost = page.locator("wn-stages td a");
        assertThat(lost.first()).isVisible();
        List<String> counts = lost.allInnerTexts();
        assertThat(counts).hasSize(4);
        for (int i = 0; i < counts.size(); i++) {
            Views.leadsToAsManyRecords(page, lost.nth(i), counts.get(i));
        }
    }

    @Test
    void saysWhereTheWayThroughTheStagesIsNotKnown() {
        Page page = open("/?view=funnel&object=lead", Look.USUAL);
        assertThat(page.getByText("only one stage was ever seen")).isVisible();
        Locator without = page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName("lost from a stage that is not known"));
        String count = without.innerText().split(" ")[0];
        Views.leadsToAsManyRecords(page, without, count);
    }

    @Test
    void fewWhoseStageIsKnownStandForNobodyElse() throws IOException, InterruptedException {
        JsonNode funnel = get("/api/v1/funnel?object=lead");
        int without = funnel.at("/withoutStage").asInt();
        int lost = without;
        for (JsonNode stage : funnel.at("/stages")) {
            lost += stage.at("/lost").asInt();
        }
        Page page = open("/?view=funnel&object=lead", Look.USUAL);
        Locator stages = page.locator("wn-stages");
        assertThat(stages)
                .containsText("Of %.1f%% of the lost ones the stage is not known".formatted(100.0 * without / lost));
        assertThat(stages.locator("tbody")).not().containsText("%");
        page = open("/?view=funnel", Look.USUAL);
        assertThat(page.locator("wn-stages tbody")).containsText("%");
        assertThat(page.getByText("the stage is not known")).hasCount(0);
    }

    @Test
    void chartIsDrawnOnceItHasRoom() {
        Page page = open(
                "/?view=funnel",
                Look.USUAL,
                opening -> opening.addInitScript(
                        "addEventListener('DOMContentLoaded', () => document.documentElement.style.display = 'none')"));
        Locator charts = page.locator("wn-cohorts wn-chart .chart");
        assertThat(page.locator("wn-cohort-table td a").first()).isAttached();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(charts.locator("svg")).hasCount(0);
        page.evaluate("document.documentElement.style.display = ''");
        assertThat(charts.locator("svg").first()).isVisible();
        for (Locator chart : charts.all()) {
            assertThat(chart.locator("svg").boundingBox().width)
                    .isEqualTo(chart.boundingBox().width)
                    .isGreaterThan(300);
        }
    }

    @Test
    void everyCountOfACohortLeadsToAsManyRecords() {
        Page page = open("/?view=funnel&from=2026-02-15&to=2026-08-31", Look.USUAL);
        Locator counts = page.locator("wn-cohort-table td a");
        assertThat(counts.first()).isVisible();
        List<String> texts = counts.allInnerTexts();
        assertThat(texts).hasSizeGreaterThan(12);
        for (int i = 0; i < texts.size(); i++) {
            Views.leadsToAsManyRecords(page, counts.nth(i), texts.get(i));
        }
    }

    @Test
    void cohortsShowWhatTheApiAnswers() throws IOException, InterruptedException {
        double won = get("/api/v1/cohorts?object=opportunity&interval=year&limit=4")
                .at("/all/curve/1/won/value")
                .asDouble();
        Page page = open("/?view=funnel&interval=year&fate=won", Look.USUAL);
        assertThat(page.locator("wn-cohort-table tr.all td.share").first()).hasText("%.0f%%".formatted(100 * won));
    }

    @Test
    void filtersByOutcomeHaveNoSharesAndThePageSaysSo() {
        Page page = open("/?view=funnel&filter=reason:price_too_high", Look.USUAL);
        assertThat(page.getByText("There are no shares where the filters follow from the outcome"))
                .isVisible();
    }

    @Test
    void nothingMatchingIsSaid() {
        Page page = open("/?view=funnel&from=1999-01-01&to=1999-12-31", Look.USUAL);
        assertThat(page.getByText("No records match this period and these filters."))
                .hasCount(2);
    }

    @Test
    void sampleIsSaidToBeMadeUpAndHowItStepsAside() {
        Page page = open("/?view=sync", Look.USUAL.in("de-DE"));
        assertThat(page.getByText("Was Sie sehen, ist erfunden")).isVisible();
        assertThat(page.getByText("tritt es von selbst zurück")).isVisible();
        assertThat(page.getByText("Keine Org ist verbunden.")).isVisible();
        assertThat(page.locator("wn-imports tbody tr")).hasCount(2);
    }

    static Stream<Arguments> viewsAndLooks() {
        return Stream.of("/?view=funnel", "/?view=review", "/?view=sync&import=1")
                .flatMap(path -> Views.hardestLook().map(look -> Arguments.of(path, look)));
    }

    @ParameterizedTest
    @MethodSource("viewsAndLooks")
    void axeFindsNothingSerious(String path, Look look) {
        Page page = open(path, look);
        assertThat(page.locator(
                                "wn-cohort-lines wn-chart svg, wn-review-item wn-text-records, wn-import-status section.done")
                        .first())
                .isVisible();
        isSound(page);
    }
}
