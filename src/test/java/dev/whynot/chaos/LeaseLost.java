package dev.whynot.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.whynot.simulator.Settings;
import dev.whynot.simulator.Simulator;
import dev.whynot.simulator.fault.ArmedFault;
import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.fault.Fault;
import dev.whynot.simulator.org.OrgShape;
import dev.whynot.soak.Background;
import dev.whynot.soak.Replica;
import dev.whynot.testsupport.LedgerComparison;
import dev.whynot.testsupport.PackagedService;

/** The replica that follows the org hangs in the middle of a poll, for longer than its lease lasts. */
final class LeaseLost implements dev.whynot.chaos.Fault {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final String CUT_OFF = "Another replica follows the org now";

    @Override
    public String expected() {
        return "another one takes over; the one that comes back notices, commits nothing of its poll; nothing is counted twice";
    }

    @Override
    public void strike(Scene scene, Report report) throws IOException, InterruptedException {
        OrgShape shape = OrgShape.standard().withVolume(600, 250, 7);
        try (Simulator org = Simulator.start(Settings.standard().withOrg(shape).withDailyApiRequests(1_000_000))) {
            Replica first = scene.service("first", org);
            Replica second = scene.service("second", org);
            first.start(false);
            report.expect(Await.within(PATIENCE, first::isLeading), "the first replica does not lead");
            report.expect(Await.within(PATIENCE, () -> isSame(org, scene)), "the org is not read");
            second.start(false);
            try (Background _ = Background.start("org", report.findings(), OrgChanges.of(org))) {
                hang(org, first, second, report);
            }
            compare(org, scene, first, second, report);
        }
    }

    private static void hang(Simulator org, Replica first, Replica second, Report report)
            throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(2);
        ArmedFault slow = org.arm(Fault.slow(SLOW).on(Call.QUERY).mentioning("Opportunity"));
        report.expect(Await.within(PATIENCE, () -> slow.fired() == 1), "no poll begins");
        long frozenAt = System.nanoTime();
        PackagedService hanging = first.serving().orElseThrow();
        first.freeze();
        try {
            report.expect(Await.within(PATIENCE, second::isLeading), "no other replica takes over");
            report.saw("the other led after %.1f s", (System.nanoTime() - frozenAt) / 1e9);
            TimeUnit.SECONDS.sleep(3); // it polls meanwhile
        } finally {
            first.thaw();
        }
        long thawedAt = System.nanoTime();
        report.expect(
                Await.within(PATIENCE, () -> !leads(hanging) && second.isLeading()),
                "the one that came back still leads");
        report.saw("the first noticed within %.1f s", (System.nanoTime() - thawedAt) / 1e9);
        for (int i = 0; i < 30; i++) {
            report.expect(!(leads(hanging) && second.isLeading() && leads(hanging)), "two replicas lead");
            TimeUnit.MILLISECONDS.sleep(100);
        }
        boolean isSaid = Files.readString(first.log()).contains(CUT_OFF);
        report.saw(
                isSaid
                        ? "its poll was not committed, and its log says so"
                        : "it noticed before its poll came to the commit");
    }

    /** False too if it cannot say. */
    private static boolean leads(PackagedService service) throws InterruptedException {
        Client.Answer answer = new Client().get(service, "/api/v1/sync");
        return answer.body().contains("\"isLeading\":true");
    }

    private static boolean isSame(Simulator org, Scene scene) {
        return new LedgerComparison(org, scene.jdbi()).differences().isEmpty();
    }

    private static void compare(Simulator org, Scene scene, Replica first, Replica second, Report report)
            throws IOException, InterruptedException {
        LedgerComparison comparison = new LedgerComparison(org, scene.jdbi());
        report.expect(
                Await.within(PATIENCE, () -> comparison.differences().isEmpty()),
                "the ledger differs from the org: %s",
                comparison.differences().stream().limit(3).toList());
        long records = OrgChanges.kept(org, "Opportunity").size()
                + OrgChanges.kept(org, "Lead").size();
        Client client = new Client();
        for (Replica replica : List.of(first, second)) {
            long counted = client.get(replica.serving().orElseThrow(), "/api/v1/summary")
                    .json()
                    .at("/tally/records")
                    .asLong();
            report.expect(counted == records, "%s counts %d records, the org has %d", replica.log(), counted, records);
        }
        report.saw("%d records, none differs from the org", records);
    }
}
