package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways from a figure to what is behind it. */
class FiguresIT extends SamplePages {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void curlGivesTheAnswerThatIsShown() throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "curl"))),
                "No curl on the PATH: what the page copies is not run");
        Page page = open("/?filter=industry:Government&filter=-owner:O'Brien,50%25%20%22%24%60", Look.USUAL);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));

        JsonNode summary = curl(page, "Loss rate");
        double rate = summary.at("/tally/lossRate/value").asDouble();
        assertThat(figure(page, "Loss rate").locator(".big")).hasText("%.1f%%".formatted(100 * rate));

        JsonNode amounts = curl(page, "Lost amount");
        assertThat(figure(page, "Lost amount").locator("li"))
                .hasCount(amounts.at("/rows").size());

        JsonNode reasons = curl(page, "Why they say no");
        Map<String, Integer> lost = new TreeMap<>();
        reasons.at("/rows")
                .forEach(row -> lost.merge(
                        row.at("/key/category").asText(), row.at("/lost").asInt(), Integer::sum));
        assertThat(figure(page, "Why they say no")
                        .locator(".category .bar-row:not(.reason) .number a")
                        .allInnerTexts())
                .containsExactlyInAnyOrderElementsOf(
                        lost.values().stream().map("%,d"::formatted).toList());

        JsonNode months = curl(page, "Over time").at("/series/0/points");
        figure(page, "Over time").getByText("As a table").click();
        assertThat(figure(page, "Over time").locator("tbody tr")).hasCount(months.size());
    }

    @Test
    void allTimeIsShownWithTheLastTwelveMonthsAndTheTwelveBefore() throws IOException, InterruptedException {
        YearMonth now = YearMonth.now();
        JsonNode year = get("/api/v1/summary?object=opportunity&from=%s&to=%s"
                .formatted(now.minusYears(1).atDay(1), now.minusMonths(1).atEndOfMonth()));
        double rate = year.at("/tally/lossRate/value").asDouble();
        double before = year.at("/previous/tally/lossRate/value").asDouble();
        Page page = open("/", Look.USUAL);
        Locator told = figure(page, "Loss rate").locator(".year");
        assertThat(told).containsText("Last 12 months: %.1f%%".formatted(100 * rate));
        assertThat(told).containsText("against %.1f%%".formatted(100 * before));
        link(page, "Look at these months").click();
        assertThat(figure(page, "Loss rate").locator(".big")).hasText("%.1f%%".formatted(100 * rate));
        assertThat(told).hasCount(0);
    }

    @Test
    void amountOfACurrencyLeadsToTheRecordsBehindIt() throws IOException, InterruptedException {
        JsonNode rows = get("/api/v1/breakdown?object=opportunity&by=currency&filter=outcome:lost")
                .at("/rows");
        assertThat(rows).hasSizeGreaterThan(1);
        Page page = open("/", Look.USUAL);
        Locator amounts = figure(page, "Lost amount").locator("li");
        assertThat(amounts).hasCount(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String count = amounts.nth(i).locator("span").innerText().replaceFirst(" records$", "");
            amounts.nth(i).locator("a").click();
            Locator records = page.getByRole(AriaRole.DIALOG);
            assertThat(records.getByRole(AriaRole.HEADING).first()).hasText(count + " records");

            String query = URLDecoder.decode(
                    URI.create(page.url()).getRawQuery().replaceFirst(".*records=", ""), StandardCharsets.UTF_8);
            BigDecimal sum = BigDecimal.ZERO;
            int found = 0;
            for (String cursor = ""; cursor != null; ) {
                JsonNode some = get("/api/v1/records?limit=1000&" + query.replace(" ", "%20") + cursor);
                for (JsonNode record : some.at("/records")) {
                    assertThat(record.at("/currency").asText())
                            .isEqualTo(rows.get(i).at("/key/currency").asText());
                    assertThat(record.at("/outcome").asText()).isEqualTo("lost");
                    sum = sum.add(record.at("/amount").decimalValue());
                    found++;
                }
                cursor = some.at("/next").isTextual()
                        ? "&cursor=" + some.at("/next").asText()
                        : null;
            }
            assertThat("%,d".formatted(found)).isEqualTo(count);
            assertThat(sum)
                    .isEqualByComparingTo(rows.get(i).at("/lostAmount/0/amount").decimalValue());
            page.keyboard().press("Escape");
            assertThat(records).hasCount(0);
        }
    }

    @Test
    void recordLeadsToItsPageInSalesforceWhereTheOrgIsConnected() throws IOException, InterruptedException {
        JsonNode record =
                get("/api/v1/records?object=lead&filter=outcome:lost&limit=1").at("/records/0");
        String id = record.at("/id").asText();
        assertThat(id).hasSize(18);
        String path = "/?records=object%3Dlead&record=lead/" + id + "/"
                + record.at("/org").asText();
        Page page = open(path, Look.USUAL);
        assertThat(page.locator("dialog dl")).containsText(id);
        assertThat(link(page, Pattern.compile("^Open in Salesforce"))).hasCount(0);

        ObjectNode connected = ((ObjectNode) get("/api/v1/sync"))
                .put("org", record.at("/org").asText())
                .put("instanceUrl", "https://example.my.salesforce.com");
        page = open(
                path,
                Look.USUAL,
                opening -> opening.route(
                        "**/api/v1/sync",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(connected.toString()))));
        Locator link = link(page, Pattern.compile("^Open in Salesforce"));
        assertThat(link).hasAttribute("href", "https://example.my.salesforce.com/lightning/r/Lead/" + id + "/view");
        assertThat(link).hasAttribute("rel", "noopener noreferrer");
        assertThat(link).hasAccessibleName("Open in Salesforce (new tab)");
    }

    /** Copies what a figure was asked by, and runs it. */
    private JsonNode curl(Page page, String figure) throws IOException, InterruptedException {
        Locator card = figure(page, figure);
        assertThat(card.locator(".waiting")).hasCount(0);
        card.getByText("Copy as curl").click();
        assertThat(card.getByText("Copied")).isVisible();
        String command = (String) page.evaluate("navigator.clipboard.readText()");
        assertThat(command).startsWith("curl -sS 'http://127.0.0.1:");
        Path answer = folder.resolve("answer.json");
        Process shell = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(answer.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(shell.waitFor()).isZero();
        return JSON.readTree(answer.toFile());
    }
}
