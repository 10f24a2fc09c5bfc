package dev.whynot.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.jdbi.v3.core.Jdbi;

import dev.whynot.postgres.OwnPostgres;
import dev.whynot.soak.MessageSender.Sent;
import dev.whynot.testsupport.CleanStop;
import dev.whynot.testsupport.Scratch;

/**
 * Sends outbound messages to the packaged service while it is killed at random moments. Afterwards each acknowledged
 * notification is in the ledger, once.
 */
public final class WebhookSoak {

    static final String ORG = "00D000000000001EAA";

    private static final String SECRET = "the-secret-of-the-soak";
    private static final int SENDERS = 8;
    private static final int LONGEST_LIFE_SECONDS = 15;

    private final SoakSettings settings;
    private final Findings findings = new Findings();

    private WebhookSoak(SoakSettings settings) {
        this.settings = settings;
    }

    /**
     * Runs the soak as the environment says, see {@link SoakSettings}.
     *
     * @throws IllegalStateException if anything was found that should not be
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        CleanStop.of(Thread.currentThread());
        SoakSettings settings = SoakSettings.of(System.getenv());
        System.out.println("Webhooks, " + settings);
        WebhookSoak soak = new WebhookSoak(settings);
        try (Scratch scratch = Scratch.create("whynot-soak")) {
            soak.run(scratch.folder());
        }
        if (soak.findings.count() > 0) {
            throw new IllegalStateException("%d findings with %s".formatted(soak.findings.count(), settings));
        }
        System.out.printf("Nothing found with %s%n", settings);
    }

    private void run(Path folder) throws IOException, InterruptedException {
        Path log = Files.createDirectories(Path.of("target", "soak")).resolve("webhooks.log");
        Files.deleteIfExists(log);
        try (OwnPostgres postgres = OwnPostgres.start(folder.resolve("postgres"), true);
                Replica replica = new Replica(
                        "webhooks",
                        folder.resolve("data"),
                        log,
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                postgres.jdbcUrl(),
                                "WHYNOT_WEBHOOK_SECRETS",
                                SECRET,
                                "WHYNOT_WEBHOOK_ORGANIZATION_IDS",
                                ORG))) {
            replica.start(false);
            List<MessageSender> senders = IntStream.range(0, SENDERS)
                    .mapToObj(i -> new MessageSender(
                            Integer.toString(i), replica, SECRET, i % 2 == 1, settings.chance("sender " + i)))
                    .toList();
            killWhileTheySend(replica, senders);
            compare(Jdbi.create(postgres.jdbcUrl()), senders);
            replica.stop();
            new LogCheck(findings, Map.of("secret of webhooks", SECRET)).check(log);
        }
    }

    private void killWhileTheySend(Replica replica, List<MessageSender> senders)
            throws IOException, InterruptedException {
        Random chance = settings.chance("killer");
        Instant end = Instant.now().plus(settings.time());
        List<Background> running = new ArrayList<>();
        for (MessageSender sender : senders) {
            running.add(Background.start("sender", findings, sender));
        }
        int kills = 0;
        while (Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(chance.nextInt(
                    (int) Duration.ofSeconds(LONGEST_LIFE_SECONDS).toMillis()));
            replica.kill();
            replica.start(false);
            kills++;
            System.out.printf(
                    "%d kills, %,d messages acknowledged, %,d tries not%n",
                    kills,
                    senders.stream()
                            .mapToInt(sender -> sender.acknowledged().size())
                            .sum(),
                    senders.stream().mapToLong(MessageSender::refused).sum());
        }
        running.forEach(Background::close);
    }

    private record Version(String record, Instant at) {}

    private void compare(Jdbi jdbi, List<MessageSender> senders) {
        Map<String, Integer> newest = new HashMap<>();
        Set<Version> versions = new HashSet<>();
        Set<String> notifications = new HashSet<>();
        for (MessageSender sender : senders) {
            for (Sent sent : sender.acknowledged()) {
                newest.merge(sent.record(), sent.version(), Math::max);
                versions.add(new Version(sent.record(), MessageSender.FIRST_VERSION.plusSeconds(sent.version())));
                if (!sender.isJson()) {
                    notifications.add(sent.notification());
                }
            }
        }
        jdbi.useHandle(handle -> {
            Map<String, Integer> stages = new HashMap<>();
            handle.createQuery("select left(record_id, 15) as id, stage from record")
                    .map((row, context) -> stages.put(
                            row.getString("id"),
                            Integer.parseInt(row.getString("stage").substring(8))))
                    .list();
            // a newer one may be stored without that its acknowledgement arrived
            newest.forEach((record, version) -> {
                if (stages.getOrDefault(record, -1) < version) {
                    findings.add("%s: version %d was acknowledged, the ledger has %s"
                            .formatted(record, version, stages.get(record)));
                }
            });
            List<Version> seen = handle.createQuery("select left(record_id, 15) as id, version from sighting")
                    .map((row, context) -> new Version(
                            row.getString("id"),
                            row.getObject("version", OffsetDateTime.class).toInstant()))
                    .list();
            Set<Version> once = new HashSet<>(seen);
            if (once.size() != seen.size()) {
                findings.add("%d versions are in the history twice".formatted(seen.size() - once.size()));
            }
            versions.stream()
                    .filter(version -> !once.contains(version))
                    .forEach(version -> findings.add(version + " was acknowledged and is not in the history"));
            Set<String> known = new HashSet<>(handle.createQuery("select id from notification")
                    .mapTo(String.class)
                    .list());
            notifications.stream()
                    .filter(id -> !known.contains(id))
                    .forEach(id -> findings.add("The notification " + id + " was acknowledged and is not known"));
            System.out.printf(
                    "%,d versions of %,d records were acknowledged, %,d of them by outbound messages; %,d are stored%n",
                    versions.size(), newest.size(), notifications.size(), once.size());
        });
    }
}
