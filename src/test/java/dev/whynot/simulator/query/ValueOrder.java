package dev.whynot.simulator.query;

import java.time.Instant;
import java.time.LocalDate;

import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.org.Ids;

/** How Salesforce compares two values of a field: ids with regard to case, other texts without. */
final class ValueOrder {

    private ValueOrder() {}

    /** Neither value is null. */
    static int compare(Field field, Object left, Object right) {
        return switch (left) {
            case String text when field.type().isId() -> Ids.compare(text, (String) right);
            case String text -> text.compareToIgnoreCase((String) right);
            case Number number -> Double.compare(number.doubleValue(), ((Number) right).doubleValue());
            case Boolean flag -> flag.compareTo((Boolean) right);
            case LocalDate date -> date.compareTo((LocalDate) right);
            case Instant instant -> instant.compareTo((Instant) right);
            default -> throw new IllegalStateException("No order for " + left.getClass());
        };
    }
}
