package dev.whynot.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Gives the service under test a database and a data folder of its own. */
public class PostgresForService implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "data");
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    TestDatabase.newUrl(),
                    "whynot.data-dir",
                    data.toString(),
                    "whynot.sample",
                    "false",
                    "whynot.mapping",
                    "src/test/resources/questions.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the server goes down with the process
    }
}
