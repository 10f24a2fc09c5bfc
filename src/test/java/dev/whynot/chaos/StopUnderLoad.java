package dev.whynot.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import dev.whynot.soak.MessageSender;
import dev.whynot.soak.Replica;
import dev.whynot.testsupport.PackagedService;

/** {@code SIGTERM} in the middle of webhooks, questions and an import. */
final class StopUnderLoad implements Fault {

    private static final int ROWS = 120_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> REFUSALS =
            Set.of("503 with Retry-After", "503 without Retry-After", MessageSender.NO_ANSWER);

    @Override
    public String expected() {
        return "ends within 60 s; all that was acknowledged is stored once; the next start goes on";
    }

    @Override
    public void strike(Scene scene, Report report) throws IOException, InterruptedException {
        Path file = Opportunities.write(scene.folder().resolve("opportunities.csv"), ROWS);
        Replica replica = scene.service("service");
        replica.start(false);
        Client client = new Client();
        long id;
        try (Load load = Load.on(replica, report)) {
            report.expect(load.isGoingOn(100, PATIENCE), "webhooks are not acknowledged before the stop");
            PackagedService service = replica.serving().orElseThrow();
            id = client.send(service, file).json().get("id").asLong();
            report.expect(
                    Await.within(PATIENCE, () -> scene.stored(Opportunities.ORG) > 0),
                    "no row of the import came in before the stop");
            load.forgetAnswers();
            long stoppedAt = System.nanoTime();
            service.close(); // while senders and questions go on
            report.saw("ended after %.1f s", (System.nanoTime() - stoppedAt) / 1e9);
            report.saw("questions meanwhile %s, webhooks refused %s", load.answers(), load.refusals());
            expectRefused(load.answers(), "questions", report);
            expectRefused(load.refusals(), "webhooks", report);
            replica.stop();

            replica.start(false);
            report.expect(load.isGoingOn(100, PATIENCE), "webhooks are not acknowledged after the next start");
            checkImport(scene, client, replica.serving().orElseThrow(), id, file, report);
            load.endAndCompare(scene.jdbi());
        }
    }

    private static void checkImport(
            Scene scene, Client client, PackagedService service, long id, Path file, Report report)
            throws IOException, InterruptedException {
        JsonNode cutOff = client.get(service, "/api/v1/imports/" + id).json();
        report.expect(
                cutOff.get("state").asText().equals("interrupted"),
                "the import that was to be cut off says %s",
                cutOff);
        long accepted = cutOff.get("accepted").asLong();
        report.expect(
                scene.stored(Opportunities.ORG) == accepted,
                "%d rows of the import are stored, it says %d",
                scene.stored(Opportunities.ORG),
                accepted);
        long again = client.send(service, file).json().get("id").asLong();
        JsonNode done = client.ended(service, again).orElseThrow();
        report.expect(
                done.get("unchanged").asLong() == accepted && scene.stored(Opportunities.ORG) == ROWS,
                "the file sent again ends with %s, and %d rows are stored",
                done,
                scene.stored(Opportunities.ORG));
        report.saw("import cut off at %,d of %,d rows, whole when sent again", accepted, ROWS);
    }

    private static void expectRefused(Map<String, Long> answers, String what, Report report) {
        Set<String> others = new TreeSet<>(answers.keySet());
        others.remove("200");
        others.removeAll(REFUSALS);
        report.expect(others.isEmpty(), "%s were answered %s", what, answers);
    }
}
