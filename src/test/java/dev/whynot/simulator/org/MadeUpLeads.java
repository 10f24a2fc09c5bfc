package dev.whynot.simulator.org;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Leads by number. None is converted; a third is unqualified. */
final class MadeUpLeads {

    private MadeUpLeads() {}

    static Map<String, IntFunction<Object>> columns(Dice dice, Timeline timeline, OrgShape shape) {
        IntFunction<String> status = row -> OrgSetup.STATUSES
                .get(dice.isIn(row, 30, 35) ? 4 : dice.roll(row, 31, 2))
                .label();
        IntFunction<String> first = row -> dice.pick(row, 32, Vocabulary.FIRST_NAMES);
        IntFunction<String> last = row -> dice.pick(row, 33, Vocabulary.LAST_NAMES);
        Map<String, IntFunction<Object>> columns = new HashMap<>();
        columns.put("Status", status::apply);
        columns.put("FirstName", first::apply);
        columns.put("LastName", last::apply);
        columns.put("Name", row -> first.apply(row) + " " + last.apply(row));
        columns.put("Company", row -> dice.pick(row, 34, Vocabulary.COMPANIES) + " " + dice.roll(row, 35, 5_000));
        columns.put("Title", row -> dice.isIn(row, 36, 85) ? dice.pick(row, 37, Vocabulary.TITLES) : null);
        columns.put("Email", row -> "lead" + row + "@example.org");
        columns.put("Country", row -> dice.pick(row, 38, Vocabulary.COUNTRIES));
        columns.put("Industry", row -> dice.isIn(row, 39, 80) ? dice.pick(row, 40, Vocabulary.INDUSTRIES) : null);
        columns.put("NumberOfEmployees", row -> dice.isIn(row, 41, 70) ? 1 + dice.roll(row, 42, 9_000) : null);
        columns.put("LeadSource", row -> dice.pick(row, 43, Vocabulary.LEAD_SOURCES));
        columns.put("Rating", row -> dice.isIn(row, 44, 50) ? dice.pick(row, 45, Vocabulary.RATINGS) : null);
        columns.put("OwnerId", row -> Table.idOf("005", 1 + dice.roll(row, 46, OrgSetup.REPS)));
        columns.put("IsDeleted", row -> dice.roll(row, 47, 200) == 0);
        columns.put(
                "Disqualification_Reason__c",
                row -> status.apply(row).equals("Unqualified") && dice.isIn(row, 48, 85)
                        ? dice.pick(row, 49, Vocabulary.DISQUALIFICATION_REASONS)
                        : null);
        columns.put("CurrencyIsoCode", row -> dice.pick(row, 27, shape.currencies()));
        columns.put("CreatedById", row -> Table.idOf("005", 1));
        columns.put("LastModifiedById", row -> Table.idOf("005", 1));
        columns.put("CreatedDate", timeline::created);
        columns.put("LastModifiedDate", timeline::stageChanged);
        columns.put("SystemModstamp", timeline::stamped);
        columns.put(
                "RecordTypeId", row -> shape.hasRecordTypes() ? Table.idOf("012", 2 + dice.roll(row, 50, 2)) : null);
        columns.put(
                "Phone",
                row -> "+49 30 "
                        + timeline.created(row).atOffset(ZoneOffset.UTC).getDayOfYear() + row);
        return columns;
    }
}
