package dev.whynot.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import dev.whynot.simulator.Simulator;
import dev.whynot.simulator.fault.ArmedFault;
import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.fault.Fault;

/** Lets calls to the org go wrong at random, one thing after the other. */
final class Weather implements Background.Turn {

    /** A field that our user may or may not see. */
    record Hideable(String object, String field, String ledgerField) {}

    private static final List<Hideable> HIDEABLE = List.of(
            new Hideable("Opportunity", "Competitor__c", "competitor"),
            new Hideable("Opportunity", "Loss_Reason_Detail__c", "rawDetail"),
            new Hideable("Opportunity", "Type", "type"),
            new Hideable("Lead", "Rating", "rating"),
            new Hideable("Account", "Industry", "industry"));

    private static final int MOST_PAUSE_MILLIS = 1_500;

    private final Simulator org;
    private final Random chance;
    private final int dailyCalls;
    private final List<ArmedFault> armed = new ArrayList<>();
    private final Set<String> onceHidden = new LinkedHashSet<>();
    private final List<Supplier<Fault>> faults = List.of(
            () -> Fault.sessionEnds().on(Call.QUERY),
            () -> Fault.sessionEnds().on(Call.BULK_RESULTS, Call.BULK_STATUS, Call.DESCRIBE),
            () -> Fault.unavailable().times(few(6)),
            () -> Fault.unavailable().on(Call.TOKEN).times(few(3)),
            () -> Fault.unknownException().times(few(3)),
            () -> Fault.tooManyRequests(Duration.ofSeconds(few(2))).times(few(3)),
            () -> Fault.requestLimitExceeded().on(Call.QUERY),
            () -> Fault.queryTimeout().times(few(2)),
            () -> Fault.slow(Duration.ofMillis(200L * few(25))),
            () -> Fault.dribble(2_000, Duration.ofMillis(5)),
            () -> Fault.cutBefore().times(few(4)),
            () -> Fault.cutAfter(few(20_000)).times(few(3)),
            () -> Fault.cutAfter(few(50_000)).on(Call.BULK_RESULTS),
            () -> Fault.truncatedBody(few(50_000)).on(Call.QUERY, Call.BULK_RESULTS),
            () -> Fault.malformedJson().on(Call.QUERY),
            () -> Fault.malformedJson().on(Call.TOKEN, Call.DESCRIBE, Call.RESOURCES),
            () -> Fault.htmlPage(503).times(few(2)),
            () -> Fault.htmlPage(200).on(Call.QUERY, Call.DESCRIBE, Call.BULK_RESULTS),
            Fault::locatorsExpire,
            () -> Fault.bulkJobFails("InternalServerError"),
            Fault::bulkJobAborts,
            Fault::bulkJobDisappears);
    private final List<Supplier<Fault>> faultsOfEvents = List.of(
            Fault::streamCut,
            () -> Fault.sessionEnds().on(Call.DELIVER),
            () -> Fault.deliveredTwice().times(few(5)),
            Fault::corruptPayload,
            () -> Fault.gap().times(few(5)),
            Fault::overflow,
            () -> Fault.late(few(20)).times(few(5)),
            Fault::replayIdRefused);
    private final boolean hasEvents;
    private Hideable hidden;
    private boolean isExhausted;

    Weather(Simulator org, SoakSettings settings, int dailyCalls, boolean hasEvents) {
        this.hasEvents = hasEvents;
        this.org = org;
        this.chance = settings.chance("weather");
        this.dailyCalls = dailyCalls;
    }

    @Override
    public synchronized Duration take() {
        int dice = chance.nextInt(20);
        if (isExhausted) {
            org.setApiUsage(0);
            isExhausted = false;
        } else if (dice == 0) {
            org.setApiUsage(dailyCalls);
            isExhausted = true;
        } else if (dice == 1) {
            org.endSessions();
        } else if (dice < 4) {
            hideOrShow();
        } else if (hasEvents && dice < 10) {
            armed.add(org.arm(
                    faultsOfEvents.get(chance.nextInt(faultsOfEvents.size())).get()));
        } else {
            armed.add(org.arm(faults.get(chance.nextInt(faults.size())).get()));
        }
        return Duration.ofMillis(chance.nextInt(MOST_PAUSE_MILLIS));
    }

    /** Everything goes right from now on. */
    synchronized void clear() {
        org.disarm();
        org.setApiUsage(0);
        if (hidden != null) {
            hideOrShow();
        }
    }

    /** How many calls were struck. */
    synchronized int struck() {
        return armed.stream().mapToInt(ArmedFault::fired).sum();
    }

    /** The ledger's names of the fields that were hidden for a while. */
    synchronized Set<String> onceHidden() {
        return Set.copyOf(onceHidden);
    }

    private void hideOrShow() {
        if (hidden != null) {
            org.org().showField(hidden.object(), hidden.field());
            hidden = null;
        } else {
            hidden = HIDEABLE.get(chance.nextInt(HIDEABLE.size()));
            onceHidden.add(hidden.ledgerField());
            org.org().hideField(hidden.object(), hidden.field());
        }
    }

    private int few(int most) {
        return 1 + chance.nextInt(most);
    }
}
