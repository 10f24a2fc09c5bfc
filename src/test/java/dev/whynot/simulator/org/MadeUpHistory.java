package dev.whynot.simulator.org;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Three stages of each made-up opportunity: the first, one between, and the one it is in. */
final class MadeUpHistory {

    static final int ENTRIES = 3;

    private final MadeUpOpportunities opportunities;

    MadeUpHistory(MadeUpOpportunities opportunities) {
        this.opportunities = opportunities;
    }

    private OrgSetup.Stage stage(int row) {
        int last = opportunities.stage(row / ENTRIES);
        return OrgSetup.STAGES.get(
                switch (row % ENTRIES) {
                    case 0 -> 0;
                    case 1 -> last < 5 ? last / 2 : 1 + row / ENTRIES % 4;
                    default -> last;
                });
    }

    private Instant at(int row) {
        Instant first = opportunities.timeline().created(row / ENTRIES);
        long until = opportunities.timeline().stageChanged(row / ENTRIES).getEpochSecond() - first.getEpochSecond();
        return first.plusSeconds(until * (row % ENTRIES) / (ENTRIES - 1));
    }

    Map<String, IntFunction<Object>> columns() {
        Map<String, IntFunction<Object>> columns = new HashMap<>();
        IntFunction<Object> isDeleted = opportunities.columns().get("IsDeleted");
        columns.put("OpportunityId", row -> Table.idOf("006", row / ENTRIES));
        columns.put("CreatedById", row -> Table.idOf("005", 1));
        columns.put("CreatedDate", this::at);
        columns.put("SystemModstamp", this::at);
        columns.put("StageName", row -> stage(row).label());
        columns.put("Probability", row -> (double) stage(row).probability());
        columns.put("Amount", row -> opportunities.amount(row / ENTRIES));
        columns.put("CloseDate", row -> opportunities.closeDate(row / ENTRIES));
        columns.put("IsDeleted", row -> isDeleted.apply(row / ENTRIES));
        return columns;
    }
}
