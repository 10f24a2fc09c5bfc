package dev.whynot.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.whynot.facts.Counts;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Group;
import dev.whynot.facts.Money;

/**
 * The question as SQL, its answer a row per group and currency.
 *
 * @param statement with two parameters, the first and the last day, and with a row of {@link #COLUMNS}
 */
record SqlAsked(String name, Connection connection, PreparedStatement statement) implements Asked {

    private static final int COLUMNS = 7;

    /** What is selected: amounts are in hundredths and null where no record has any. */
    static final String SELECT = """
            select industry, product, currency,
                count(*) filter (where outcome = 'won') as won,
                count(*) filter (where outcome = 'lost') as lost,
                sum(cents) filter (where outcome = 'lost') as lost_cents,
                sum(cents) filter (where outcome = 'won') as won_cents
            """;

    static SqlAsked of(String name, Connection connection, String sql) throws SQLException {
        return new SqlAsked(name, connection, connection.prepareStatement(sql));
    }

    @Override
    public List<Group> answer(Question question) throws SQLException {
        List<Group> groups = new ArrayList<>();
        try (ResultSet rows = ask(question)) {
            while (rows.next()) {
                String currency = rows.getString(3);
                long won = rows.getLong(4);
                long lost = rows.getLong(5);
                groups.add(new Group(
                        List.of(value(rows.getString(1)), value(rows.getString(2))),
                        new Counts(
                                won + lost,
                                0,
                                won,
                                lost,
                                money(currency, rows.getBigDecimal(6)),
                                money(currency, rows.getBigDecimal(7)))));
            }
        }
        return groups;
    }

    @Override
    public void hurry(Question question) throws SQLException {
        try (ResultSet rows = ask(question)) {
            while (rows.next()) {
                for (int column = 1; column <= COLUMNS; column++) {
                    rows.getObject(column);
                }
            }
        }
    }

    private ResultSet ask(Question question) throws SQLException {
        statement.setObject(1, question.from());
        statement.setObject(2, question.to());
        return statement.executeQuery();
    }

    private static String value(String text) {
        return text == null ? Dimension.NONE : text;
    }

    private static List<Money> money(String currency, BigDecimal cents) {
        return cents == null ? List.of() : List.of(new Money(currency, cents.movePointLeft(2)));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
