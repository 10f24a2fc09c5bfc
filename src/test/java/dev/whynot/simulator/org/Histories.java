package dev.whynot.simulator.org;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes the histories that Salesforce keeps of opportunities and leads. To be used within a write. */
final class Histories {

    private static final Set<String> STAGE_HISTORY = Set.of("StageName", "Amount", "Probability", "CloseDate");
    private static final Set<String> TRACKED =
            Set.of("StageName", "Amount", "CloseDate", "OwnerId", "Status", "Loss_Reason__c", "IsConverted");
    private static final Map<String, List<String>> KEPT_OF = Map.of(
            "Opportunity", List.of("OpportunityHistory", "OpportunityFieldHistory"),
            "Lead", List.of("LeadHistory"));

    private final Org org;
    private final Instant now;

    Histories(Org org, Instant now) {
        this.org = org;
        this.now = now;
    }

    void inserted(Table table, int row) {
        for (String history : KEPT_OF.getOrDefault(table.type().name(), List.of())) {
            if (history.equals("OpportunityHistory")) {
                addStage(table, row);
            } else {
                addField(history, table, row, "created", null, null);
            }
        }
    }

    void updated(Table table, Object[] before, int row) {
        for (String history : KEPT_OF.getOrDefault(table.type().name(), List.of())) {
            List<Field> changed = table.type().fields().stream()
                    .filter(field -> !Objects.equals(before[field.column()], table.value(row, field)))
                    .toList();
            if (history.equals("OpportunityHistory")) {
                if (changed.stream().anyMatch(field -> STAGE_HISTORY.contains(field.name()))) {
                    addStage(table, row);
                }
                continue;
            }
            changed.stream()
                    .filter(field -> TRACKED.contains(field.name()))
                    .forEach(field -> addField(
                            history,
                            table,
                            row,
                            wireName(field.name()),
                            before[field.column()],
                            table.value(row, field)));
        }
    }

    private static String wireName(String field) {
        return switch (field) {
            case "OwnerId" -> "Owner";
            case "IsConverted" -> "leadConverted";
            default -> field;
        };
    }

    private void addStage(Table opportunities, int row) {
        Table history = org.tables().require("OpportunityHistory");
        RecordEdit entry = entry(history);
        entry.set("OpportunityId", opportunities.id(row));
        entry.set("SystemModstamp", now);
        for (String copied : List.of("StageName", "Amount", "ExpectedRevenue", "CloseDate", "Probability")) {
            entry.set(copied, opportunities.value(row, opportunities.type().require(copied)));
        }
        history.add(entry.values());
    }

    private void addField(String name, Table parents, int row, String field, Object before, Object after) {
        Table history = org.tables().require(name);
        RecordEdit entry = entry(history);
        entry.set(parents.type().name() + "Id", parents.id(row));
        entry.set("Field", field);
        entry.set("DataType", "Text");
        entry.set("OldValue", before == null ? null : before.toString());
        entry.set("NewValue", after == null ? null : after.toString());
        history.add(entry.values());
    }

    private RecordEdit entry(Table history) {
        RecordEdit entry = new RecordEdit(history, new Object[history.type().columns()]);
        entry.set("IsDeleted", false);
        entry.set("CreatedDate", now);
        entry.set("CreatedById", org.userId());
        return entry;
    }

    void deleted(Table table, int row, boolean isDeleted) {
        forEachEntry(table, row, (history, entry) -> {
            RecordEdit edit = new RecordEdit(history, history.copy(entry));
            edit.set("IsDeleted", isDeleted);
            history.replace(entry, edit.values());
        });
    }

    void purged(Table table, int row) {
        forEachEntry(table, row, Table::purge);
    }

    private interface EntryAction {
        void on(Table history, int row);
    }

    private void forEachEntry(Table table, int row, EntryAction action) {
        String id = table.id(row);
        for (String name : KEPT_OF.getOrDefault(table.type().name(), List.of())) {
            Table history = org.tables().require(name);
            Field parent = history.type().require(table.type().name() + "Id");
            int perRecord = table.generated() == 0 ? 0 : history.generated() / table.generated();
            if (row < table.generated()) {
                for (int entry = row * perRecord; entry < (row + 1) * perRecord; entry++) {
                    if (!history.isPurged(entry)) {
                        action.on(history, entry);
                    }
                }
            }
            for (int entry = history.generated(); entry < history.size(); entry++) {
                if (!history.isPurged(entry) && id.equals(history.value(entry, parent))) {
                    action.on(history, entry);
                }
            }
        }
    }
}
