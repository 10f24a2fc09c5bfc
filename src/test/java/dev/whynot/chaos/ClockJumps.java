package dev.whynot.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.jdbi.v3.core.Jdbi;

import dev.whynot.simulator.Settings;
import dev.whynot.simulator.Simulator;
import dev.whynot.simulator.org.OrgShape;
import dev.whynot.soak.Background;
import dev.whynot.soak.Replica;
import dev.whynot.testsupport.LedgerComparison;
import dev.whynot.testsupport.PackagedService;

/** The service's clock jumps an hour ahead, back, an hour back, and is right again; nobody else's does. */
final class ClockJumps implements Fault {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration HOUR = Duration.ofHours(1);
    /** Until the library has read the offset anew, and what was under way is over. */
    private static final int SETTLED_SECONDS = 3;

    private static final int OFF_SECONDS = 15;
    private static final double MOST_OFF_SECONDS = 5;
    private static final String TOO_FAR = "401 without Retry-After";

    @Override
    public String expected() {
        return "it lives, is ready and answers questions; the org is followed all along, no change is passed over; while the"
                + " clock is off, signed JSON gets 401, and outbound messages that seem to come from the future 503 with"
                + " `Retry-After`; all goes on within a minute, nothing is lost or twice";
    }

    @Override
    public void strike(Scene scene, Report report) throws IOException, InterruptedException {
        Optional<FakeClock> clock = FakeClock.in(scene.folder());
        if (clock.isEmpty()) {
            report.notDone("libfaketime is not installed here; Debian: apt-get install libfaketime");
            return;
        }
        OrgShape shape = OrgShape.standard().withVolume(600, 250, 7);
        try (Simulator org = Simulator.start(Settings.standard().withOrg(shape).withDailyApiRequests(1_000_000))) {
            Replica replica = scene.service("service", org, clock.get().environment());
            replica.start(false);
            LedgerComparison comparison = new LedgerComparison(org, scene.jdbi());
            report.expect(
                    Await.within(PATIENCE, () -> comparison.differences().isEmpty()), "the org is not read at first");
            FreshMessages fresh = new FreshMessages(replica);
            try (Load load = Load.on(replica, report)) {
                try (Background _ = Background.start("org", report.findings(), OrgChanges.of(org));
                        Background _ = Background.start("fresh", report.findings(), fresh)) {
                    report.expect(load.isGoingOn(100, PATIENCE), "webhooks are not acknowledged before");
                    for (Duration ahead : List.of(HOUR, Duration.ZERO, HOUR.negated(), Duration.ZERO)) {
                        clock.get().set(ahead);
                        during(ahead, scene, org, replica, load, report);
                    }
                    report.expect(
                            Await.within(PATIENCE, fresh::areAllAcknowledged),
                            "outbound messages that were refused are not acknowledged later");
                }
                report.expect(
                        Await.within(PATIENCE, () -> comparison.differences().isEmpty()),
                        "the ledger differs from the org: %s",
                        comparison.differences().stream().limit(3).toList());
                fresh.compare(scene.jdbi(), report);
                load.endAndCompare(scene.jdbi());
            }
            replica.stop();
        }
    }

    private static void during(Duration ahead, Scene scene, Simulator org, Replica replica, Load load, Report report)
            throws InterruptedException {
        TimeUnit.SECONDS.sleep(SETTLED_SECONDS);
        long since = System.nanoTime();
        Map<String, Long> before = load.refusals();
        load.forgetAnswers();
        PackagedService service = replica.serving().orElseThrow();
        String late =
                org.insert("Opportunity", "Name", "During", "StageName", "Prospecting", "CloseDate", "2026-03-01");
        report.expect(
                Await.within(PATIENCE, () -> isStored(scene.jdbi(), late)),
                "with the clock %s what changes in the org does not come in",
                named(ahead));
        double came = (System.nanoTime() - since) / 1e9;
        TimeUnit.SECONDS.sleep(OFF_SECONDS);
        report.expect(load.isGoingOn(50, PATIENCE), "with the clock %s webhooks are not acknowledged", named(ahead));

        double off = offSeconds(scene.jdbi());
        report.expect(
                Math.abs(off - ahead.toSeconds()) < MOST_OFF_SECONDS,
                "the service's clock is off by %.0f s, not %d s",
                off,
                ahead.toSeconds());
        Map<String, Long> refusals = load.refusals();
        long tooFar = refusals.getOrDefault(TOO_FAR, 0L) - before.getOrDefault(TOO_FAR, 0L);
        report.expect((tooFar > 0) == !ahead.isZero(), "with the clock %s %d got 401", named(ahead), tooFar);
        report.expect(Set.of(TOO_FAR).containsAll(refusals.keySet()), "webhooks were answered %s", refusals);
        report.expect(load.answers().keySet().equals(Set.of("200")), "questions were answered %s", load.answers());
        Client client = new Client();
        for (String health : List.of("/q/health/live", "/q/health/ready")) {
            int status = client.get(service, health).status();
            report.expect(status == 200, "with the clock %s %s is %d", named(ahead), health, status);
        }
        long aheadOfAll = scene.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from feed where cursor_at > now()")
                        .mapTo(Long.class)
                        .one());
        report.expect(aheadOfAll == 0, "with the clock %s a cursor is ahead of what was read", named(ahead));
        report.saw(
                "clock %s (%+.0f s): a change of the org came in after %.1f s, %d signed webhooks got 401",
                named(ahead), off, came, tooFar);
    }

    private static String named(Duration ahead) {
        return ahead.isZero() ? "right" : ahead.isNegative() ? "an hour back" : "an hour ahead";
    }

    private static boolean isStored(Jdbi ledger, String id) {
        return ledger.withHandle(
                handle -> handle.createQuery("select exists (select from record where record_id = :id)")
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one());
    }

    /** By how much the service's clock is ahead of the database's: it writes down when an outbound message came. */
    private static double offSeconds(Jdbi ledger) {
        return ledger.withHandle(handle -> handle.createQuery(
                        "select extract(epoch from last_at - now()) from door where door = 'outbound-message'")
                .mapTo(Double.class)
                .one());
    }
}
