package dev.whynot.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.whynot.ledger.SalesObject;
import dev.whynot.testsupport.CleanStop;
import dev.whynot.testsupport.PackagedService;
import dev.whynot.testsupport.Scratch;

/**
 * Sends outbound messages of one notification to the packaged service, as fast as it takes them and then half as fast,
 * beside commits of single rows by pgbench into the same PostgreSQL. Only the accounting of the messages can fail it;
 * speed is reported, not judged. Needs wrk and pgbench.
 */
public final class WebhookBench {

    private static final String SECRET = "a secret of the benchmark";
    private static final int CONNECTIONS = 64;
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private WebhookBench() {}

    /**
     * Runs each part as many seconds as the environment says in {@code BENCH_SECONDS}, else 30.
     *
     * @throws IllegalStateException if a message failed, or if the ledger does not have what was acknowledged
     */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        Duration time = Duration.ofSeconds(Long.parseLong(
                Optional.ofNullable(System.getenv("BENCH_SECONDS")).orElse("30")));
        CleanStop.of(Thread.currentThread());
        try (Scratch scratch = Scratch.create("whynot-bench");
                PackagedService service = PackagedService.start(
                        scratch.folder().resolve("data"),
                        List.of(),
                        Map.of(
                                "WHYNOT_WEBHOOK_SECRETS",
                                SECRET,
                                "WHYNOT_WEBHOOK_ORGANIZATION_IDS",
                                "00D000000000001EAA"))) {
            System.out.print(measure(scratch.folder(), service, time));
        }
    }

    private static String measure(Path scratch, PackagedService service, Duration time)
            throws IOException, SQLException, InterruptedException {
        String url = service.url("/webhooks/salesforce/outbound-messages/" + SECRET.replace(" ", "%20"));
        OwnDatabase database = OwnDatabase.of(service);
        Wrk warm = Wrk.run(url, CONNECTIONS, Duration.ZERO, time);
        Wrk most = Wrk.run(url, CONNECTIONS, Duration.ZERO, time);
        Duration pause = Duration.ofMillis(Math.round(2_000.0 * CONNECTIONS / most.perSecond()));
        Wrk half = Wrk.run(url, CONNECTIONS, pause, time);
        double one = commits(scratch, database, 1, time);
        double many = commits(scratch, database, CONNECTIONS, time);
        long acknowledged = warm.answers() + most.answers() + half.answers();
        long stored = database.records(SalesObject.OPPORTUNITY);
        // those under way when wrk stops may be stored without that it counts them
        if (warm.failed() + most.failed() + half.failed() > 0
                || stored < acknowledged
                || stored > acknowledged + 3 * CONNECTIONS) {
            throw new IllegalStateException("%,d messages were acknowledged, %,d failed; %,d are stored"
                    .formatted(acknowledged, warm.failed() + most.failed() + half.failed(), stored));
        }
        return String.format(
                Locale.ROOT,
                """

                Outbound messages of one notification over %d connections, each acknowledged after its commit:

                |                                           | as fast as it can | half of that |
                | ---                                       |              ---: |         ---: |
                | messages/s                                | %,17.0f | %,12.0f |
                | median                                    | %14.1f ms | %9.1f ms |
                | 99th percentile                           | %14.1f ms | %9.1f ms |
                | longest                                   | %14.1f ms | %9.1f ms |

                Bare commits of the same row by pgbench: %,.0f a second over one connection, %,.0f over %d.
                """,
                CONNECTIONS,
                most.perSecond(),
                half.perSecond(),
                millis(most.p50()),
                millis(half.p50()),
                millis(most.p99()),
                millis(half.p99()),
                millis(most.max()),
                millis(half.max()),
                one,
                many,
                CONNECTIONS);
    }

    private static double commits(Path scratch, OwnDatabase database, int connections, Duration time)
            throws IOException, SQLException, InterruptedException {
        database.execute("""
                create table if not exists bare (
                    id bigint generated always as identity primary key, org text, record text, at timestamptz, seen jsonb)
                """);
        Path script = Files.writeString(scratch.resolve("commit.sql"), """
                insert into bare (org, record, at, seen) values ('00D000000000001EAA', '006000000000001AAA', now(),
                    '{"stage": "Closed Lost", "outcome": "lost", "raw_reason": "Price", "raw_detail": "zu teuer"}');
                """);
        ProcessBuilder pgbench = new ProcessBuilder(
                "pgbench",
                "-n",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(database.port()),
                "-U",
                "postgres",
                "-f",
                script.toString(),
                "-c",
                Integer.toString(connections),
                "-T",
                Long.toString(time.toSeconds()),
                "postgres");
        pgbench.environment().put("PGPASSWORD", database.password());
        Process process = pgbench.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher tps = TPS.matcher(said);
        if (!tps.find()) {
            throw new IOException("pgbench failed: " + said);
        }
        return Double.parseDouble(tps.group(1));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
