package dev.whynot.simulator.org;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The Java types that rows hold: String, Boolean, Integer, Double, LocalDate, and Instant in whole seconds. */
public final class Values {

    private Values() {}

    /**
     * Names and values in turn, in this order; values may be null.
     *
     * @throws IllegalArgumentException where a name has no value
     */
    public static Map<String, Object> of(Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Names and values in turn, please");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }

    /** A value as the field holds it: numbers widened, texts of dates and numbers read, empty text made null. */
    static Object of(Field field, Object value) {
        return switch (value) {
            case null -> null;
            case String text when text.isEmpty() -> null;
            case String text -> read(field, text);
            case Instant instant -> instant.truncatedTo(ChronoUnit.SECONDS);
            case Number number when field.type().isDecimal() -> number.doubleValue();
            case Number number when field.type() == FieldType.INT -> number.intValue();
            case Boolean flag -> flag;
            case LocalDate date -> date;
            default ->
                throw new IllegalArgumentException(
                        field.name() + " cannot hold " + value.getClass().getSimpleName());
        };
    }

    private static Object read(Field field, String text) {
        return switch (field.type()) {
            case ID, REFERENCE -> Ids.to18(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case INT -> Integer.valueOf(text);
            case DOUBLE, CURRENCY, PERCENT -> Double.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case DATETIME -> OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
            default -> text;
        };
    }
}
