package dev.whynot.simulator.org;

import java.util.Map;
import java.util.function.IntFunction;

/** Which objects have made-up records, and how many. */
final class Volumes {

    private static final int ACCOUNT_EVERY = 10;

    private Volumes() {}

    static Volume of(ObjectType type, OrgShape shape) {
        Dice dice = new Dice(shape.seed());
        Timeline timeline = new Timeline(dice, shape.from(), shape.to());
        int accounts = (shape.opportunities() + ACCOUNT_EVERY - 1) / ACCOUNT_EVERY;
        return switch (type.name()) {
            case "Account" -> of(accounts, MadeUpAccounts.columns(dice, timeline, shape));
            case "Lead" -> of(shape.leads(), MadeUpLeads.columns(dice, timeline, shape));
            case "Opportunity" ->
                of(shape.opportunities(), new MadeUpOpportunities(dice, timeline, shape, accounts).columns());
            case "OpportunityHistory" ->
                of(
                        shape.opportunities() * MadeUpHistory.ENTRIES,
                        new MadeUpHistory(new MadeUpOpportunities(dice, timeline, shape, accounts)).columns());
            default -> Volume.NONE;
        };
    }

    private static Volume of(int size, Map<String, IntFunction<Object>> columns) {
        IntFunction<Object> empty = row -> null;
        return new Volume() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public IntFunction<Object> column(Field field) {
                return columns.getOrDefault(field.name(), empty);
            }
        };
    }
}
