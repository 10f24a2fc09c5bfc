package dev.whynot.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;

import dev.whynot.testsupport.Scratch;

/** Takes a picture of each view with the bundled sample; {@code make screenshots}. */
final class Screenshots {

    private record Shot(String name, String path, Look look) {}

    private static final List<Shot> SHOTS = List.of(
            new Shot("overview", "/", Look.USUAL),
            new Shot("overview-dark", "/?object=lead", Look.USUAL.dark()),
            new Shot("overview-narrow", "/", Look.USUAL.wide(360).in("de-DE")),
            new Shot("who", "/?view=who", Look.USUAL),
            new Shot("who-narrow", "/?view=who", Look.USUAL.wide(360).in("de-DE")),
            new Shot("why", "/?view=why", Look.USUAL),
            new Shot("why-changes-dark", "/?view=why&part=changes&from=2025-01-01&to=2025-06-30", Look.USUAL.dark()),
            new Shot("why-diagnosis", "/?view=why&part=diagnosis", Look.USUAL),
            new Shot("funnel", "/?view=funnel", Look.USUAL),
            new Shot("review", "/?view=review", Look.USUAL),
            new Shot("sync", "/?view=sync", Look.USUAL),
            new Shot("records", "/?records=object%3Dopportunity%26filter%3Doutcome%253Alost", Look.USUAL));

    private Screenshots() {}

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
                assertThat(page.locator(".waiting, [aria-busy=true]")).hasCount(0);
                page.waitForLoadState(LoadState.NETWORKIDLE);
                page.screenshot(new Page.ScreenshotOptions().setPath(to.resolve(shot.name() + ".png")));
                browser.closePages();
            }
            List<String> complaints = browser.complaints();
            if (!complaints.isEmpty()) {
                throw new AssertionError(complaints);
            }
        }
    }
}
