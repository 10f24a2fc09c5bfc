package dev.whynot.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Gives the service under test a database and a data folder of its own, and mappings of orgs that only tests have. */
public class PostgresForService implements QuarkusTestResourceLifecycleManager {

    private static final Path RESOURCES = Path.of("src/test/resources");
    /** Tests whose records go by the same mapping, each in an org of its own. */
    private static final List<String> JOURNEYS = List.of(
            "trend",
            "cohorts",
            "funnel",
            "export",
            "figures",
            "changes",
            "many",
            "moved",
            "findings",
            "recent",
            "leaking",
            "views",
            "other-views");

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
                    mappings(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the tests, and of the public data sets and the sample once more for orgs of their own. */
    private static String mappings(Path folder) throws IOException {
        List<String> files = new ArrayList<>(Stream.of("questions.yaml", "diagnosed.yaml")
                .map(file -> RESOURCES.resolve(file).toString())
                .toList());
        String journeys = Files.readString(RESOURCES.resolve("journeys.yaml"));
        for (String org : JOURNEYS) {
            Path file = folder.resolve(org + ".yaml");
            Files.writeString(file, journeys.replace(": journeys", ": " + org));
            files.add(file.toString());
        }
        for (String bundled : List.of("x-education", "crm-sales-opportunities", "sample")) {
            String mapping = Files.readString(Path.of("src/main/resources/mappings", bundled + ".yaml"));
            Path file = folder.resolve(bundled + "-again.yaml");
            Files.writeString(file, mapping.replaceAll("(?m)^(name|org): (.*)$", "$1: $2-again"));
            files.add(file.toString());
        }
        return String.join(",", files);
    }

    @Override
    public void stop() {
        // the server goes down with the process
    }
}
