package dev.whynot.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import dev.whynot.soak.Replica;
import dev.whynot.testsupport.PackagedService;

/** The disk of the data folder is full; the database is elsewhere. */
final class DiskFull implements Fault {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROWS = 150_000;
    private static final int FEW_ROWS = 1_000;

    @Override
    public String expected() {
        return "an import that does not fit is refused, and says why; all else goes on, and the next start, too";
    }

    @Override
    public void strike(Scene scene, Report report) throws IOException, InterruptedException {
        try (SmallDisk disk = SmallDisk.mount(scene.dataDir("service"), "4m")) {
            if (!disk.isThere()) {
                report.notDone("a small disk cannot be mounted here; that needs root");
                return;
            }
            Replica replica = scene.service("service");
            try {
                fill(scene, disk.folder(), replica, report);
            } finally {
                replica.stop();
            }
        }
    }

    private static void fill(Scene scene, Path data, Replica replica, Report report)
            throws IOException, InterruptedException {
        replica.start(false);
        PackagedService service = replica.serving().orElseThrow();
        Client client = new Client();
        try (Load load = Load.on(replica, report)) {
            report.expect(load.isGoingOn(50, PATIENCE), "webhooks are not acknowledged before");
            Path large = Opportunities.write(scene.folder().resolve("large.csv"), ROWS);
            Client.Answer refused = client.send(service, large);
            report.saw("a file of %d MB: %d", Files.size(large) >> 20, refused.status());
            report.expect(
                    refused.status() >= 400 && refused.body().matches("(?is).*(space|disk|full).*"),
                    "an import that does not fit was answered %s",
                    refused);
            importFew(scene, client, service, report);
            report.expect(isFilled(data.resolve("filler")), "the disk cannot be filled");
            report.expect(load.isGoingOn(50, PATIENCE), "webhooks are not acknowledged while the disk is full");
            report.expect(load.refusals().isEmpty(), "webhooks were answered %s", load.refusals());
            Map<String, Long> answers = load.answers();
            report.expect(answers.keySet().equals(Set.of("200")), "questions were answered %s", answers);
            load.endAndCompare(scene.jdbi());
        }
        String before = client.get(service, "/api/v1/summary").body();
        replica.stop();
        replica.start(false);
        String after =
                client.get(replica.serving().orElseThrow(), "/api/v1/summary").body();
        report.expect(after.equals(before), "before the next start %s, after it %s", before, after);
        report.saw("the next start on the full disk has the same numbers");
    }

    private static void importFew(Scene scene, Client client, PackagedService service, Report report)
            throws IOException, InterruptedException {
        Client.Answer sent =
                client.send(service, Opportunities.write(scene.folder().resolve("few.csv"), FEW_ROWS));
        report.expect(sent.status() == 202, "a small import afterwards was answered %s", sent);
        if (sent.status() == 202) {
            client.ended(service, sent.json().get("id").asLong());
        }
        report.expect(
                scene.stored(Opportunities.ORG) == FEW_ROWS,
                "%d rows of the small import are stored",
                scene.stored(Opportunities.ORG));
    }

    /** Writes until no more fits. */
    private static boolean isFilled(Path filler) throws IOException {
        try (var out = Files.newOutputStream(filler)) {
            byte[] some = new byte[4_096];
            for (int i = 0; i < 10_000; i++) {
                out.write(some);
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
