package dev.whynot.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import dev.whynot.chaos.Client.Answer;
import dev.whynot.soak.Replica;
import dev.whynot.testsupport.PackagedService;

/** The disk of the database's tables is full for a while: it answers, but can take nothing more. */
final class DatabaseFull implements Fault {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FULL_SECONDS = 10;
    private static final int ROWS = 5_000;

    @Override
    public String expected() {
        return "webhooks get 503 with `Retry-After`; questions are answered; an import fails and says so; all goes on by itself"
                + " when there is room again, nothing is lost or twice";
    }

    @Override
    public void strike(Scene scene, Report report) throws IOException, InterruptedException {
        try (SmallDisk disk = SmallDisk.mount(scene.folder().resolve("small"), "64m")) {
            if (!disk.isThere()) {
                report.notDone("a small disk cannot be mounted here; that needs root");
                return;
            }
            Jdbi jdbi = scene.jdbi();
            jdbi.useHandle(handle -> {
                handle.execute("create tablespace small location '%s'".formatted(disk.folder()));
                handle.execute("alter database postgres set default_tablespace = small");
            });
            Replica replica = scene.service("service");
            replica.start(false);
            try (Load load = Load.on(replica, report)) {
                report.expect(load.isGoingOn(50, PATIENCE), "webhooks are not acknowledged before");
                fill(jdbi);
                whileFull(scene, load, replica.serving().orElseThrow(), report);
                jdbi.useHandle(handle -> handle.execute("drop table filler"));
                long roomAt = System.nanoTime();
                report.expect(load.isGoingOn(50, PATIENCE), "webhooks are not acknowledged again");
                report.saw("acknowledges again after %.1f s", (System.nanoTime() - roomAt) / 1e9);
                load.endAndCompare(jdbi);
            }
            replica.stop();
        }
    }

    /** Until not even a page more fits. */
    private static void fill(Jdbi jdbi) {
        jdbi.useHandle(handle -> handle.execute("create table filler (text text)"));
        for (int rows = 10_000; rows > 0; rows /= 10) {
            boolean fits = true;
            while (fits) {
                int some = rows;
                try {
                    jdbi.useHandle(handle -> handle.execute(
                            "insert into filler select repeat('x', 500) from generate_series(1, ?)", some));
                } catch (JdbiException e) {
                    fits = false;
                }
            }
        }
    }

    private static void whileFull(Scene scene, Load load, PackagedService service, Report report)
            throws IOException, InterruptedException {
        // what fits into the pages that are there still does
        report.expect(Await.within(PATIENCE, () -> !load.refusals().isEmpty()), "webhooks are not refused");
        load.forgetAnswers();
        Client client = new Client();
        Path file = Opportunities.write(Files.createDirectories(scene.folder()).resolve("opportunities.csv"), ROWS);
        Answer sent = client.send(service, file);
        TimeUnit.SECONDS.sleep(FULL_SECONDS);
        if (sent.status() == 202) {
            JsonNode ended =
                    client.ended(service, sent.json().get("id").asLong()).orElseThrow();
            report.saw(
                    "an import: %s, %s",
                    ended.get("state").asText(), ended.path("error").asText());
            report.expect(
                    scene.stored(Opportunities.ORG) == ended.get("accepted").asLong(),
                    "the import says %s, %d are stored",
                    ended,
                    scene.stored(Opportunities.ORG));
        } else {
            report.saw("an import: %s", sent.kind());
            report.expect(sent.status() == 503, "an import was answered %s", sent);
        }
        Map<String, Long> refusals = load.refusals();
        Map<String, Long> answers = load.answers();
        report.expect(
                Set.of("503 with Retry-After").containsAll(refusals.keySet()), "webhooks were answered %s", refusals);
        report.expect(answers.keySet().equals(Set.of("200")), "questions were answered %s", answers);
        report.expect(client.get(service, "/q/health/live").status() == 200, "it does not say that it lives");
        report.saw("webhooks %s, questions %s", refusals, answers);
    }
}
