package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.whynot.page.Views.button;
import static dev.whynot.page.Views.isSound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.testsupport.PackagedService;

/** Files sent by the page to a service that holds nothing yet. */
class ImportIT {

    @TempDir
    static Path dataDir;

    @TempDir
    static Path files;

    private static PackagedService service;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(Browser.executable().isPresent(), "No Chromium on the PATH: the page is not tested");
        service = PackagedService.start(dataDir);
        browser = new Browser(URI.create(service.url("/")));
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
    void badRowsAreShownAndTheOthersAreIn() throws IOException {
        Path deals = Files.writeString(files.resolve("export.csv"), Views.EXPORT_WITH_A_BAD_ROW);
        Page page = browser.open("/?view=sync&lang=en", Look.USUAL.wide(360));
        page.locator("input[type=file]").setInputFiles(deals);
        assertThat(page.getByText("export.csv")).isVisible();
        assertThat(page.getByLabel("It holds")).hasValue("opportunity");
        button(page, "Import").click();

        Locator status = page.locator("wn-import-status");
        assertThat(status.getByRole(AriaRole.HEADING).first()).containsText("done");
        assertThat(status.locator("dd")).hasText(new String[] {"3", "2", "0", "1"});
        assertThat(status.locator("tbody tr td"))
                .hasText(new String[] {"4", "Amount", "'a lot' is not a number such as 1,234.50"});
        assertThat(page.locator("wn-imports tbody tr").first()).containsText("salesforce");
        isSound(page);

        status.getByText("See what they say").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                        .first())
                .containsText("50.0%");
    }

    @Test
    void fileCanBeDropped() {
        Page page = browser.open("/?view=sync&lang=en", Look.USUAL);
        JSHandle dragged = page.evaluateHandle("""
                () => {
                  const dragged = new DataTransfer();
                  const rows = 'Id,Status,IsConverted,CreatedDate\\n00Q000000000009EAA,Disqualified,false,2026-02-01T08:00:00.000Z\\n';
                  dragged.items.add(new File([rows], 'fair.csv', {type: 'text/csv'}));
                  return dragged;
                }""");
        Locator place = page.locator("wn-upload-form .drop");
        place.dispatchEvent("dragover", Map.of("dataTransfer", dragged));
        assertThat(place).hasClass("drop over");
        place.dispatchEvent("drop", Map.of("dataTransfer", dragged));
        assertThat(place).hasClass("drop");
        assertThat(place.getByText("fair.csv")).isVisible();
        assertThat(page.getByLabel("It holds")).hasValue("lead");
        button(page, "Import").click();
        Locator status = page.locator("wn-import-status");
        assertThat(status.getByRole(AriaRole.HEADING).first()).containsText("done");
        assertThat(status.locator("dd")).hasText(new String[] {"1", "1", "0", "0"});
    }

    @Test
    void fileThatCannotBeReadIsRefusedWithTheReason() throws IOException {
        Path bad = Files.writeString(files.resolve("leads.csv"), "Foo,Bar\n1,2\n");
        Page page = browser.open("/?view=sync", Look.USUAL);
        page.locator("input[type=file]").setInputFiles(bad);
        assertThat(page.getByLabel("It holds")).hasValue("lead");
        button(page, "Import").click();
        assertThat(page.getByText("leads.csv was not taken in")).isVisible();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("No column holds the id");
        isSound(page);
        browser.closePages();
        // the browser itself notes each refusal
        assertThat(browser.complaints())
                .isEqualTo(List.of(
                        "error: Failed to load resource: the server responded with a status of 400 (Bad Request)"));
    }
}
