package dev.whynot.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import dev.whynot.testsupport.Scratch;

/** One service with the sample and one Chromium for all tests of a run that only look. */
final class SharedSample implements BeforeAllCallback {

    private static Running running;

    /** Closed by JUnit when all tests are done. */
    private record Running(Scratch folder, SampleService service, Browser browser) implements AutoCloseable {

        static Running start() {
            try {
                Scratch folder = Scratch.create("whynot-page");
                SampleService service = new SampleService(folder.folder());
                return new Running(folder, service, new Browser(service.address()));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("The service with the sample does not start", e);
            }
        }

        @Override
        public void close() throws IOException {
            browser.close();
            service.close();
            folder.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(Browser.executable().isPresent(), "No Chromium on the PATH: the page is not tested");
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Running.class, none -> Running.start(), Running.class);
    }

    static SampleService service() {
        return running.service();
    }

    static Browser browser() {
        return running.browser();
    }
}
