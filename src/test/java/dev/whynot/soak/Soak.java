package dev.whynot.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jdbi.v3.core.Jdbi;

import dev.whynot.postgres.OwnPostgres;
import dev.whynot.simulator.Settings;
import dev.whynot.simulator.Simulator;
import dev.whynot.simulator.org.OrgShape;
import dev.whynot.simulator.pubsub.PubSubSettings;
import dev.whynot.soak.Upheaval.Blow;
import dev.whynot.testsupport.CleanStop;
import dev.whynot.testsupport.LedgerComparison;
import dev.whynot.testsupport.LedgerComparison.Difference;
import dev.whynot.testsupport.Scratch;

/** Lets two replicas follow a busy org through faults and kills, and holds the ledger against the org afterwards. */
public final class Soak {

    private static final int DAILY_CALLS = 10_000_000;
    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final int SHOWN_DIFFERENCES = 10;
    /** What comes from parents, which only a pass over all records finds. */
    private static final Set<String> OF_PARENTS = Set.of("owner", "account", "campaign", "industry", "country");

    private final SoakSettings settings;
    private final boolean hasEvents;
    private final Findings findings = new Findings();
    private final Journal journal = new Journal();
    private final Instant startedAt = Instant.now();

    private Soak(SoakSettings settings, boolean hasEvents) {
        this.settings = settings;
        this.hasEvents = hasEvents;
    }

    /**
     * Runs the soak as the environment says, see {@link SoakSettings}.
     *
     * @throws IllegalStateException if anything was found that should not be
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        run(false);
    }

    /** @param hasEvents whether changes come by events, with an hour between polls; else by polls */
    static void run(boolean hasEvents) throws IOException, InterruptedException {
        CleanStop.of(Thread.currentThread());
        SoakSettings settings = SoakSettings.of(System.getenv());
        System.out.println((hasEvents ? "Change events, " : "Polls, ") + settings);
        Soak soak = new Soak(settings, hasEvents);
        try (Scratch scratch = Scratch.create("whynot-soak")) {
            soak.run(scratch.folder());
        }
        if (soak.findings.count() > 0) {
            throw new IllegalStateException("%d findings with %s".formatted(soak.findings.count(), settings));
        }
        System.out.printf("Nothing found with %s%n", settings);
    }

    private void run(Path folder) throws IOException, InterruptedException {
        Path logs = Files.createDirectories(Path.of("target", "soak"));
        OrgShape shape = OrgShape.standard().withVolume(6_000, 2_500, settings.seed());
        Settings salesforce = Settings.standard().withOrg(shape).withDailyApiRequests(DAILY_CALLS);
        try (Simulator org = Simulator.start(
                        hasEvents
                                ? salesforce.withPubSub(PubSubSettings.onPort(0).withKeepAlive(KEEP_ALIVE))
                                : salesforce);
                OwnPostgres postgres = OwnPostgres.start(folder.resolve("postgres"), false);
                Replica first = replica("A", folder, logs, org, postgres);
                Replica second = replica("B", folder, logs, org, postgres)) {
            first.start(false);
            second.start(false);
            List<Replica> replicas = List.of(first, second);
            Jdbi jdbi = Jdbi.create(postgres.jdbcUrl());
            ChangeReader changes = new ChangeReader(jdbi, findings);
            try (Background _ = Background.start("watch", findings, new Watch(replicas, findings));
                    Background _ = Background.start("reader of changes", findings, changes)) {
                Set<String> onceHidden = letItRain(org, replicas, new LedgerView(jdbi));
                compareTwice(org, replicas, jdbi, onceHidden);
            }
            changes.readToTheEnd();
            for (Replica replica : replicas) {
                replica.stop();
                new LogCheck(findings, secrets(org, postgres)).check(replica.log());
            }
        }
    }

