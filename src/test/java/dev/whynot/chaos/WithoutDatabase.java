package dev.whynot.chaos;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

import dev.whynot.chaos.Client.Answer;
import dev.whynot.soak.MessageSender;
import dev.whynot.soak.Replica;
import dev.whynot.testsupport.PackagedService;

/** Takes the database away from a service for a while, and gives it back. */
final class WithoutDatabase {

    static final String EXPECTED =
            "webhooks get 503 with `Retry-After`, none 2xx; questions are answered from memory and say so;"
                    + " health says so; all goes on by itself, nothing is lost or twice";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int UNDER_WAY_SECONDS = 2;

    private final Scene scene;
    private final Report report;
    private final Duration time;

    WithoutDatabase(Scene scene, Report report, Duration time) {
        this.scene = scene;
        this.report = report;
        this.time = time;
    }

    /** One half of it. */
    @FunctionalInterface
    interface Step {
        void take() throws Exception;
    }

    void run(Step takeAway, Step giveBack) throws Exception {
        Replica replica = scene.service("service");
        replica.start(false);
        try (Load load = Load.on(replica, report)) {
            report.expect(load.isGoingOn(100, PATIENCE), "webhooks are not acknowledged before");
            PackagedService service = replica.serving().orElseThrow();
            takeAway.take();
            try {
                during(load, service);
            } finally {
                giveBack.take();
            }
            after(load, service);
            load.endAndCompare(scene.jdbi());
            JsonNode tally = new Client().get(service, "/api/v1/summary").json().get("tally");
            long stored = scene.stored(MessageSender.ORG);
            report.expect(
                    tally.get("records").asLong() == stored,
                    "answers count %s records, the ledger has %d",
                    tally.get("records"),
                    stored);
        }
    }

    private void during(Load load, PackagedService service) throws InterruptedException {
        TimeUnit.SECONDS.sleep(UNDER_WAY_SECONDS);
        int before = load.acknowledged();
        load.forgetAnswers();
        TimeUnit.MILLISECONDS.sleep(time.toMillis() / 2);
        Client client = new Client();
        Answer health = client.get(service, "/q/health");
        Answer live = client.get(service, "/q/health/live");
        Answer summary = client.get(service, "/api/v1/summary");
        TimeUnit.MILLISECONDS.sleep(time.toMillis() / 2);
        int acknowledged = load.acknowledged() - before;
        Map<String, Long> refusals = load.refusals();
        Map<String, Long> answers = load.answers();
        report.expect(acknowledged == 0, "%d webhooks were acknowledged without a database", acknowledged);
        report.expect(refusals.keySet().equals(Set.of("503 with Retry-After")), "webhooks were answered %s", refusals);
        report.expect(answers.keySet().equals(Set.of("200")), "questions were answered %s", answers);
        report.expect(health.body().contains("\"away\"") || health.status() == 503, "health was %s", health);
        report.expect(live.status() == 200, "asked whether it lives it says %s", live);
        report.expect(summary.isStale(), "an answer does not say that it may be old");
        report.saw("webhooks %s, questions %s, health %s", refusals, answers, health.kind());
    }

    private void after(Load load, PackagedService service) throws InterruptedException {
        Client client = new Client();
        long backAt = System.nanoTime();
        report.expect(load.isGoingOn(20, PATIENCE), "webhooks are not acknowledged again");
        report.saw("acknowledges again after %.1f s", (System.nanoTime() - backAt) / 1e9);
        report.expect(
                Await.within(
                        PATIENCE, () -> client.get(service, "/q/health/ready").status() == 200),
                "the service does not get ready again");
        report.expect(!client.get(service, "/api/v1/summary").isStale(), "answers still say that they may be old");
    }
}
