package dev.whynot.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.whynot.simulator.Settings;
import dev.whynot.simulator.Simulator;
import dev.whynot.simulator.org.OrgShape;
import dev.whynot.soak.Replica;
import dev.whynot.testsupport.LedgerComparison;
import dev.whynot.testsupport.PackagedService;

/** Two replicas are started at the same instant, on an empty database without a schema. */
final class StartedAtOnce implements Fault {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> QUESTIONS = List.of(
            "/api/v1/summary",
            "/api/v1/breakdown?by=industry,reason&limit=1000",
            "/api/v1/trend?interval=month&by=category",
            "/api/v1/records?limit=200");

    @Override
    public String expected() {
        return "both get ready, one leads, and both give the same answers";
    }

    @Override
    public void strike(Scene scene, Report report) throws IOException, InterruptedException, ExecutionException {
        OrgShape shape = OrgShape.standard().withVolume(600, 250, 11);
        try (Simulator org = Simulator.start(Settings.standard().withOrg(shape).withDailyApiRequests(1_000_000))) {
            List<Replica> replicas = List.of(scene.service("first", org), scene.service("second", org));
            long startedAt = System.nanoTime();
            startAll(replicas);
            report.saw("both ready after %.1f s", (System.nanoTime() - startedAt) / 1e9);
            report.expect(
                    Await.within(
                            PATIENCE,
                            () -> replicas.get(0).isLeading() ^ replicas.get(1).isLeading()),
                    "not exactly one leads");
            LedgerComparison comparison = new LedgerComparison(org, scene.jdbi());
            report.expect(
                    Await.within(PATIENCE, () -> comparison.differences().isEmpty()),
                    "the ledger differs from the org: %s",
                    comparison.differences().stream().limit(3).toList());
            compare(replicas, report);
        }
    }

    private static void startAll(List<Replica> replicas) throws InterruptedException, ExecutionException {
        try (ExecutorService starters = Executors.newFixedThreadPool(replicas.size())) {
            List<Future<Void>> started = replicas.stream()
                    .map(replica -> starters.<Void>submit(() -> {
                        replica.start(false);
                        return null;
                    }))
                    .toList();
            for (Future<Void> start : started) {
                start.get();
            }
        }
    }

    private static void compare(List<Replica> replicas, Report report) throws InterruptedException {
        Client client = new Client();
        for (String question : QUESTIONS) {
            List<Client.Answer> answers =
                    List.of(ask(client, replicas.get(0), question), ask(client, replicas.get(1), question));
            report.expect(answers.getFirst().status() == 200, "%s: %s", question, answers.getFirst());
            report.expect(
                    answers.getFirst().equals(answers.getLast()), "%s is answered in two ways: %s", question, answers);
        }
        report.saw("%d answers are the same", QUESTIONS.size());
    }

    private static Client.Answer ask(Client client, Replica replica, String question) throws InterruptedException {
        PackagedService service = replica.serving().orElseThrow();
        return client.get(service, question);
    }
}
