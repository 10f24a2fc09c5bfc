package dev.whynot.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.whynot.soak.MessageSender;
import dev.whynot.soak.Replica;
import dev.whynot.testsupport.PackagedService;

/** More connections than the service may have file handles ({@code ulimit -n}). */
final class FileHandlesUsedUp implements Fault {

    private static final int LEFT = 40;
    private static final int CONNECTIONS = 200;
    private static final int ROWS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> REFUSALS = Set.of("503 with Retry-After", MessageSender.NO_ANSWER);

    @Override
    public String expected() {
        return "refuses connections or answers 503; recovers when the connections are gone; nothing acknowledged is lost";
    }

    @Override
    public void strike(Scene scene, Report report) throws IOException, InterruptedException {
        if (!Files.isDirectory(Path.of("/proc/self/fd"))) {
            report.notDone("needs Linux");
            return;
        }
        Path file = Opportunities.write(scene.folder().resolve("opportunities.csv"), ROWS);
        Replica replica = scene.service("service");
        replica.start(false);
        PackagedService service = replica.serving().orElseThrow();
        Client open = new Client(); // which has a connection already when there are no more
        try (Load load = Load.on(replica, report)) {
            report.expect(load.isGoingOn(50, PATIENCE), "webhooks are not acknowledged before");
            long used = handles(service);
            limit(service, used + LEFT);
            report.saw("%d handles in use, %d allowed", used, used + LEFT);
            open.get(service, "/api/v1/summary");
            load.forgetAnswers();
            List<Socket> connections = connections(service);
            try {
                TimeUnit.SECONDS.sleep(3);
                report.saw(
                        "a new connection: %s",
                        new Client().get(service, "/api/v1/summary").kind());
                Client.Answer sent = open.send(service, file);
                report.saw("an import: %s", sent.kind());
                report.expect(
                        sent.status() == 202 || REFUSALS.contains(sent.kind()), "an import was answered %s", sent);
            } finally {
                for (Socket connection : connections) {
                    connection.close();
                }
            }
            long goneAt = System.nanoTime();
            report.expect(
                    Await.within(
                            PATIENCE,
                            () -> new Client().get(service, "/api/v1/summary").status() == 200),
                    "new connections are not answered again");
            report.expect(load.isGoingOn(50, PATIENCE), "webhooks are not acknowledged again");
            report.saw("goes on after %.1f s", (System.nanoTime() - goneAt) / 1e9);
            expectOnly(Set.of("200"), load.answers(), "questions", report);
            expectOnly(Set.of(), load.refusals(), "webhooks", report);
            importNow(new Client(), service, file, report);
            load.endAndCompare(scene.jdbi());
        }
        String before = numbers(service);
        replica.stop();
        replica.start(false);
        String after = numbers(replica.serving().orElseThrow());
        report.expect(after.equals(before), "before the next start %s, after it %s", before, after);
    }

    private static void importNow(Client client, PackagedService service, Path file, Report report)
            throws IOException, InterruptedException {
        Client.Answer sent = client.send(service, file);
        report.expect(sent.status() == 202, "an import afterwards was answered %s", sent);
        if (sent.status() == 202) {
            String state = client.ended(service, sent.json().get("id").asLong())
                    .orElseThrow()
                    .get("state")
                    .asText();
            report.expect(state.equals("done"), "an import afterwards is %s", state);
        }
    }

    private static void expectOnly(Set<String> good, Map<String, Long> answers, String what, Report report) {
        Set<String> others = new TreeSet<>(answers.keySet());
        others.removeAll(good);
        others.removeAll(REFUSALS);
        report.expect(others.isEmpty(), "%s were answered %s", what, answers);
    }

    private static List<Socket> connections(PackagedService service) throws IOException {
        int port = URI.create(service.url("/")).getPort();
        List<Socket> connections = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new Socket(InetAddress.getLoopbackAddress(), port));
        }
        return connections;
    }

    private static String numbers(PackagedService service) throws InterruptedException {
        return new Client().get(service, "/api/v1/summary").body();
    }

    private static long handles(PackagedService service) throws IOException {
        try (Stream<Path> handles = Files.list(Path.of("/proc/%d/fd".formatted(service.pid())))) {
            return handles.count();
        }
    }

    /** The soft limit, as {@code ulimit -n} sets it, of a process that runs: Java itself raises it when it starts. */
    private static void limit(PackagedService service, long most) throws IOException, InterruptedException {
        int status = new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(service.pid()), "--nofile=%d:".formatted(most))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("prlimit (util-linux) ends with %d".formatted(status));
        }
    }
}
