package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What tests of views share: the packaged service with the bundled sample, and a real Chromium that looks at it. */
abstract class SamplePages {

    private static final Pattern FIRST_NUMBER = Pattern.compile("\\d[\\d,.]*");

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
            browser = null;
        }
        if (service != null) {
            service.close();
            service = null;
        }
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        browser.closePages();
        assertThat(browser.complaints()).isEmpty();
    }

    static Page open(String path, Look look) {
        return browser.open(path, look);
    }

    static JsonNode get(String path) throws IOException, InterruptedException {
        return service.get(path);
    }

    /** Follows a link whose text begins with a count: as many records must be shown. */
    static void leadsToAsManyRecords(Page page, Locator link) {
        assertThat(link).isVisible();
        Matcher number = FIRST_NUMBER.matcher(link.innerText());
        assertThat(number.find()).as("'%s' tells a count", link.innerText()).isTrue();
        link.click();
        Locator records = page.getByRole(AriaRole.DIALOG);
        assertThat(records.getByRole(AriaRole.HEADING).first())
                .hasText(number.group().equals("1") ? "1 record" : number.group() + " records");
        page.keyboard().press("Escape");
        assertThat(records).hasCount(0);
    }

    /** All answers are there, none failed, nothing is cut off at the side, and axe finds nothing serious. */
    static void isSound(Page page) {
        assertThat(page.locator("[aria-busy=true], .waiting")).hasCount(0);
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        List<String> serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + " " + rule.getNodes())
                        .toList();
        assertThat(serious).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is cut off at the side")
                .isTrue();
    }

    static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    static Locator link(Page page, Pattern name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
