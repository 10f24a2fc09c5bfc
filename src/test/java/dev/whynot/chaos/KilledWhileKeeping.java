package dev.whynot.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.whynot.soak.Replica;
import dev.whynot.testsupport.PackagedService;

/** {@code kill -9} while the records in memory are written to disk for the next start. */
final class KilledWhileKeeping implements Fault {

    private static final int ROWS = 60_000;
    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String expected() {
        return "the next start passes over what is not whole and has the same numbers";
    }

    @Override
    public void strike(Scene scene, Report report) throws IOException, InterruptedException {
        Replica replica = scene.service("service");
        replica.start(false);
        Client client = new Client();
        Path file = scene.folder().resolve("opportunities.csv");
        int hit = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            PackagedService service = replica.serving().orElseThrow();
            int rows = ROWS + round; // something new each time, so that there is something to keep
            long id = client.send(service, Opportunities.write(file, rows))
                    .json()
                    .get("id")
                    .asLong();
            String state = client.ended(service, id).orElseThrow().get("state").asText();
            report.expect(state.equals("done"), "the import is %s", state);
            String before = numbers(client, service);
            report.expect(before.contains("\"records\":" + rows), "%d rows are counted as %s", rows, before);
            hit += isKilledWhileKeeping(scene.dataDir("service"), replica, Duration.ofMillis(3L * (round - 1))) ? 1 : 0;

            replica.start(false);
            String after = numbers(client, replica.serving().orElseThrow());
            report.expect(after.equals(before), "before %s, after %s", before, after);
        }
        report.expect(hit > 0, "no kill came in the middle, so nothing was shown");
        report.saw("%d of %d kills came in the middle of the file; same numbers each time", hit, ROUNDS);
    }

    /**
     * Tells it to stop, by which it keeps its records, and kills it meanwhile.
     *
     * @param later than the file appears
     * @return whether the file did not come to its end
     */
    private static boolean isKilledWhileKeeping(Path dataDir, Replica replica, Duration later)
            throws IOException, InterruptedException {
        Path next = dataDir.resolve("facts").resolve("columns.next");
        Files.deleteIfExists(next); // of an earlier round
        PackagedService service = replica.serving().orElseThrow();
        Thread stopping = Thread.ofPlatform().daemon().start(service::close);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (stopping.isAlive() && Files.notExists(next) && System.nanoTime() < end) {
            TimeUnit.MICROSECONDS.sleep(200);
        }
        TimeUnit.MILLISECONDS.sleep(later.toMillis());
        replica.kill();
        stopping.join();
        return Files.exists(next);
    }

    private static String numbers(Client client, PackagedService service) throws InterruptedException {
        return client.get(service, "/api/v1/summary").body()
                + client.get(service, "/api/v1/breakdown?by=stage,reason&limit=100")
                        .body();
    }
}
