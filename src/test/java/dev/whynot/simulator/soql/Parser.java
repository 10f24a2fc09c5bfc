package dev.whynot.simulator.soql;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.whynot.simulator.soql.SelectItem.Function;
import dev.whynot.simulator.soql.Token.Kind;

/** Recursive descent over a query's tokens. As in Salesforce, AND and OR are not mixed without parentheses. */
final class Parser {

    private static final Set<String> KEYWORDS =
            Set.of("FROM", "WHERE", "AND", "OR", "NOT", "GROUP", "ORDER", "LIMIT", "OFFSET", "SELECT", "IN", "LIKE");

    private final String soql;
    private final List<Token> tokens;
    private int next;

    Parser(String soql) {
        this.soql = soql;
        this.tokens = Lexer.tokens(soql);
    }

    Query parse() {
        if (peek().kind() == Kind.END) {
            throw malformed(peek(), "unexpected token: '<EOF>'");
        }
        Query query = query();
        if (peek().kind() != Kind.END) {
            throw unexpected(peek());
        }
        return query;
    }

    private Query query() {
        expect("SELECT");
        List<SelectItem> select = new ArrayList<>();
        do {
            select.add(selectItem());
        } while (accept(","));
        if (select.size() > 1 && select.stream().anyMatch(SelectItem.CountAll.class::isInstance)) {
            throw malformed(peek(), "COUNT() must be the only element in the SELECT list");
        }
        expect("FROM");
        Token from = name();
        Condition where = accept("WHERE") ? condition() : null;
        List<Path> groupBy = new ArrayList<>();
        if (accept("GROUP")) {
            expect("BY");
            do {
                groupBy.add(Path.of(name()));
            } while (accept(","));
        }
        List<Order> orderBy = new ArrayList<>();
        if (accept("ORDER")) {
            expect("BY");
            do {
                orderBy.add(order());
            } while (accept(","));
        }
        Integer limit = accept("LIMIT") ? count() : null;
        Integer offset = accept("OFFSET") ? count() : null;
        return new Query(
                List.copyOf(select),
                from.text(),
                from.position(),
                where,
                List.copyOf(groupBy),
                List.copyOf(orderBy),
                limit,
                offset,
                soql);
    }

    private SelectItem selectItem() {
        if (peek().is("(")) {
            int position = take().position();
            Query child = query();
            expect(")");
            return new SelectItem.SubSelect(child, position);
        }
        Token name = name();
        if (!accept("(")) {
            return new SelectItem.FieldItem(Path.of(name));
        }
        Function function = function(name);
        if (function == Function.COUNT && accept(")")) {
            return new SelectItem.CountAll();
        }
        Path path = Path.of(name());
        expect(")");
        boolean hasAlias = peek().kind() == Kind.WORD && !peek().is("FROM");
        return new SelectItem.Aggregate(function, path, hasAlias ? take().text() : null);
    }

