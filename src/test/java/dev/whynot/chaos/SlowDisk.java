package dev.whynot.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.chaos.Client.Answer;
import dev.whynot.soak.Replica;
import dev.whynot.testsupport.PackagedService;

/**
 * The disk of the database is slow: it waits before each flush of its log. So does {@code commit_delay}, for a tenth of
 * a second at most, which needs no device of its own; reads and checkpoints stay as fast as they are.
 */
final class SlowDisk implements Fault {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int DELAY_MICROS = 100_000;
    private static final int COMMITS = 11;
    private static final int QUESTIONS = 101;
    private static final int SLOW_SECONDS = 10;
    private static final int ROWS = 5_000;

    @Override
    public String expected() {
        return "webhooks wait for their commit and are acknowledged, or get 503 with `Retry-After`; questions are answered"
                + " from memory; an import ends; nothing is lost or twice, and all goes on as before on a quick disk";
    }

    @Override
    public void strike(Scene scene, Report report) throws IOException, InterruptedException {
        Jdbi jdbi = scene.jdbi();
        Replica replica = scene.service("service");
        replica.start(false);
        try (Load load = Load.on(replica, report)) {
            report.expect(load.isGoingOn(100, PATIENCE), "webhooks are not acknowledged before");
            PackagedService service = replica.serving().orElseThrow();
            jdbi.useHandle(handle -> handle.execute("create table beat (number int)"));
            double[] quick = commitMillis(jdbi);
            double asked = questionMillis(service, report);
            set(jdbi, DELAY_MICROS);
            try {
                double[] slow = commitMillis(jdbi);
                // one that another commit takes along waits for less than the whole delay
                report.expect(
                        slow[COMMITS / 2] >= DELAY_MICROS / 2_000.0,
                        "the disk is not slow: a commit takes %.1f ms",
                        slow[COMMITS / 2]);
                report.saw(
                        "a commit took %.1f ms, on the slow disk %.0f (medians; at most %.0f)",
                        quick[COMMITS / 2], slow[COMMITS / 2], slow[COMMITS - 1]);
                whileSlow(scene, load, service, asked, report);
            } finally {
                set(jdbi, 0);
            }
            report.expect(load.isGoingOn(100, PATIENCE), "webhooks are not acknowledged again");
            report.saw("afterwards a commit took %.1f ms", commitMillis(jdbi)[COMMITS / 2]);
            report.expect(client().get(service, "/q/health/ready").status() == 200, "it is not ready afterwards");
            load.endAndCompare(jdbi);
        }
        replica.stop();
    }

    private static void whileSlow(Scene scene, Load load, PackagedService service, double asked, Report report)
            throws IOException, InterruptedException {
        load.forgetAnswers();
        Client client = client();
        int before = load.acknowledged();
        long slowSince = System.nanoTime();
        Answer sent = client.send(service, Opportunities.write(scene.folder().resolve("opportunities.csv"), ROWS));
        report.expect(sent.status() == 202, "an import was answered %s", sent);
        JsonNode ended = client.ended(service, sent.json().get("id").asLong()).orElseThrow();
        report.saw(
                "an import of %,d rows: %s after %.1f s",
                ROWS, ended.get("state").asText(), (System.nanoTime() - slowSince) / 1e9);
        report.expect(
                ended.get("state").asText().equals("done")
                        && ended.get("accepted").asInt() == ROWS
                        && scene.stored(Opportunities.ORG) == ROWS,
                "the import says %s, %d are stored",
                ended,
                scene.stored(Opportunities.ORG));
        TimeUnit.SECONDS.sleep(SLOW_SECONDS);
        report.expect(load.isGoingOn(1, PATIENCE), "webhooks are not acknowledged");
        report.saw(
                "%.0f webhooks a second, refused %s",
                (load.acknowledged() - before) / ((System.nanoTime() - slowSince) / 1e9), load.refusals());
        report.saw("a question took %.1f ms, now %.1f ms (medians)", asked, questionMillis(service, report));
        Map<String, Long> refusals = load.refusals();
        report.expect(
                Set.of("503 with Retry-After").containsAll(refusals.keySet()), "webhooks were answered %s", refusals);
        report.expect(load.answers().keySet().equals(Set.of("200")), "questions were answered %s", load.answers());
        report.expect(client.get(service, "/q/health/ready").status() == 200, "it is not ready");
    }

    private static Client client() {
        return new Client();
    }

    private static void set(Jdbi jdbi, int micros) {
        jdbi.useHandle(handle -> {
            handle.execute("alter system set commit_siblings = 0");
            handle.execute("alter system set commit_delay = " + micros);
            handle.execute("select pg_reload_conf()");
        });
    }

    /** How long commits take, one after the other, the shortest first. */
    private static double[] commitMillis(Jdbi jdbi) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(500); // until all have read the settings
        double[] millis = new double[COMMITS];
        jdbi.useHandle(handle -> {
            for (int i = 0; i < COMMITS; i++) {
                long before = System.nanoTime();
                handle.execute("insert into beat values (?)", i);
                millis[i] = (System.nanoTime() - before) / 1e6;
            }
        });
        Arrays.sort(millis);
        return millis;
    }

    private static double questionMillis(PackagedService service, Report report) throws InterruptedException {
        Client client = client();
        double[] millis = new double[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            long before = System.nanoTime();
            int status = client.get(service, "/api/v1/breakdown?by=stage").status();
            millis[i] = (System.nanoTime() - before) / 1e6;
            report.expect(status == 200, "a question was answered %d", status);
        }
        Arrays.sort(millis);
        return millis[QUESTIONS / 2];
    }
}
