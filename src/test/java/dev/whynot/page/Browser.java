package dev.whynot.page;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * The system's Chromium, without a window. It notes what must not happen on a page: errors, and requests to other hosts
 * than that of the service.
 */
final class Browser implements AutoCloseable {

    /** The shell first: it opens pages without the windows of a browser, which take longer to draw than the page. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    /** It talks to nobody by itself, and other hosts cannot be reached at all. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");

    /** On a machine that is busy. */
    private static final double PATIENCE_MILLIS = 30_000;

    private final URI service;
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new ArrayList<>();

    /**
     * Starts it.
     *
     * @param service the address of the service that serves the page
     */
    Browser(URI service) {
        this.service = service;
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable().orElseThrow())
                        .setArgs(ARGUMENTS));
    }

    /** Where the system's Chromium is; empty if there is none on the path. */
    static Optional<Path> executable() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens the page in a new session that remembers nothing. */
    Page open(String path, Look look) {
        return open(path, look, page -> {});
    }

    /** The same, with something done before the page asks for anything. */
    Page open(String path, Look look, Consumer<Page> before) {
        BrowserContext session = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setLocale(look.language())
                .setColorScheme(look.colours())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("Europe/Vienna"));
        Page page = session.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("exception: " + error));
        page.onRequest(request -> {
            URI asked = URI.create(request.url());
            if (asked.getAuthority() != null && !asked.getAuthority().equals(service.getAuthority())) {
                complaints.add("request to another host: " + asked);
            }
        });
        before.accept(page);
        page.navigate(service.resolve(path).toString());
        return page;
    }

    /** What happened since the last call that must not. */
    List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** Closes all pages. */
    void closePages() {
        List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
