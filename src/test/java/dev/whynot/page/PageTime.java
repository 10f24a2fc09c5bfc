package dev.whynot.page;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import com.microsoft.playwright.Page;

import dev.whynot.testsupport.Scratch;

/** How long the page takes in a browser that has never seen it, with the bundled sample. */
public final class PageTime {

    private static final int TIMES = 11;

    private PageTime() {}

    /** What is looked for, in whichever shadow tree, says that a view has its figures. */
    private record View(String name, String path, String figure) {}

    private static final List<View> VIEWS = List.of(
            new View("overview, its loss rate", "/", "h1"),
            new View("overview, its chart", "/", ".chart svg"),
            new View("who, its heat map", "/?view=who", "td"),
            new View("funnel, its stages", "/?view=funnel", "td"),
            new View("review, its first text", "/?view=review", "wn-review-item"));

    /** At each frame, by the page itself: whoever asks it from outside is answered when it has done all its work. */
    private static final String WHEN_SHOWN = """
            figure => {
              const find = root => root.querySelector(figure)
                ?? [...root.querySelectorAll('*')].reduce((found, one) => found ?? (one.shadowRoot && find(one.shadowRoot)), null);
              return find(document)?.getClientRects().length ? Math.round(performance.now()) : undefined;
            }""";

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
        long millis = ((Number) page.waitForFunction(WHEN_SHOWN, view.figure()).jsonValue()).longValue();
        browser.closePages();
        return millis;
    }
}