    private Replica replica(String name, Path folder, Path logs, Simulator org, OwnPostgres postgres)
            throws IOException {
        Path log = logs.resolve("replica-%s.log".formatted(name));
        Files.deleteIfExists(log);
        return new Replica(
                name,
                folder.resolve(name),
                log,
                Map.ofEntries(
                        Map.entry("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl()),
                        Map.entry("WHYNOT_SALESFORCE_LOGIN_URL", org.url()),
                        Map.entry("WHYNOT_SALESFORCE_CLIENT_ID", org.clientId()),
                        Map.entry("WHYNOT_SALESFORCE_CLIENT_SECRET", org.clientSecret()),
                        Map.entry("WHYNOT_SALESFORCE_POLL_EVERY", hasEvents ? "1h" : "1s"),
                        Map.entry("WHYNOT_SALESFORCE_PUBSUB", hasEvents ? "127.0.0.1:" + org.pubSubPort() : "off"),
                        Map.entry("WHYNOT_SALESFORCE_OVERLAP", "20s"),
                        Map.entry("WHYNOT_SALESFORCE_BULK_FROM", "4000"),
                        Map.entry("WHYNOT_SALESFORCE_LEASE_EVERY", "1s"),
                        Map.entry("WHYNOT_SALESFORCE_RETRY_PAUSE", "50ms"),
                        Map.entry("WHYNOT_SALESFORCE_FAILURE_PAUSE", "100ms"),
                        Map.entry("WHYNOT_SALESFORCE_READ_TIMEOUT", "3s")));
    }

    private static Map<String, String> secrets(Simulator org, OwnPostgres postgres) {
        String url = postgres.jdbcUrl();
        return Map.of(
                "client secret",
                org.clientSecret(),
                "password of the database",
                url.substring(url.indexOf("&password=") + "&password=".length()));
    }

    /** The ledger's names of the fields that were hidden for a while. */
    private Set<String> letItRain(Simulator org, List<Replica> replicas, LedgerView ledger)
            throws InterruptedException {
        BusyOrg busy = new BusyOrg(org, journal, settings);
        Weather weather = new Weather(org, settings, DAILY_CALLS, hasEvents);
        Upheaval upheaval = new Upheaval(replicas, settings);
        try (Background _ = Background.start("org", findings, busy);
                Background _ = Background.start("weather", findings, weather);
                Background _ = Background.start("upheaval", findings, upheaval)) {
            Instant end = Instant.now().plus(settings.time());
            while (Instant.now().isBefore(end)) {
                Duration left = Duration.between(Instant.now(), end);
                TimeUnit.MILLISECONDS.sleep(Math.max(1, Math.min(left.toMillis(), REPORT_EVERY.toMillis())));
                LedgerView.Progress progress = ledger.progress();
                say("%,d changes, %,d calls struck, %d kills, %d stops, %d freezes, %,d rows read, lag %s"
                        .formatted(
                                journal.events(),
                                weather.struck(),
                                upheaval.dealt(Blow.KILL),
                                upheaval.dealt(Blow.STOP),
                                upheaval.dealt(Blow.FREEZE),
                                progress.rows(),
                                progress.lag() == null ? "-" : progress.lag().toSeconds() + " s"));
            }
        }
        weather.clear();
        return weather.onceHidden();
    }

    /** First what polls alone have brought, then, after a restart and a pass over all records, everything; then again. */
    private void compareTwice(Simulator org, List<Replica> replicas, Jdbi jdbi, Set<String> onceHidden)
            throws IOException, InterruptedException {
        LedgerView ledger = new LedgerView(jdbi);
        LedgerComparison comparison = new LedgerComparison(org, jdbi);
        Predicate<Difference> isOwnChange =
                difference -> !onceHidden.contains(difference.field()) && !isOfParent(difference);
        if (hasEvents) {
            waitUntil("change events have brought everything", ledger, view -> comparison.differences().stream()
                    .noneMatch(isOwnChange));
        }
        pollAll(replicas, ledger);
        compare("what polls have brought", comparison, isOwnChange);

        restartAll(replicas, ledger);
        compare("all after a restart and a pass over all records", comparison, difference -> true);
        long changes = lastChange(jdbi);
        restartAll(replicas, ledger);
        pollAll(replicas, ledger);
        compare("all after another", comparison, difference -> true);
        if (lastChange(jdbi) != changes) {
            findings.add("%d changes were counted although nothing changed: %s"
                    .formatted(lastChange(jdbi) - changes, changedSince(jdbi, changes)));
        }
    }

    private static boolean isOfParent(Difference difference) {
        boolean isOwn =
                difference.object().equals("lead") && !difference.field().equals("owner");
        return !isOwn && OF_PARENTS.contains(difference.field());
    }

    private void pollAll(List<Replica> replicas, LedgerView ledger) throws IOException, InterruptedException {
        Instant now = Instant.now();
        replicas.stream() // one may not have come back, which is a finding of its own
                .flatMap(replica -> replica.serving().stream())
                .findFirst()
                .orElseThrow()
                .post("/api/v1/sync");
        waitUntil("all changes are polled", ledger, view -> view.isPolledSince(now));
    }

    private void restartAll(List<Replica> replicas, LedgerView ledger) throws IOException, InterruptedException {
        replicas.forEach(Replica::stop);
        TimeUnit.SECONDS.sleep(1);
        Instant now = Instant.now();
        TimeUnit.SECONDS.sleep(1); // passes are due by the second
        for (Replica replica : replicas) {
            replica.start(true);
        }
        waitUntil("all records are read anew", ledger, view -> view.isPassedSince(now));
        pollAll(replicas, ledger);
    }

    private void waitUntil(String what, LedgerView ledger, Predicate<LedgerView> isSo) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isSo.test(ledger)) {
            if (Instant.now().isAfter(end)) {
                findings.add(
                        "after %d s it is not so that %s: %s".formatted(PATIENCE.toSeconds(), what, ledger.feeds()));
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        say(what);
    }

    private void compare(String what, LedgerComparison comparison, Predicate<Difference> which) {
        List<Difference> differences =
                comparison.differences().stream().filter(which).toList();
        say("%s: %d differences".formatted(what, differences.size()));
        differences.stream()
                .limit(SHOWN_DIFFERENCES)
                .forEach(difference -> findings.add("%s: %s%n    %s"
                        .formatted(what, difference, String.join("%n    ".formatted(), journal.of(difference.id())))));
        if (differences.size() > SHOWN_DIFFERENCES) {
            findings.add("%s: %d more differences".formatted(what, differences.size() - SHOWN_DIFFERENCES));
        }
    }

    private static long lastChange(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("select last from change_clock")
                .mapTo(Long.class)
                .one());
    }

    private static List<Map<String, Object>> changedSince(Jdbi jdbi, long number) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select object, record_id, source, changed_at from record where change_no > :number
                        order by change_no limit 5
                        """).bind("number", number).mapToMap().list());
    }

    private void say(String what) {
        System.out.printf(
                "[%3d s] %s%n", Duration.between(startedAt, Instant.now()).toSeconds(), what);
    }
}
