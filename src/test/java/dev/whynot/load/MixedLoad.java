package dev.whynot.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.postgres.OwnPostgres;
import dev.whynot.soak.AcknowledgedOnce;
import dev.whynot.soak.Findings;
import dev.whynot.soak.MessageSender;
import dev.whynot.soak.MessageSender.Sent;
import dev.whynot.soak.Messages;
import dev.whynot.testsupport.CleanStop;
import dev.whynot.testsupport.PackagedService;
import dev.whynot.testsupport.Scratch;

/** The packaged service under webhooks, questions and imports at once. */
public final class MixedLoad {

    private static final String SECRET = "the-secret-of-the-load";
    private static final String IMPORTS = "/api/v1/imports?mapping=salesforce&object=opportunity";
    private static final int IMPORTED_ROWS = 5_000;
    private static final Duration IMPORT_EVERY = Duration.ofSeconds(10);
    private static final Instant FIRST_IMPORT = Instant.parse("2026-03-01T00:00:00Z");
    private static final int VERSIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration REPORT_EVERY = Duration.ofMinutes(1);
    private static final List<String> QUESTIONS = List.of(
            "/api/v1/summary",
            "/api/v1/breakdown?by=stage,reason",
            "/api/v1/breakdown?by=rawReason&filter=outcome:lost",
            "/api/v1/trend?interval=month&by=category",
            "/api/v1/records?limit=50");

    private final LoadSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Messages messages = new Messages(SECRET);
    private final Measured webhooks = new Measured("webhooks");
    private final Measured questions = new Measured("questions");
    private final Measured imports = new Measured("imports of 5,000 rows");
    private final Collection<Sent> acknowledged = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    private MixedLoad(LoadSettings settings) {
        this.settings = settings;
    }

    /**
     * Runs as the environment says, see {@link LoadSettings}.
     *
     * @throws IllegalStateException if anything was answered by an error, or is not in the ledger
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        CleanStop.of(Thread.currentThread());
        LoadSettings settings = LoadSettings.of(System.getenv());
        System.out.println(settings);
        try (Scratch scratch = Scratch.create("whynot-load")) {
            new MixedLoad(settings).run(scratch.folder());
        }
    }

    private void run(Path folder) throws IOException, InterruptedException {
        Path log = Files.createDirectories(Path.of("target", "load")).resolve("service.log");
        Files.deleteIfExists(log);
        try (OwnPostgres postgres = OwnPostgres.start(folder.resolve("postgres"), true);
                PackagedService service = PackagedService.start(
                        folder.resolve("data"),
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                postgres.jdbcUrl(),
                                "WHYNOT_WEBHOOK_SECRETS",
                                SECRET,
                                "WHYNOT_WEBHOOK_ORGANIZATION_IDS",
                                MessageSender.ORG),
                        log)) {
            long startedAt = System.nanoTime();
            List<Thread> running = List.of(
                    Thread.ofPlatform().daemon().start(() -> new Pace(
                                    settings.webhooks(), webhooks, number -> push(service, number))
                            .run(settings.time(), stopping)),
                    Thread.ofPlatform().daemon().start(() -> new Pace(
                                    settings.questions(), questions, number -> ask(service, number))
                            .run(settings.time(), stopping)),
                    Thread.ofPlatform().daemon().start(() -> importAgainAndAgain(service, folder)));
            try {
                watch(service, startedAt);
            } finally {
                stopping.countDown();
            }
            for (Thread one : running) {
                one.join();
            }
            report(Jdbi.create(postgres.jdbcUrl()), (System.nanoTime() - startedAt) / 1e9);
        }
    }

    private String push(PackagedService service, long number) throws InterruptedException {
        Sent sent = new Sent("0060%011d".formatted(number / VERSIONS), (int) (number % VERSIONS));
        try {
            HttpResponse<String> answer = http.send(messages.json(service, sent), HttpResponse.BodyHandlers.ofString());
            if (Messages.isJsonAcknowledged(answer)) {
                acknowledged.add(sent);
                return "";
            }
            return Integer.toString(answer.statusCode());
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    private String ask(PackagedService service, long number) throws InterruptedException {
        String question = QUESTIONS.get((int) (number % QUESTIONS.size()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url(question)))
                .timeout(PATIENCE)
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? "" : Integer.toString(status);
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    /** New records, then the same some times newer, so that each row changes its record; then others. */
    private void importAgainAndAgain(PackagedService service, Path folder) {
        try {
            for (int turn = 0; stopping.getCount() > 0; turn++) {
                Path file = write(folder.resolve("opportunities.csv"), turn);
                long startedAt = System.nanoTime();
                JsonNode status = service.post(IMPORTS, file);
                String itself = "/api/v1/imports/" + status.get("id").asLong();
                do {
                    TimeUnit.MILLISECONDS.sleep(20);
                    status = service.get(itself);
                } while (status.get("state").asText().matches("queued|running"));
                if (status.get("state").asText().equals("done")
                        && status.get("accepted").asInt() == IMPORTED_ROWS) {
                    imports.took(System.nanoTime() - startedAt);
                } else {
                    imports.failed(status.toString());
                }
                long left = startedAt + IMPORT_EVERY.toNanos() - System.nanoTime();
                stopping.await(Math.max(0, left), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | AssertionError e) {
            imports.failed(e.toString());
        }
    }

    private static Path write(Path file, int turn) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("Id,StageName,IsClosed,IsWon,Amount,CurrencyIsoCode,CloseDate,SystemModstamp,Loss_Reason__c\n");
            for (int i = 0; i < IMPORTED_ROWS; i++) {
                int record = turn / VERSIONS * IMPORTED_ROWS + i;
                int version = turn % VERSIONS;
                out.write("006%012d,Closed Lost,true,false,%d,EUR,2026-03-01,%s,Zu teuer\n"
                        .formatted(record, record + version, FIRST_IMPORT.plusSeconds(version)));
            }
        }
        return file;
    }

    /** Prints memory now and then until the time is over. */
    private void watch(PackagedService service, long startedAt) throws IOException, InterruptedException {
        long end = startedAt + settings.time().toNanos();
        List<Long> resident = new ArrayList<>();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, REPORT_EVERY.toNanos()));
            HttpRequest request = HttpRequest.newBuilder(URI.create(service.url("/q/metrics")))
                    .build();
            Footprint now = Footprint.of(
                    service,
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            resident.add(now.resident());
            System.out.printf(
                    "[%d s] %,d webhooks acknowledged; resident %d MB, heap %d MB%n",
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedAt),
                    acknowledged.size(),
                    now.resident(),
                    now.heap());
        }
        System.out.println("resident memory by the minute, MB: " + resident);
    }

    private void report(Jdbi ledger, double seconds) {
        Findings findings = new Findings();
        new AcknowledgedOnce(ledger, findings).check(acknowledged, Set.of());
        System.out.printf("| kind | done | a second | p50 ms | p99 ms | most ms | errors |%n");
        System.out.printf("| --- | --- | --- | --- | --- | --- | --- |%n");
        int errors = 0;
        for (Measured one : List.of(webhooks, questions, imports)) {
            System.out.println(one.row(seconds));
            errors += one.errors();
        }
        int lost = findings.all().size();
        System.out.printf("%d errors, %d lost, of %,d acknowledged%n", errors, lost, acknowledged.size());
        if (errors > 0 || lost > 0) {
            throw new IllegalStateException("%d errors, %d lost, with %s".formatted(errors, lost, settings));
        }
    }
}
