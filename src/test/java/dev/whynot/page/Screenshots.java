package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;

import dev.whynot.testsupport.Scratch;

/** Takes a picture of each view with the bundled sample; {@code make screenshots}. */
final class Screenshots {

    /** @param isWhole the whole page, not only what fits the window */
    private record Shot(String name, String path, Look look, boolean isWhole) {

        static Shot whole(String name, String path, Look look) {
            return new Shot(name, path, look, true);
        }

        static Shot top(String name, String path, Look look) {
            return new Shot(name, path, look, false);
        }
    }

    private static final List<Shot> SHOTS = List.of(
            Shot.whole("overview", "/", Look.USUAL),
            Shot.whole("overview-dark", "/?object=lead", Look.USUAL.dark()),
            Shot.top("overview-narrow", "/", Look.USUAL.wide(360).in("de-DE")),
            Shot.whole("who", "/?view=who", Look.USUAL),
            Shot.top("who-narrow", "/?view=who", Look.USUAL.wide(360).in("de-DE")),
            Shot.top("why", "/?view=why", Look.USUAL),
            Shot.whole("why-changes-dark", "/?view=why&part=changes&from=2025-01-01&to=2025-06-30", Look.USUAL.dark()),
            Shot.whole("why-diagnosis", "/?view=why&part=diagnosis", Look.USUAL),
            Shot.whole("funnel", "/?view=funnel", Look.USUAL),
            Shot.top("review", "/?view=review", Look.USUAL),
            Shot.whole("sync", "/?view=sync", Look.USUAL),
            Shot.top("records", "/?records=object%3Dopportunity%26filter%3Doutcome%253Alost", Look.USUAL));

    private Screenshots() {}

    private static void take(Page page, Path to, String name, boolean isWhole) {
        assertThat(page.locator(".waiting, [aria-busy=true]")).hasCount(0);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(to.resolve(name + ".png")).setFullPage(isWhole));
    }

    /** @param arguments the directory that the pictures go to */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path to = Path.of(arguments[0]);
        Files.createDirectories(to);
        try (Scratch data = Scratch.create("whynot-screenshots");
                SampleService service = new SampleService(data.folder());
                Browser browser = new Browser(service.address())) {
            for (Shot shot : SHOTS) {
                Page page = browser.open(shot.path(), shot.look());
                page.locator("main h1, main h2").first().waitFor();
                take(page, to, shot.name(), shot.isWhole());
                browser.closePages();
            }
            // last, as it takes the place of the sample
            Page page = browser.open("/?view=sync", Look.USUAL);
            page.locator("input[type=file]")
                    .setInputFiles(
                            new FilePayload("export.csv", "text/csv", Views.EXPORT_WITH_A_BAD_ROW.getBytes(UTF_8)));
            Views.button(page, "Import").click();
            page.locator("wn-import-status section.done").waitFor();
            assertThat(page.locator(".sample")).hasCount(0);
            take(page, to, "sync-import", false);
            browser.closePages();
            List<String> complaints = browser.complaints();
            if (!complaints.isEmpty()) {
                throw new AssertionError(complaints);
            }
        }
    }
}
