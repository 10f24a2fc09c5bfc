package dev.whynot.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.jdbi.v3.core.Jdbi;

import dev.whynot.postgres.OwnPostgres;
import dev.whynot.testsupport.CleanStop;
import dev.whynot.testsupport.Scratch;

/**
 * Sends outbound messages to the packaged service while it is killed at random moments. Afterwards each acknowledged
 * notification is in the ledger, once.
 */
public final class WebhookSoak {

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
                                MessageSender.ORG))) {
            replica.start(false);
            List<MessageSender> senders = IntStream.range(0, SENDERS)
                    .mapToObj(i -> new MessageSender(
                            Integer.toString(i), replica, SECRET, i % 2 == 1, settings.chance("sender " + i)))
                    .toList();
            killWhileTheySend(replica, senders);
            new AcknowledgedOnce(Jdbi.create(postgres.jdbcUrl()), findings).check(senders);
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
}
