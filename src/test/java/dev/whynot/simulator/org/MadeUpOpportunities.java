package dev.whynot.simulator.org;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Opportunities by number: about a third lost, a fifth won, the rest open. */
final class MadeUpOpportunities {

    private static final int WON = 5;
    private static final int LOST = 6;

    private final Dice dice;
    private final Timeline timeline;
    private final OrgShape shape;
    private final int accounts;

    MadeUpOpportunities(Dice dice, Timeline timeline, OrgShape shape, int accounts) {
        this.dice = dice;
        this.timeline = timeline;
        this.shape = shape;
        this.accounts = accounts;
    }

    Timeline timeline() {
        return timeline;
    }

    /** Number of the stage in {@link OrgSetup#STAGES}. */
    int stage(int row) {
        int roll = dice.roll(row, 60, 100);
        return roll < 36 ? LOST : roll < 57 ? WON : dice.roll(row, 61, WON);
    }

    Double amount(int row) {
        return dice.isIn(row, 62, 93) ? Double.valueOf(500 + dice.roll(row, 63, 400_000) / 2 * 1.25) : null;
    }

    LocalDate closeDate(int row) {
        return LocalDate.ofEpochDay(timeline.stageChanged(row).getEpochSecond() / 86_400);
    }

    Map<String, IntFunction<Object>> columns() {
        Map<String, IntFunction<Object>> columns = new HashMap<>();
        columns.put("Name", row -> dice.pick(row, 64, Vocabulary.COMPANIES) + " - deal " + row);
        columns.put("StageName", row -> OrgSetup.STAGES.get(stage(row)).label());
        columns.put("IsClosed", row -> stage(row) >= WON);
        columns.put("IsWon", row -> stage(row) == WON);
        columns.put("IsDeleted", row -> dice.roll(row, 65, 200) == 0);
        columns.put("Amount", this::amount);
        columns.put(
                "Probability", row -> (double) OrgSetup.STAGES.get(stage(row)).probability());
        columns.put(
                "ExpectedRevenue",
                row -> amount(row) instanceof Double amount
                        ? amount * OrgSetup.STAGES.get(stage(row)).probability() / 100
                        : null);
        columns.put(
                "ForecastCategoryName", row -> OrgSetup.STAGES.get(stage(row)).forecast());
        columns.put("CloseDate", this::closeDate);
        columns.put("Type", row -> dice.isIn(row, 66, 90) ? dice.pick(row, 67, Vocabulary.OPPORTUNITY_TYPES) : null);
        columns.put("LeadSource", row -> dice.pick(row, 68, Vocabulary.LEAD_SOURCES));
        columns.put("OwnerId", row -> Table.idOf("005", 1 + dice.roll(row, 69, OrgSetup.REPS)));
        columns.put(
                "AccountId", row -> dice.isIn(row, 70, 95) ? Table.idOf("001", dice.roll(row, 71, accounts)) : null);
        columns.put(
                "CampaignId",
                row -> dice.isIn(row, 72, 30) ? Table.idOf("701", dice.roll(row, 73, OrgSetup.CAMPAIGNS)) : null);
        columns.put(
                "Loss_Reason__c",
                row -> stage(row) == LOST && dice.isIn(row, 74, 85)
                        ? dice.pick(row, 75, Vocabulary.LOSS_REASONS)
                        : null);
        columns.put(
                "Loss_Reason_Detail__c",
                row -> stage(row) == LOST && dice.isIn(row, 76, 40) ? dice.pick(row, 77, Vocabulary.DETAILS) : null);
        columns.put(
                "Competitor__c",
                row -> stage(row) == LOST && dice.isIn(row, 78, 25)
                        ? dice.pick(row, 79, Vocabulary.COMPETITORS)
                        : null);
        columns.put("CurrencyIsoCode", row -> dice.pick(row, 80, shape.currencies()));
        columns.put("RecordTypeId", row -> shape.hasRecordTypes() ? Table.idOf("012", dice.roll(row, 81, 2)) : null);
        columns.put("CreatedById", row -> Table.idOf("005", 1));
        columns.put("LastModifiedById", row -> Table.idOf("005", 1));
        columns.put("CreatedDate", timeline::created);
        columns.put("LastStageChangeDate", timeline::stageChanged);
        columns.put("LastModifiedDate", timeline::stageChanged);
        columns.put("SystemModstamp", timeline::stamped);
        return columns;
    }
}
