package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The view that tells why they reject us: drivers, changes, and what they point to. */
class WhyIT extends SamplePages {

    private static final String HALF_A_YEAR = "&from=2025-01-01&to=2025-06-30";
    private static final String HOTELS_IN_TYROL = "&filter=industry:Hospitality&filter=state:Tirol";

    @Test
    void eachDriverOfTheApiIsACard() throws IOException, InterruptedException {
        JsonNode drivers =
                get("/api/v1/drivers?object=opportunity&limit=20&wait=60").at("/drivers");
        Page page = open("/?view=why", Look.USUAL);
        Locator cards = page.locator("wn-driver");
        assertThat(cards).hasCount(drivers.size());
        for (int i = 0; i < drivers.size(); i++) {
            assertThat(cards.nth(i).locator(".much"))
                    .containsText("%,.0f"
                            .formatted(
                                    Math.abs(drivers.get(i).at("/excess/value").asDouble())));
            cards.nth(i).getByText("In words").click();
            assertThat(cards.nth(i))
                    .containsText(drivers.get(i).at("/sentences/1").asText().replace(" %", "\u00a0%"));
        }
    }

    @Test
    void countsOfADriverLeadToAsManyRecords() {
        Page page = open("/?view=why", Look.USUAL);
        assertThat(page.locator("wn-driver").first()).isVisible();
        for (Locator card : page.locator("wn-driver").all()) {
            Locator links = card.locator(".foot a");
            leadsToAsManyRecords(page, links.nth(0));
            leadsToAsManyRecords(page, links.nth(1));
        }
    }

    @Test
    void driverIsShownOverTimeAndAgainstAllOthers() throws IOException, InterruptedException {
        JsonNode driver =
                get("/api/v1/drivers?object=opportunity&limit=20&wait=60").at("/drivers/1");
        JsonNode then = get("/api/v1/summary?object=opportunity&from=%s&to=%s"
                        .formatted(driver.at("/from").asText(), driver.at("/to").asText()))
                .at("/tally");
        int lost = then.at("/lost").asInt() - driver.at("/hits").asInt();
        int decided = lost + then.at("/won").asInt() - driver.at("/tally/won").asInt();
        Page page = open("/?view=why", Look.USUAL);
        Locator card = page.locator("wn-driver").nth(1);
        assertThat(card.locator("wn-spark rect")).hasCount(1);
        assertThat(card.locator("wn-rates .outside")).containsText("%,d of %,d".formatted(lost, decided));
    }

    @Test
    void showsOnlyWhatIsLostMoreOrLess() {
        Page page = open("/?view=why", Look.USUAL);
        link(page, Pattern.compile("^Fewer lost")).click();
        assertThat(page).hasURL(Pattern.compile("direction=less"));
        for (Locator much : page.locator("wn-driver .much").all()) {
            assertThat(much).containsText("−");
        }
        page.goBack();
        assertThat(page.locator("wn-driver .much").first()).containsText("+");
    }

    @Test
    void driverCanBeExploredInWho() {
        Page page = open("/?view=why", Look.USUAL);
        page.locator("wn-driver")
                .filter(new Locator.FilterOptions().setHasText("Industry: Government"))
                .getByText("Explore in Who")
                .click();
        assertThat(page).hasURL(Pattern.compile("view=who.*by=industry"));
        assertThat(page.locator("wn-group h2")).hasText("Government");
    }

    @Test
    void allValuesOfADriverAreExploredInWho() throws IOException, InterruptedException {
        JsonNode drivers =
                get("/api/v1/drivers?object=opportunity&limit=20&wait=60").at("/drivers");
        int which = 0;
        while (drivers.get(which).at("/conditions/0/values").size() < 2) {
            which++;
        }
        JsonNode driver = drivers.get(which);
        Page page = open("/?view=why", Look.USUAL);
        page.locator("wn-driver").nth(which).getByText("Explore in Who").click();
        Locator group = page.locator("wn-group");
        for (JsonNode condition : driver.at("/conditions")) {
            for (JsonNode value : condition.at("/values")) {
                assertThat(group.locator("h2")).containsText(value.asText());
            }
        }
        assertThat(group.locator(".inside"))
                .containsText("%,d of %,d lost"
                        .formatted(
                                driver.at("/hits").asInt(),
                                driver.at("/hits").asInt()
                                        + driver.at("/tally/won").asInt()));
        Locator lost = link(page, Pattern.compile("lost records$"));
        assertThat(lost).hasText("%,d lost records".formatted(driver.at("/hits").asInt()));
        leadsToAsManyRecords(page, lost);
        int cells = driver.at("/conditions/0/values").size()
                * Math.max(1, driver.at("/conditions/1/values").size());
        assertThat(page.locator("wn-heat td a[aria-current=true]")).hasCount(cells);
    }

