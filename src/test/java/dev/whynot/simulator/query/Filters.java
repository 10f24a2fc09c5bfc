package dev.whynot.simulator.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.org.FieldType;
import dev.whynot.simulator.org.Ids;
import dev.whynot.simulator.soql.Condition;
import dev.whynot.simulator.soql.Literal;
import dev.whynot.simulator.soql.Operator;
import dev.whynot.simulator.soql.Path;
import dev.whynot.simulator.soql.SoqlException;

/** Turns WHERE into a test of rows. Null is equal to null, different from everything else, and neither less nor greater. */
final class Filters {

    private final Paths paths;
    private final String soql;
    private final LocalDate today;

    Filters(Paths paths, String soql, Instant now) {
        this.paths = paths;
        this.soql = soql;
        this.today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** @throws SoqlException INVALID_FIELD and others */
    IntPredicate of(Condition condition) {
        return switch (condition) {
            case null -> row -> true;
            case Condition.And(List<Condition> all) ->
                all.stream().map(this::of).reduce(IntPredicate::and).orElseThrow();
            case Condition.Or(List<Condition> any) ->
                any.stream().map(this::of).reduce(IntPredicate::or).orElseThrow();
            case Condition.Not(Condition inner) -> of(inner).negate();
            case Condition.Comparison comparison -> comparison(comparison);
            case Condition.Membership membership -> membership(membership);
        };
    }

    private IntPredicate comparison(Condition.Comparison comparison) {
        Column column = paths.filterable(comparison.path());
        Predicate<Object> test = test(column.field(), comparison.operator(), comparison.literal(), comparison.path());
        return row -> test.test(column.at(row));
    }

    private IntPredicate membership(Condition.Membership membership) {
        Column column = paths.filterable(membership.path());
        List<Predicate<Object>> tests = membership.literals().stream()
                .map(literal -> test(column.field(), Operator.EQUAL, literal, membership.path()))
                .toList();
        IntPredicate isIn = row -> {
            Object value = column.at(row);
            return tests.stream().anyMatch(test -> test.test(value));
        };
        return membership.isNegated() ? isIn.negate() : isIn;
    }

    private Predicate<Object> test(Field field, Operator operator, Literal literal, Path path) {
        return switch (literal) {
            case Literal.Null() -> isNull(field, operator, path);
            case Literal.Text text when field.type().isId() -> ids(field, operator, text.plain(), path);
            case Literal.Text text when field.type().isText() && operator == Operator.LIKE -> like(text);
            case Literal.Text text when field.type().isText() -> ordered(field, operator, text.plain());
            case Literal.Number(double number) when field.type().isNumber() -> ordered(field, operator, number);
            case Literal.Bool(boolean flag) when field.type() == FieldType.BOOLEAN -> ordered(field, operator, flag);
            case Literal.Date(LocalDate date) when field.type() == FieldType.DATE -> ordered(field, operator, date);
            case Literal.DateTime(Instant instant)
            when field.type() == FieldType.DATETIME -> ordered(field, operator, instant);
            case Literal.Days days
            when field.type() == FieldType.DATE || field.type() == FieldType.DATETIME -> days(field, operator, days);
            default -> throw wrongType(field, path);
        };
    }

    private Predicate<Object> isNull(Field field, Operator operator, Path path) {
        return switch (operator) {
            case EQUAL -> value -> value == null;
            case NOT_EQUAL -> value -> value != null;
            default ->
                throw refused(
                        "INVALID_FIELD", path, "invalid operator on field '" + field.name() + "' with the value null");
        };
    }

    private Predicate<Object> ids(Field field, Operator operator, String id, Path path) {
        if (operator == Operator.LIKE) {
            throw refused("INVALID_QUERY_FILTER_OPERATOR", path, "invalid operator on id field");
        }
        if (!Ids.isId(id)) {
            throw refused("INVALID_QUERY_FILTER_OPERATOR", path, "invalid ID field: " + id);
        }
        return ordered(field, operator, id);
    }

    private static Predicate<Object> ordered(Field field, Operator operator, Object with) {
        return switch (operator) {
            case EQUAL -> value -> value != null && ValueOrder.compare(field, value, with) == 0;
            case NOT_EQUAL -> value -> value == null || ValueOrder.compare(field, value, with) != 0;
            case LESS -> value -> value != null && ValueOrder.compare(field, value, with) < 0;
            case LESS_OR_EQUAL -> value -> value != null && ValueOrder.compare(field, value, with) <= 0;
            case GREATER -> value -> value != null && ValueOrder.compare(field, value, with) > 0;
            case GREATER_OR_EQUAL -> value -> value != null && ValueOrder.compare(field, value, with) >= 0;
            case LIKE -> throw new IllegalStateException("LIKE is for texts");
        };
    }

    private static Predicate<Object> like(Literal.Text text) {
        StringBuilder regex = new StringBuilder();
        String pattern = text.text();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean isEscape = c == '\\' && i + 1 < pattern.length() && "%_".indexOf(pattern.charAt(i + 1)) >= 0;
            regex.append(
                    isEscape
                            ? Pattern.quote(String.valueOf(pattern.charAt(++i)))
                            : c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        Pattern compiled =
                Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        return value -> value != null && compiled.matcher((String) value).matches();
    }

    private Predicate<Object> days(Field field, Operator operator, Literal.Days days) {
        LocalDate first = today.plusDays(days.firstDay());
        LocalDate after = first.plusDays(days.days());
        Object from = field.type() == FieldType.DATE
                ? first
                : first.atStartOfDay(ZoneOffset.UTC).toInstant();
        Object until = field.type() == FieldType.DATE
                ? after
                : after.atStartOfDay(ZoneOffset.UTC).toInstant();
        Predicate<Object> hasBegun = ordered(field, Operator.GREATER_OR_EQUAL, from);
        Predicate<Object> isBefore = ordered(field, Operator.LESS, until);
        return switch (operator) {
            case EQUAL -> hasBegun.and(isBefore);
            case NOT_EQUAL -> hasBegun.and(isBefore).negate();
            case LESS -> ordered(field, Operator.LESS, from);
            case LESS_OR_EQUAL -> isBefore;
            case GREATER -> ordered(field, Operator.GREATER_OR_EQUAL, until);
            case GREATER_OR_EQUAL -> hasBegun;
            case LIKE -> throw new IllegalStateException("LIKE is for texts");
        };
    }

    private SoqlException wrongType(Field field, Path path) {
        String type = field.type() == FieldType.DATETIME
                ? "dateTime"
                : field.type().isText() ? "string" : field.type().wireName();
        return refused(
                "INVALID_FIELD",
                path,
                "value of filter criterion for field '" + field.name() + "' must be of type " + type + " and should "
                        + (field.type().isText() ? "" : "not ") + "be enclosed in quotes");
    }

    private SoqlException refused(String errorCode, Path path, String message) {
        return SoqlException.at(errorCode, soql, path.position(), message);
    }
}
