package dev.whynot.docs;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.docs.Document.Block;
import dev.whynot.testsupport.Ran;

/** The commands of README and docs, against the bundled sample; of those that are not run here it says why. */
@QuarkusTest
@WithTestResource(DocumentedService.class)
class CommandsTest {

    private static final String ADDRESS = "http://127.0.0.1:8080";
    private static final String END = "-- end of the paragraph";

    /** Run in this order: what a reader sends makes the sample step aside. */
    private static final List<String> RUN_HERE = List.of(
            "README.md 1",
            "README.md 2",
            "docs/plausibility.md 1",
            "docs/reasons.md 1",
            "README.md 3",
            "docs/webhooks.md 1",
            "docs/connect-salesforce.md 4");

    private static final Map<String, String> NOT_RUN_HERE = new TreeMap<>(Map.ofEntries(
            Map.entry("README.md 4", "needs a Salesforce org"),
            Map.entry(
                    "README.md 5",
                    "needs the simulator beside the service; the same by tests of dev.whynot.salesforce"),
            Map.entry("docs/api-for-dashboards.md 1", "GuideTest"),
            Map.entry("docs/api-for-dashboards.md 2", "GuideTest"),
            Map.entry("docs/api-for-dashboards.md 3", "GuideTest"),
            Map.entry("docs/api-for-dashboards.md 4", "GuideTest"),
            Map.entry("docs/api-for-dashboards.md 5", "needs psql; GuideTest does it by JDBC"),
            Map.entry("docs/checks.md 1", "starts the service; each IT does so"),
            Map.entry("docs/checks.md 2", "only variables"),
            Map.entry("docs/checks.md 3", "needs the public data sets; RealDataTest"),
            Map.entry("docs/checks.md 4", "needs the public data sets; RealDataTest"),
            Map.entry("docs/checks.md 5", "needs the public data sets; RealDataTest"),
            Map.entry("docs/checks.md 6", "needs the public data sets; RealDataTest"),
            Map.entry("docs/checks.md 7", "takes minutes; InterruptedImportIT"),
            Map.entry("docs/checks.md 8", "takes minutes"),
            Map.entry("docs/checks.md 9", "takes minutes; HostileInputProperties has the same readers"),
            Map.entry("docs/connect-salesforce.md 1", "needs a Salesforce org"),
            Map.entry("docs/connect-salesforce.md 2", "needs a Salesforce org"),
            Map.entry("docs/connect-salesforce.md 3", "needs a Salesforce org"),
            Map.entry("docs/connect-salesforce.md 5", "needs a Salesforce org"),
            Map.entry("docs/connect-salesforce.md 6", "needs a Salesforce org"),
            Map.entry("docs/connect-salesforce.md 7", "needs a Salesforce org"),
            Map.entry("docs/connect-salesforce.md 8", "only a variable"),
            Map.entry("docs/operations.md 1", "needs systemd; DeploymentIT starts from the same folders"),
            Map.entry("docs/operations.md 2", "needs Kubernetes; DeploymentIT reads its manifests"),
            Map.entry("docs/operations.md 3", "BackupIT"),
            Map.entry("docs/scale.md 1", "needs Citus; CitusRulesTest holds the schema against its rules"),
            Map.entry("docs/security.md 1", "TokenCommandIT"),
            Map.entry("docs/security.md 2", "TokensTest"),
            Map.entry("docs/webhooks.md 2", "needs a Salesforce org")));

    @BeforeEach
    void waitForImports() throws InterruptedException {
        for (int i = 0; !importsAreDone(); i++) {
            assertThat(i).as("looks at the imports").isLessThan(6_000);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Two of the sample, and those of the commands. */
    private static boolean importsAreDone() {
        List<String> states = given().get("/api/v1/imports").jsonPath().getList("state");
        return states.size() >= 2 && states.stream().allMatch("done"::equals);
    }

    @Test
    void eachBlockIsRunOrSaysWhyNot() {
        assertThat(blocks().keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(RUN_HERE.stream(), NOT_RUN_HERE.keySet().stream())
                        .toList());
    }

    @Test
    void targetsOfMakeAreThere() throws IOException {
        String makefile = Files.readString(Path.of("Makefile"));
        assertThat(Document.all().stream()
                        .flatMap(document -> Pattern.compile("(?m)(?:`|^)(?:[A-Z_]+=\\S+ )*make ([a-z-]+)")
                                .matcher(document.text())
                                .results())
                        .map(mention -> mention.group(1))
                        .distinct())
                .hasSizeGreaterThan(10)
                .allSatisfy(target -> assertThat(makefile).containsPattern("(?m)^" + target + ":"));
    }

    @Test
    void commandsAnswer(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Ran.works("command -v curl jq openssl"), "skipped: there is no curl, jq or openssl");
        Map<String, String> blocks = blocks();
        for (String name : RUN_HERE) {
            String code = blocks.get(name).replace(ADDRESS, service());
            assertAnswers(folder, name, code);
        }
        waitForImports();
        assertThat(given().get("/api/v1/records?object=opportunity").jsonPath().getList("records.id"))
                .as("by file, and one of the same id by webhook from another org")
                .containsExactlyInAnyOrder("006000000000001AAA", "006000000000002AAA", "006000000000001AAA");
    }

    /** Each paragraph says something, and nothing goes wrong; a search is waited for before. */
    private static void assertAnswers(Path folder, String name, String code) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        for (String paragraph : code.split("\n\n")) {
            searches(paragraph).forEach(search -> script.append("curl -sS -o waited.json \"%s\"\n".formatted(search)));
            script.append(paragraph).append("\necho '").append(END).append("'\n");
        }
        Ran ran = Ran.of(
                folder,
                Map.of("WHYNOT", service() + "/api/v1", "SECRET", DocumentedService.SECRET, "CHANNEL", ""),
                List.of("bash", "-euo", "pipefail", "-c", script.toString()));
        String errors = ran.errors().replaceAll("(?m)^[-.+*]+\n", ""); // so openssl shows that it looks for primes
        assertThat(errors).as(name).isEmpty();
        assertThat(ran.exitCode()).as(name).isZero();
        String[] paragraphs = code.split("\n\n");
        String[] outputs = ran.output().split(END + "\n", -1);
        assertThat(outputs).as(name).hasSize(paragraphs.length + 1);
        for (int i = 0; i < paragraphs.length; i++) {
            if (paragraphs[i].contains("curl") && !paragraphs[i].contains(" > ")) {
                assertThat(outputs[i]).as(paragraphs[i]).isNotBlank().doesNotContainPattern("(?m)^null$");
            }
        }
    }

    /** The searches that a paragraph asks for, which take longer on a busy machine than the paragraph waits. */
    private static List<String> searches(String paragraph) {
        return Pattern.compile("\"(\\$WHYNOT/(?:drivers|findings)\\?[^\"]*)\"")
                .matcher(paragraph)
                .results()
                .map(call -> call.group(1) + "&wait=60")
                .toList();
    }

    private static Map<String, String> blocks() {
        List<Block> blocks = new ArrayList<>();
        Document.all().forEach(document -> blocks.addAll(document.commands()));
        return blocks.stream().collect(toMap(Block::name, Block::code));
    }

    private static String service() {
        return "http://127.0.0.1:" + RestAssured.port;
    }
}