    /** The sample hides no driver in its amounts, so that one is put in the place of another. */
    @Test
    void countsOfADriverByPartsOfTheAmountsLeadToAsManyRecords() throws IOException, InterruptedException {
        JsonNode answer = get("/api/v1/drivers?object=opportunity&limit=1&wait=60");
        JsonNode parts = get("/api/v1/breakdown?object=opportunity&by=amount~8&sort=-lost")
                .at("/rows");
        ObjectNode driver = (ObjectNode) answer.at("/drivers/0");
        ObjectNode condition = driver.putArray("conditions").addObject().put("dimension", "amount~8");
        ArrayNode values = condition.putArray("values");
        int records = 0;
        int lost = 0;
        int won = 0;
        for (int i = 0; i < 2; i++) {
            values.add(parts.get(i).at("/key/amount~08").asText());
            records += parts.get(i).at("/records").asInt();
            lost += parts.get(i).at("/lost").asInt();
            won += parts.get(i).at("/won").asInt();
        }
        driver.putNull("from").putNull("to").put("hits", lost);
        ((ObjectNode) driver.at("/tally"))
                .put("records", records)
                .put("lost", lost)
                .put("won", won);
        ((ObjectNode) driver.at("/links"))
                .put(
                        "trend",
                        "/api/v1/trend?object=opportunity&filter=amount~8:"
                                + values.get(0).asText() + "," + values.get(1).asText());
        Page page = open(
                "/?view=why",
                Look.USUAL,
                opening -> opening.route(
                        "**/api/v1/drivers?**",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(answer.toString()))));
        Locator card = page.locator("wn-driver");
        assertThat(card.locator("h2")).containsText(Pattern.compile("Amount: .*\\d,\\d{3}.* or "));
        assertThat(card.locator(".foot a").first()).hasText("%,d lost records".formatted(lost));
        leadsToAsManyRecords(page, card.locator(".foot a").nth(0));
        leadsToAsManyRecords(page, card.locator(".foot a").nth(1));
        card.getByText("Explore in Who").click();
        assertThat(page.getByLabel("Rows")).hasValue("amount~8");
        assertThat(page.locator("wn-ranking tr.here")).hasCount(2);
        Locator behind = link(page, Pattern.compile("lost records$"));
        assertThat(behind).hasText("%,d lost records".formatted(lost));
        leadsToAsManyRecords(page, behind);
    }

    @Test
    void percentagesAreWrittenInOneWayEachLanguage() {
        Page page = open("/?view=why", Look.USUAL);
        assertThat(page.locator("wn-driver .reasons").first()).containsText(Pattern.compile("\\d%"));
        page.locator("wn-driver summary").first().click();
        assertThat(page.locator("main")).not().containsText(Pattern.compile("\\d\\s%"));
        page = open("/?view=why", Look.USUAL.in("de-DE"));
        assertThat(page.locator("wn-driver .reasons").first()).containsText(Pattern.compile("\\d\u00a0%"));
        page.locator("wn-driver summary").first().click();
        assertThat(page.locator("main")).not().containsText(Pattern.compile("\\d%"));
    }

    @Test
    void reasonCanBeTheTarget() throws IOException, InterruptedException {
        int drivers = get("/api/v1/drivers?object=opportunity&target=reason:price_too_high&limit=20&wait=60")
                .at("/drivers")
                .size();
        Page page = open("/?view=why", Look.USUAL);
        page.getByLabel("What drives").selectOption("reason:price_too_high");
        assertThat(page.getByText("more often named than the rest explains").first())
                .isVisible();
        assertThat(page.locator("wn-driver")).hasCount(drivers);
        leadsToAsManyRecords(page, page.locator("wn-driver .foot a").first());
    }

    @Test
    void searchTellsHowFarItIsAndCanBeStopped() {
        Page page = open("/?view=sync", Look.USUAL);
        List<String> ended = new CopyOnWriteArrayList<>();
        page.route(
                "**/api/v1/drivers?**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(202)
                        .setContentType("application/json")
                        .setBody("{\"id\": \"s1\", \"step\": \"groups\", \"share\": 0.4}")));
        page.route("**/api/v1/drivers/searches/**", route -> {
            ended.add(route.request().method() + " " + route.request().url().replaceAll(".*/", ""));
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        });
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Why").setExact(true))
                .click();
        assertThat(page.getByText("Looking at all groups, 40%")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop the search"))
                .click();
        assertThat(page.getByText("The search was stopped.")).isVisible();
        assertThat(ended).containsExactly("DELETE s1");
        page.unrouteAll();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search again"))
                .click();
        assertThat(page.locator("wn-driver").first()).isVisible();
    }

    @Test
    void filterThatMakesTheQuestionPointlessCanBeLeftOut() {
        Page page = open("/?view=why&filter=reason:no_need&filter=industry:Government", Look.USUAL);
        assertThat(page.getByText("You filter by Reason.")).isVisible();
        link(page, "Leave that filter out").click();
        assertThat(page.getByText("decided records were searched")).isVisible();
        assertThat(page.getByText("Industry = Government")).isVisible();
    }

    @Test
    void changeIsSplitIntoStepsThatLeadFromOneRateToTheOther() throws IOException, InterruptedException {
        JsonNode changes = get("/api/v1/changes?object=opportunity&limit=6" + HALF_A_YEAR);
        Page page = open("/?view=why&part=changes" + HALF_A_YEAR, Look.USUAL);
        page.getByLabel("Split by").selectOption("product");
        Locator values = page.locator("wn-waterfall .value");
        assertThat(page.locator("wn-waterfall li").nth(1)).containsText("Lindwurm Lager");
        List<Double> steps = values.allInnerTexts().stream()
                .map(text -> Double.valueOf(text.replace('−', '-').replace("%", "")))
                .toList();
        double before = 100 * changes.at("/baseline/tally/lossRate/value").asDouble();
        double now = 100 * changes.at("/period/tally/lossRate/value").asDouble();
        assertThat(steps.getFirst()).isCloseTo(before, offset(0.051));
        assertThat(steps.getLast()).isCloseTo(now, offset(0.051));
        assertThat(steps.subList(0, steps.size() - 1).stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(now, offset(0.05 * steps.size()));
    }

    @Test
    void countsOfBothPeriodsLeadToAsManyRecords() {
        Page page = open("/?view=why&part=changes" + HALF_A_YEAR, Look.USUAL);
        leadsToAsManyRecords(page, page.locator(".then a"));
        leadsToAsManyRecords(page, page.locator(".now a"));
        page.getByLabel("Compared with").selectOption("year");
        assertThat(page).hasURL(Pattern.compile("baselineFrom=2024-01-01&baselineTo=2024-06-30"));
        assertThat(page.locator(".then")).containsText("1 Jan 2024 to 30 Jun 2024");
        leadsToAsManyRecords(page, page.locator(".then a"));
    }

    @Test
    void datesOfChangesAreTold() throws IOException, InterruptedException {
        JsonNode points = get("/api/v1/changes?object=opportunity" + HALF_A_YEAR + HOTELS_IN_TYROL)
                .at("/changePoints");
        assertThat(points).hasSize(2);
        Page page = open("/?view=why&part=changes" + HALF_A_YEAR + HOTELS_IN_TYROL, Look.USUAL);
        assertThat(page.locator("wn-change-line")).containsText("3 Mar 2025 and 13 Oct 2025");
        assertThat(page.locator("wn-change-line tbody tr")).hasCount(3);
    }

    @Test
    void diagnosisShowsEvidenceForAndAgainst() throws IOException, InterruptedException {
        JsonNode levers = get("/api/v1/diagnosis?object=opportunity").at("/levers");
        Page page = open("/?view=why&part=diagnosis", Look.USUAL);
        Locator rows = page.locator("wn-levers details.lever");
        assertThat(rows).hasCount(levers.size());
        for (JsonNode lever : levers) {
            List<String> sentences = Stream.of("/evidenceFor", "/evidenceAgainst")
                    .flatMap(which -> StreamSupport.stream(lever.at(which).spliterator(), false))
                    .map(sentence -> sentence.asText().replace(" %", "\u00a0%"))
                    .toList();
            Locator row = rows.filter(new Locator.FilterOptions().setHasText(sentences.getFirst()));
            row.locator("summary").click();
            for (String sentence : sentences) {
                assertThat(row).containsText(sentence);
            }
        }
        assertThat(rows.first()).containsText("reasons and pattern");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'mehr verloren, als der Rest erklärt', Verborgene Treiber",
        "changes, gingen verloren, Was sich änderte",
        "diagnosis, Was sich ändern lässt, Was zu tun ist"
    })
    void speaksGerman(String part, String words, String name) {
        Page page = open("/?view=why" + HALF_A_YEAR + (part.isEmpty() ? "" : "&part=" + part), Look.USUAL.in("de-DE"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Warum sie ablehnen")))
                .isVisible();
        assertThat(link(page, name)).hasAttribute("aria-current", "page");
        assertThat(page.locator("main")).containsText(words);
    }

    @ParameterizedTest
    @MethodSource("dev.whynot.page.Views#hardestLook")
    void isSoundInEachLook(Look look) {
        Page page = open("/?view=why", look);
        assertThat(page.locator("wn-spark svg").first()).isVisible();
        isSound(page);
        page = open("/?view=why&part=changes", look);
        assertThat(page.locator("wn-chart svg").first()).isVisible();
        isSound(page);
        page = open("/?view=why&part=diagnosis", look);
        assertThat(page.locator("wn-levers summary").first()).isVisible();
        page.locator("wn-levers summary").first().click();
        isSound(page);
    }
}
