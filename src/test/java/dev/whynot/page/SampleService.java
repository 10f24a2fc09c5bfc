package dev.whynot.page;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

import dev.whynot.testsupport.PackagedService;

/** The packaged service with the bundled sample, all of it loaded. */
final class SampleService implements AutoCloseable {

    /** A tenth of a second each. */
    private static final int LOOKS = 1_800;

    private final PackagedService service;

    SampleService(Path dataDir) throws IOException, InterruptedException {
        service = PackagedService.start(dataDir, List.of(), Map.of("WHYNOT_SAMPLE", "true"));
        waitUntilLoaded();
    }

    URI address() {
        return URI.create(service.url("/"));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return service.get(path);
    }

    @Override
    public void close() {
        service.close();
    }

    private void waitUntilLoaded() throws IOException, InterruptedException {
        for (int i = 0; i < LOOKS; i++) {
            if (records("lead") == 20_238 && records("opportunity") == 6_010) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("the sample is not loaded");
    }

    private int records(String object) throws IOException, InterruptedException {
        return service.get("/api/v1/summary?object=" + object)
                .at("/tally/records")
                .asInt();
    }
}
