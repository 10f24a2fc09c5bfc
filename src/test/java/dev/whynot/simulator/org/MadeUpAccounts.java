package dev.whynot.simulator.org;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Accounts by number. */
final class MadeUpAccounts {

    private MadeUpAccounts() {}

    static Map<String, IntFunction<Object>> columns(Dice dice, Timeline timeline, OrgShape shape) {
        Map<String, IntFunction<Object>> columns = new HashMap<>();
        columns.put("Name", row -> dice.pick(row, 20, Vocabulary.COMPANIES) + " " + row);
        columns.put("Type", row -> "Prospect");
        columns.put("Industry", row -> dice.isIn(row, 21, 90) ? dice.pick(row, 22, Vocabulary.INDUSTRIES) : null);
        columns.put("NumberOfEmployees", row -> dice.isIn(row, 23, 80) ? 1 + dice.roll(row, 24, 20_000) : null);
        columns.put("BillingCountry", row -> dice.pick(row, 25, Vocabulary.COUNTRIES));
        columns.put("OwnerId", row -> Table.idOf("005", 1 + dice.roll(row, 26, OrgSetup.REPS)));
        columns.put("CurrencyIsoCode", row -> dice.pick(row, 27, shape.currencies()));
        columns.put("CreatedById", row -> Table.idOf("005", 1));
        columns.put("LastModifiedById", row -> Table.idOf("005", 1));
        columns.put(
                "CreatedDate",
                row -> timeline.from().atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
        columns.put("LastModifiedDate", timeline::stamped);
        columns.put("SystemModstamp", timeline::stamped);
        return columns;
    }
}
