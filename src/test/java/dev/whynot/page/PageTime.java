package dev.whynot.page;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

import dev.whynot.testsupport.Scratch;

/** How long the page takes in a browser that has never seen it, with the bundled sample. */
public final class PageTime {

    private static final int TIMES = 11;

    private PageTime() {}

    /** What is looked for says that a view has its figures. */
    private record View(String name, String path, String figure) {}

    private static final List<View> VIEWS = List.of(
            new View("overview, its loss rate", "/", "main h1"),
            new View("overview, its chart", "/", "wn-chart svg"),
            new View("who, its heat map", "/?view=who", "main table td"),
            new View("funnel, its stages", "/?view=funnel", "wn-stages td"),
            new View("review, its first text", "/?view=review", "wn-review-item"));

    /** Prints a Markdown table. */
    public static void measure() throws IOException, InterruptedException {
        try (Scratch data = Scratch.create("whynot-page");
                SampleService service = new SampleService(data.folder());
                Browser browser = new Browser(service.address())) {
            System.out.printf(
                    "From the navigation to the figure by the clock of the page, %d times with an empty cache, in ms:%n%n",
                    TIMES);
            System.out.println("| | first | median | longest of the others |");
            System.out.println("| --- | ---: | ---: | ---: |");
            for (View view : VIEWS) {
                long first = millis(browser, view);
                long[] others = new long[TIMES - 1];
                for (int i = 0; i < others.length; i++) {
                    others[i] = millis(browser, view);
                }
                Arrays.sort(others);
                System.out.printf(
                        "| %s | %d | %d | %d |%n",
                        view.name(), first, others[others.length / 2], others[others.length - 1]);
            }
        }
    }

    private static long millis(Browser browser, View view) {
        Page page = browser.open(view.path(), Look.USUAL);
        page.locator(view.figure())
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        long millis = ((Number) page.evaluate("Math.round(performance.now())")).longValue();
        browser.closePages();
        return millis;
    }
}