    private Function function(Token name) {
        try {
            return Function.valueOf(name.text().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw unexpected(name);
        }
    }

    private Order order() {
        Path path = Path.of(name());
        boolean isDescending = accept("DESC");
        if (!isDescending) {
            accept("ASC");
        }
        boolean areNullsLast = false;
        if (accept("NULLS")) {
            areNullsLast = accept("LAST");
            if (!areNullsLast) {
                expect("FIRST");
            }
        }
        return new Order(path, isDescending, areNullsLast);
    }

    private int count() {
        Token token = take();
        if (token.kind() != Kind.NUMBER || !token.text().matches("\\d{1,9}")) {
            throw unexpected(token);
        }
        return Integer.parseInt(token.text());
    }

    private Condition condition() {
        List<Condition> conditions = new ArrayList<>(List.of(simple()));
        String joint = peek().is("AND") ? "AND" : "OR";
        while (accept(joint)) {
            conditions.add(simple());
        }
        if (peek().is("AND") || peek().is("OR")) {
            throw unexpected(peek());
        }
        return conditions.size() == 1
                ? conditions.getFirst()
                : joint.equals("AND") ? new Condition.And(conditions) : new Condition.Or(conditions);
    }

    private Condition simple() {
        if (accept("NOT")) {
            return new Condition.Not(simple());
        }
        if (accept("(")) {
            Condition condition = condition();
            expect(")");
            return condition;
        }
        Path path = Path.of(name());
        if (accept("NOT")) {
            expect("IN");
            return new Condition.Membership(path, true, literals());
        }
        if (accept("IN")) {
            return new Condition.Membership(path, false, literals());
        }
        return new Condition.Comparison(path, operator(), literal());
    }

    private Operator operator() {
        Token token = take();
        if (token.kind() == Kind.SIGN || token.is("LIKE")) {
            switch (token.text().toUpperCase(Locale.ROOT)) {
                case "=" -> {
                    return Operator.EQUAL;
                }
                case "!=", "<>" -> {
                    return Operator.NOT_EQUAL;
                }
                case "<" -> {
                    return Operator.LESS;
                }
                case "<=" -> {
                    return Operator.LESS_OR_EQUAL;
                }
                case ">" -> {
                    return Operator.GREATER;
                }
                case ">=" -> {
                    return Operator.GREATER_OR_EQUAL;
                }
                case "LIKE" -> {
                    return Operator.LIKE;
                }
                default -> {}
            }
        }
        throw unexpected(token);
    }

    private List<Literal> literals() {
        expect("(");
        List<Literal> literals = new ArrayList<>();
        do {
            literals.add(literal());
        } while (accept(","));
        expect(")");
        return List.copyOf(literals);
    }

    private Literal literal() {
        Token token = take();
        try {
            return switch (token.kind()) {
                case STRING -> new Literal.Text(token.text());
                case NUMBER -> new Literal.Number(Double.parseDouble(token.text()));
                case DATE -> new Literal.Date(LocalDate.parse(token.text()));
                case DATE_TIME ->
                    new Literal.DateTime(OffsetDateTime.parse(token.text()
                                    .toUpperCase(Locale.ROOT)
                                    .replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                            .toInstant());
                case WORD -> word(token);
                default -> throw unexpected(token);
            };
        } catch (DateTimeException e) {
            throw malformed(token, "invalid date: " + token.text());
        }
    }

    private Literal word(Token token) {
        return switch (token.text().toUpperCase(Locale.ROOT)) {
            case "TRUE" -> new Literal.Bool(true);
            case "FALSE" -> new Literal.Bool(false);
            case "NULL" -> new Literal.Null();
            case "TODAY" -> new Literal.Days(0, 1);
            case "YESTERDAY" -> new Literal.Days(-1, 1);
            case "TOMORROW" -> new Literal.Days(1, 1);
            case "LAST_N_DAYS" -> {
                expect(":");
                int days = count();
                yield new Literal.Days(-days, days + 1);
            }
            default -> throw unexpected(token);
        };
    }

    private Token name() {
        Token token = take();
        if (token.kind() != Kind.WORD || KEYWORDS.contains(token.text().toUpperCase(Locale.ROOT))) {
            throw unexpected(token);
        }
        return token;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    private boolean accept(String wordOrSign) {
        boolean isNext = peek().is(wordOrSign);
        if (isNext) {
            take();
        }
        return isNext;
    }

    private void expect(String wordOrSign) {
        Token token = peek();
        if (!accept(wordOrSign)) {
            throw token.kind() == Kind.END
                    ? malformed(token, "unexpected token: '<EOF>'")
                    : malformed(token, "unexpected token: '" + token.text() + "'");
        }
    }

    private SoqlException unexpected(Token token) {
        return malformed(token, "unexpected token: '" + token.text() + "'");
    }

    private SoqlException malformed(Token token, String message) {
        return SoqlException.at("MALFORMED_QUERY", soql, token.position(), message);
    }
}
