package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.whynot.page.Views.button;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page shows while answers take their time, and where there are none. */
class StatesIT extends SamplePages {

    private static final String SUMMARY = "**/api/v1/summary?**";

    @Test
    void pageRecoversByItselfOnceTheRecordsAreLoaded() {
        AtomicInteger asked = new AtomicInteger();
        Page page = open(
                "/",
                Look.USUAL,
                opening -> opening.route(SUMMARY, route -> {
                    boolean isOfAllTime = !route.request().url().contains("from=");
                    if (!isOfAllTime || asked.incrementAndGet() > 2) {
                        route.resume();
                    } else {
                        route.fulfill(new Route.FulfillOptions()
                                .setStatus(503)
                                .setHeaders(Map.of("Retry-After", "1", "Content-Type", "application/problem+json"))
                                .setBody("{\"title\": \"Service Unavailable\", \"status\": 503, \"detail\":"
                                        + " \"The records are being loaded: 1,200 of 6,010\"}"));
                    }
                }));
        assertThat(page.getByText("The records are being loaded: 1,200 of 6,010")
                        .first())
                .isVisible();
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(title(page)).containsText("of decided opportunities were lost");
        assertThat(asked).hasValue(3);
        assertThat(complaintsAfterClosing()).hasSize(2).allSatisfy(complaint -> assertThat(complaint)
                .contains("status of 503"));
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, The database cannot be reached: what changed since is missing from these figures.",
        "de-DE, 'Die Datenbank ist nicht erreichbar: Was sich seither geändert hat, fehlt in diesen Zahlen.'"
    })
    void figuresThatLackWhatIsNewSaySoUntilTheyDoNot(String language, String told) {
        Page page = open("/", Look.USUAL.in(language), opening -> opening.addInitScript("""
                window.isAway = true;
                const ask = window.fetch;
                window.fetch = async (...call) => {
                  const answer = await ask(...call);
                  if (!window.isAway) return answer;
                  const headers = new Headers(answer.headers);
                  headers.set('Warning', '110 whynot "The database cannot be reached"');
                  return new Response(answer.body, {status: answer.status, headers});
                };
                """));
        assertThat(page.getByText(told)).isVisible();
        page.evaluate("window.isAway = false");
        page.locator("nav a").nth(1).click();
        assertThat(page.getByText(told)).hasCount(0);
        assertThat(complaintsAfterClosing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, Something went wrong here; the log has the details under error 4711, Try again",
        "de-DE, Something went wrong here; the log has the details under error 4711, Noch einmal versuchen"
    })
    void failureIsToldAndCanBeTriedAgain(String language, String told, String again) {
        Page page = open(
                "/",
                Look.USUAL.in(language),
                opening -> opening.route(
                        SUMMARY,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(500)
                                .setContentType("application/problem+json")
                                .setBody("{\"title\": \"Internal Server Error\", \"status\": 500, \"detail\": \"" + told
                                        + "\"}"))));
        recovers(page, told, again);
        assertThat(complaintsAfterClosing())
                .isEqualTo(
                        List.of(
                                "error: Failed to load resource: the server responded with a status of 500 (Internal Server Error)"));
    }

    @Test
    void serviceThatDoesNotAnswerIsToldAndCanBeTriedAgain() {
        Page page = open("/", Look.USUAL, opening -> opening.route(SUMMARY, route -> route.abort("connectionrefused")));
        recovers(page, "The service does not answer. Is it running?", "Try again");
        assertThat(complaintsAfterClosing())
                .isEqualTo(List.of("error: Failed to load resource: net::ERR_CONNECTION_REFUSED"));
    }

    @Test
    void namesOfReasonsThatDoNotComeCanBeTriedAgain() {
        Page page = open(
                "/",
                Look.USUAL,
                opening -> opening.route("**/api/v1/taxonomy", route -> route.abort("connectionrefused")));
        recovers(page, "The service does not answer. Is it running?", "Try again");
        assertThat(complaintsAfterClosing())
                .isEqualTo(List.of("error: Failed to load resource: net::ERR_CONNECTION_REFUSED"));
    }

    @Test
    void searchForDriversTellsHowFarItIsUntilItIsDone() {
        AtomicBoolean isDone = new AtomicBoolean();
        Page page = open(
                "/?view=why",
                Look.USUAL,
                opening -> opening.route("**/api/v1/drivers?**", route -> {
                    if (isDone.get()) {
                        route.resume();
                    } else {
                        route.fulfill(new Route.FulfillOptions()
                                .setStatus(202)
                                .setContentType("application/json")
                                .setBody("{\"id\": \"s1\", \"step\": \"chance\", \"share\": 0.3}"));
                    }
                }));
        assertThat(page.getByText("Learning what chance alone makes, 30%")).isVisible();
        assertThat(page.locator("progress")).hasJSProperty("value", 0.3);
        assertThat(page.locator("wn-driver")).hasCount(0);
        isDone.set(true);
        assertThat(page.locator("wn-driver").first()).isVisible();
        assertThat(page.locator("progress")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"''", "who", "why", "'why&part=changes'", "'why&part=diagnosis'", "funnel"})
    void filtersThatMatchNothingCanBeCleared(String view) {
        Page page = open("/?from=1990-01-01&to=1990-12-31" + (view.isEmpty() ? "" : "&view=" + view), Look.USUAL);
        link(page, "Clear period and filters").first().click();
        assertThat(page.getByText("No records match this period and these filters."))
                .hasCount(0);
        assertThat(page.getByLabel("Period")).hasValue("all");
        assertThat(title(page)).isVisible();
    }

    @ParameterizedTest
    @CsvSource({
        "'filter=industri:Government', There is no dimension",
        "'filter=industry:Government&from=2025-13-01', 'from: ''2025-13-01'' is not a date'"
    })
    void whatTheServiceRefusesCanBeCleared(String query, String told) {
        Page page = open("/?" + query, Look.USUAL);
        Locator alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert.first()).containsText(told);
        assertThat(button(page, "Try again")).hasCount(0);
        link(page, "Clear period and filters").first().click();
        assertThat(title(page)).containsText("of decided opportunities were lost");
        assertThat(alert).hasCount(0);
        assertThat(complaintsAfterClosing()).isNotEmpty().allSatisfy(complaint -> assertThat(complaint)
                .contains("status of 400"));
    }

    @ParameterizedTest
    @CsvSource({
        "'view=everything&object=account&basis=signed&filter=Government', 'view=everything, object=account, basis=signed, filter=Government'",
        "'view=who&by=foo,industry', There is no such dimension: foo"
    })
    void whatTheAddressSaysIsNeverIgnoredWithoutAWord(String query, String told) {
        Page page = open("/?" + query, Look.USUAL);
        assertThat(page.getByText(told)).isVisible();
        page = open("/?view=who&by=industry&object=lead&basis=created&filter=industry:Government", Look.USUAL);
        assertThat(title(page)).isVisible();
        assertThat(page.getByText(Pattern.compile("does not know|no such dimension")))
                .hasCount(0);
    }

    @Test
    void viewsWithoutFiltersSayThatTheyHaveNone() {
        Page page = open("/?view=sync&filter=industry:Government", Look.USUAL);
        Locator told = page.getByText("Period and filters do not apply here");
        assertThat(told).isVisible();
        link(page, "Overview").click();
        assertThat(told).hasCount(0);
        assertThat(link(page, "Remove filter Industry = Government")).isVisible();
        page = open("/?view=sync", Look.USUAL);
        assertThat(title(page)).isVisible();
        assertThat(told).hasCount(0);
    }

    @Test
    void viewThatCannotBeFetchedIsTheServiceThatDoesNotAnswer() {
        Page page = open("/", Look.USUAL);
        assertThat(page.locator("[aria-busy=true], .waiting")).hasCount(0);
        page.route("**/*.js", route -> route.abort("connectionrefused"));
        page.locator("nav a").nth(2).click();
        Locator alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert).containsText("The service does not answer. Is it running?");
        page.unrouteAll();
        button(page, "Try again").click();
        assertThat(title(page)).isVisible();
        assertThat(alert).hasCount(0);
        assertThat(complaintsAfterClosing())
                .containsOnly("error: Failed to load resource: net::ERR_CONNECTION_REFUSED");
    }

    @Test
    void chartThatCannotBeDrawnForWantOfCodeIsToldAndCanBeTriedAgain() {
        Page page = open(
                "/", Look.USUAL, opening -> opening.route("**/echarts*.js", route -> route.abort("connectionrefused")));
        Locator alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert.first()).containsText("The service does not answer. Is it running?");
        page.unrouteAll();
        button(page, "Try again").first().click();
        assertThat(page.locator("wn-chart svg")).isVisible();
        assertThat(alert).hasCount(0);
        assertThat(complaintsAfterClosing())
                .containsOnly("error: Failed to load resource: net::ERR_CONNECTION_REFUSED");
    }

    @Test
    void emptyServiceOffersToBringDataIn() throws IOException, InterruptedException {
        String nothing =
                get("/api/v1/summary?object=lead&from=1990-01-01&to=1990-12-31").toString();
        Page page = open(
                "/?object=lead",
                Look.USUAL,
                opening -> opening.route(
                        SUMMARY,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(nothing))));
        assertThat(title(page)).hasText("No leads yet");
        page.locator("a.button.first").click();
        assertThat(title(page)).hasText("Where the data comes from");
    }

    private static void recovers(Page page, String told, String again) {
        Locator alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert).hasCount(1);
        assertThat(alert).containsText(told);
        page.unrouteAll();
        button(page, again).click();
        assertThat(title(page)).isVisible();
        assertThat(alert).hasCount(0);
        assertThat(figure(
                                page,
                                page.locator("html").getAttribute("lang").equals("de")
                                        ? "Im Lauf der Zeit"
                                        : "Over time")
                        .locator("svg"))
                .isVisible();
    }

    private static Locator title(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}
