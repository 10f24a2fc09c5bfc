package dev.whynot.simulator.org;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/** What Salesforce fills in by itself: defaults of new records, and fields that follow from others. */
final class Rules {

    private Rules() {}

    static void defaults(RecordEdit record, Instant now) {
        switch (record.table().type().name()) {
            case "Opportunity" -> {
                record.set("StageName", OrgSetup.STAGES.getFirst().label());
                record.set(
                        "CloseDate", now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(30));
                record.set("Name", "New opportunity");
                record.set("LastStageChangeDate", now);
            }
            case "Lead" -> {
                record.set("Status", OrgSetup.STATUSES.getFirst().label());
                record.set("LastName", "Unknown");
                record.set("Company", "Unknown");
            }
            default -> {}
        }
    }

    static void derive(Tables tables, RecordEdit record, Instant now) {
        switch (record.table().type().name()) {
            case "Opportunity" -> deriveOpportunity(tables, record, now);
            case "Lead", "User", "Contact" -> record.set("Name", personName(record));
            default -> {}
        }
    }

    private static Object personName(RecordEdit record) {
        Object first = record.get("FirstName");
        return first == null ? record.get("LastName") : first + " " + record.get("LastName");
    }

    private static void deriveOpportunity(Tables tables, RecordEdit record, Instant now) {
        Table stages = tables.require("OpportunityStage");
        int stage = find(stages, "MasterLabel", record.get("StageName"));
        boolean isStageSet = record.wasSet("StageName");
        if (stage >= 0 && (isStageSet || record.get("ForecastCategoryName") == null)) {
            if (isStageSet && !record.wasSet("LastStageChangeDate")) {
                record.set("LastStageChangeDate", now);
            }
            set(record, "Probability", stages, stage, "DefaultProbability");
            set(record, "ForecastCategoryName", stages, stage, "ForecastCategoryName");
            set(record, "IsClosed", stages, stage, "IsClosed");
            set(record, "IsWon", stages, stage, "IsWon");
        }
        if (record.get("Amount") instanceof Double amount && record.get("Probability") instanceof Double probability) {
            record.set("ExpectedRevenue", amount * probability / 100);
        } else {
            record.set("ExpectedRevenue", null);
        }
    }

    private static void set(RecordEdit record, String field, Table stages, int stage, String from) {
        if (!record.wasSet(field)) {
            record.set(field, stages.value(stage, stages.type().require(from)));
        }
    }

    static Object convertedStatus(Tables tables) {
        Table statuses = tables.require("LeadStatus");
        int status = find(statuses, "IsConverted", true);
        return statuses.value(status, statuses.type().require("MasterLabel"));
    }

    private static int find(Table table, String fieldName, Object wanted) {
        Field field = table.type().require(fieldName);
        for (int row = 0; row < table.size(); row++) {
            if (!table.isPurged(row) && Objects.equals(table.value(row, field), wanted)) {
                return row;
            }
        }
        return -1;
    }
}
