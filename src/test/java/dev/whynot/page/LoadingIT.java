package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That nothing waits for what it does not need. */
class LoadingIT extends SamplePages {

    @Test
    void noFigureOfTheOverviewWaitsForAnother() {
        List<Route> held = new ArrayList<>();
        Page page = open("/", Look.USUAL, opening -> opening.route("**/api/v1/summary?**", held::add));
        assertThat(figure(page, "Over time").locator("svg")).isVisible();
        assertThat(figure(page, "Why they say no").locator(".category").first()).isVisible();
        assertThat(figure(page, "Lost amount").locator(".big").first()).isVisible();
        assertThat(figure(page, "What it points to").locator(".first")).isVisible();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasCount(0);
        held.forEach(Route::resume);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
    }

    @Test
    void codeOfAViewComesWhileTheNamesOfReasonsAreAwaited() {
        List<Route> held = new ArrayList<>();
        List<String> code = new ArrayList<>();
        Page page = open("/?view=who", Look.USUAL, opening -> {
            opening.route("**/api/v1/taxonomy", held::add);
            opening.onRequest(request -> note(code, request));
        });
        page.waitForCondition(() -> !held.isEmpty() && code.stream().anyMatch(name -> name.startsWith("who-")));
        assertThat(page.locator("wn-who")).hasCount(0);
        held.forEach(Route::resume);
        assertThat(page.locator("wn-heat")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"who, wn-heat", "review, wn-review-item", "sync, wn-upload-form"})
    void codeOfChartsComesOnlyWhereThereAreCharts(String view, String shown) {
        List<String> code = new ArrayList<>();
        Page page = open("/?view=" + view, Look.USUAL, opening -> opening.onRequest(request -> note(code, request)));
        assertThat(page.locator(shown).first()).isVisible();
        assertThat(page.locator("[aria-busy=true], .waiting")).hasCount(0);
        assertThat(code).anyMatch(name -> name.startsWith(view)).noneMatch(name -> name.startsWith("echarts"));
    }

    @Test
    void codeIsKeptByTheBrowserAsItsNameChangesWithIt() throws IOException, InterruptedException {
        List<String> code = new ArrayList<>();
        Page page = open("/", Look.USUAL, opening -> opening.onRequest(request -> note(code, request)));
        assertThat(page.locator("wn-chart svg")).isVisible();
        assertThat(code).hasSizeGreaterThan(3);
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String name : code) {
                HttpResponse<Void> answer = http.send(
                        HttpRequest.newBuilder(SharedSample.service().address().resolve("/static/bundle/" + name))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                assertThat(answer.headers().firstValue("Cache-Control"))
                        .hasValueSatisfying(header -> assertThat(header).contains("immutable"));
            }
        }
    }

    private static void note(List<String> code, Request request) {
        if (request.url().contains("/static/bundle/")) {
            code.add(request.url().replaceAll(".*/", ""));
        }
    }
}
