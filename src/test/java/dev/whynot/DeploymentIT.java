package dev.whynot;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

/** The files for containers, Kubernetes and systemd fit what the build makes, and each other. */
class DeploymentIT {

    private static final Path DOCKERFILE = Path.of("src/main/docker/Dockerfile.jvm");
    private static final Path COMPOSE = Path.of("compose.yaml");
    private static final Path KUBERNETES = Path.of("deploy/kubernetes/whynot.yaml");
    private static final Path SYSTEMD = Path.of("deploy/systemd/whynot.service");
    private static final Path APP = Path.of("target/quarkus-app");
    /** Of the build tool, which nothing reads at run time. */
    private static final String LIST_OF_DEPENDENCIES = "quarkus-app-dependencies.txt";

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<JsonNode> documents() throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        try (MappingIterator<JsonNode> documents =
                yaml.readerFor(JsonNode.class).readValues(KUBERNETES.toFile())) {
            return new ArrayList<>(documents.readAll());
        }
    }

    private static JsonNode document(String kind) throws IOException {
        return documents().stream()
                .filter(document -> document.get("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void imageHasAllThatTheBuildMakes() throws IOException {
        Set<String> copied =
                new TreeSet<>(all("^COPY --from=build /build/target/quarkus-app/(\\S+) ", text(DOCKERFILE)));
        try (Stream<Path> made = Files.list(APP)) {
            assertThat(copied)
                    .isEqualTo(made.map(path -> path.getFileName().toString())
                            .filter(name -> !name.equals(LIST_OF_DEPENDENCIES) && !name.startsWith("whynot.aot"))
                            .collect(TreeSet::new, Set::add, Set::addAll));
        }
        assertThat(all("^COPY --from=build /build/(src/\\S+) ", text(DOCKERFILE)))
                .allSatisfy(file -> assertThat(Path.of(file)).isExecutable());
    }

    @Test
    void containersRunAsTheUserOfTheImageOnItsPortWithItsFolders() throws IOException {
        String image = text(DOCKERFILE);
        JsonNode pod = document("StatefulSet").at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");
        String user = all("^USER (\\d+)$", image).getFirst();
        assertThat(pod.at("/securityContext/runAsUser").asText()).isEqualTo(user);
        assertThat(all("--uid (\\d+)", image)).containsExactly(user);
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/ports/0/containerPort").asText())
                .isEqualTo(all("^EXPOSE (\\d+)$", image).getFirst());
        assertThat(container.at("/volumeMounts/0/mountPath").asText())
                .isEqualTo(all("WHYNOT_DATA_DIR=(\\S+)", image).getFirst())
                .isEqualTo(all("^VOLUME (\\S+)$", image).getFirst());
        assertThat(text(COMPOSE))
                .contains("whynot-data:" + all("^VOLUME (\\S+)$", image).getFirst());
    }

    @Test
    void probesAskWhatTheServiceAnswers() throws IOException {
        JsonNode container = document("StatefulSet").at("/spec/template/spec/containers/0");
        assertThat(Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                        .map(probe ->
                                container.at("/" + probe + "/httpGet/path").asText()))
                .containsExactly("/q/health/started", "/q/health/ready", "/q/health/live");
        assertThat(text(DOCKERFILE)).contains("/q/health/ready");
    }

    @Test
    void partsOfTheManifestFindEachOther() throws IOException {
        JsonNode labels = document("StatefulSet").at("/spec/template/metadata/labels");
        assertThat(document("StatefulSet").at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(document("Service").at("/spec/selector")).isEqualTo(labels);
        assertThat(document("PodDisruptionBudget").at("/spec/selector/matchLabels"))
                .isEqualTo(labels);
        assertThat(document("StatefulSet").at("/spec/serviceName"))
                .isEqualTo(document("Service").at("/metadata/name"));
        assertThat(document("StatefulSet").at("/spec/replicas").asInt())
                .isGreaterThan(
                        document("PodDisruptionBudget").at("/spec/minAvailable").asInt());
    }

    /** A setting that nobody reads would go unnoticed. */
    @Test
    void settingsAreThoseThatTheDocumentsTellOf() throws IOException {
        String documents;
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            documents = files.filter(file -> file.toString().endsWith(".md"))
                    .map(file -> {
                        try {
                            return text(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .collect(joining());
        }
        for (Path file : List.of(DOCKERFILE, COMPOSE, KUBERNETES, SYSTEMD)) {
            Matcher names = Pattern.compile("\\b(WHYNOT_(?!DB_)[A-Z_]+|QUARKUS_[A-Z_]+)\\b")
                    .matcher(text(file));
            names.results().forEach(name -> assertThat(documents)
                    .as("%s in %s", name.group(), file)
                    .contains(name.group()));
        }
    }
}
