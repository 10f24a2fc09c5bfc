package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.whynot.page.Views.button;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.testsupport.PackagedService;

/** The page of a service that wants a token. */
class SignInIT {

    @Test
    void tokenIsAskedForKeptInTheTabAndForgotten(@TempDir Path data, @TempDir Path files) throws Exception {
        assumeTrue(Browser.executable().isPresent(), "No Chromium on the PATH: the page is not tested");
        try (PackagedService service = PackagedService.start(data, List.of(), Map.of("WHYNOT_ACCESS", "tokens"));
                Browser browser = new Browser(URI.create(service.url("/")))) {
            String secret = PackagedService.command(
                            data, Map.of(), "token", "create", "--name", "page", "--scopes", "import,review")
                    .said()
                    .lines()
                    .toList()
                    .getLast();
            Page page = browser.open("/?view=sync&lang=en", Look.USUAL);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in")))
                    .isVisible();
            assertThat(page.getByLabel("Token")).isFocused();
            Views.isSound(page);

            page.keyboard().type("wn_" + "x".repeat(43));
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("This token is not valid");
            assertThat(page.getByLabel("Token")).hasAttribute("aria-invalid", "true");

            page.getByLabel("Token").fill(secret);
            page.keyboard().press("Enter");
            assertThat(button(page, "Sign out")).isVisible();
            Path deals = Files.writeString(files.resolve("export.csv"), """
                    Id,StageName,IsClosed,IsWon,Amount,CurrencyIsoCode,CreatedDate,CloseDate,Loss_Reason__c
                    006000000000001AAA,Closed Lost,true,false,48000,EUR,2026-01-12T09:30:00.000Z,2026-03-02,Zu teuer
                    """);
            page.locator("input[type=file]").setInputFiles(deals);
            button(page, "Import").click();
            assertThat(page.locator("wn-import-status")
                            .getByRole(AriaRole.HEADING)
                            .first())
                    .containsText("done");

            page.navigate(service.url("/?view=overview&lang=en"));
            Download download = page.waitForDownload(
                    () -> page.locator("a[download]").first().click());
            assertThat(download.suggestedFilename()).isEqualTo("whynot-records.csv");
            assertThat(Files.readString(download.path()))
                    .startsWith("org,object,id")
                    .contains("Zu teuer");

            button(page, "Sign out").click();
            assertThat(page.getByLabel("Token")).isVisible();
            page.navigate(service.url("/?view=overview&lang=de"));
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Anmelden")))
                    .isVisible();

            Page dark = browser.open("/?lang=de", Look.USUAL.dark().wide(360));
            assertThat(dark.getByLabel("Token")).isVisible();
            Views.isSound(dark);
            browser.closePages();
            // the browser itself notes each refusal
            assertThat(browser.complaints())
                    .allMatch(complaint -> complaint.startsWith(
                            "error: Failed to load resource: the server responded with a status of 401"));
        }
    }
}
