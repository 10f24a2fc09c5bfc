package dev.whynot.chaos;

import java.time.Duration;
import java.util.List;

import dev.whynot.simulator.Simulator;
import dev.whynot.soak.Background;

/** An org whose opportunities change all the time: their stages, amounts and accounts. */
final class OrgChanges {

    private static final Duration EVERY = Duration.ofMillis(100);
    private static final List<String> STAGES = List.of("Prospecting", "Proposal/Price Quote", "Closed Lost");

    private OrgChanges() {}

    /** Each record changes at most once a minute, so no two changes are within one second. */
    static Background.Turn of(Simulator org) {
        List<String> ids = kept(org, "Opportunity");
        List<String> accounts = kept(org, "Account");
        int[] made = {0};
        return () -> {
            int change = made[0]++;
            org.update(
                    "Opportunity",
                    ids.get(change % ids.size()),
                    "StageName",
                    STAGES.get((change / ids.size() + change) % STAGES.size()),
                    "Amount",
                    1_000.0 + change,
                    "AccountId",
                    accounts.get((change / ids.size() + change) % accounts.size()));
            return EVERY;
        };
    }

    /** The ids of the records that are not deleted. */
    static List<String> kept(Simulator org, String object) {
        return org.records(object).stream()
                .filter(row -> !Boolean.TRUE.equals(row.get("IsDeleted")))
                .map(row -> row.get("Id").toString())
                .toList();
    }
}
