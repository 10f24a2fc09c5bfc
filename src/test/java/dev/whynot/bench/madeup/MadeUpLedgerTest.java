package dev.whynot.bench.madeup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import dev.whynot.reason.Decision;
import dev.whynot.testsupport.TestDatabase;

class MadeUpLedgerTest {

    private static final int RECORDS = 5_000;
    private static final String ALL =
            "select md5(string_agg(record::text, '' order by record_id)) from record where org_id = 'bench'";

    @Test
    void makesTheSameRecordsEachTime() throws SQLException {
        assertThat(filled(ALL)).isEqualTo(filled(ALL));
    }

    @Test
    void makesAsManyAsAskedFor() throws SQLException {
        assertThat(filled("select count(*) from record")).isEqualTo(Integer.toString(RECORDS));
    }

    @Test
    void hasThreeTenthsFromTheMostFrequentSource() throws SQLException {
        String share =
                filled("select avg((dimensions ->> 'source' = 'Web')::int) from record where dimensions ? 'source'");
        assertThat(Double.parseDouble(share)).isCloseTo(0.31, within(0.03));
    }

    @Test
    void writesAmountsWithTwoDecimals() throws SQLException {
        assertThat(filled("select count(*) from record where amount > 0 and scale(amount) = 2"))
                .isEqualTo(filled("select count(amount) from record"));
        assertThat(Integer.parseInt(filled("select count(*) from record where amount is null")))
                .isBetween(RECORDS / 40, RECORDS / 10);
    }

    @Test
    void keepsTheIndexes() throws SQLException {
        String indexes =
                "select string_agg(indexdef, ' ' order by indexname) from pg_indexes where tablename = 'record'";
        try (Connection connection = TestDatabase.withSchema().getConnection()) {
            String before = first(connection, indexes);
            MadeUpLedger.fill(connection, 10, new Decision.Versions(1, 1, "model"));
            assertThat(first(connection, indexes)).isEqualTo(before).contains("record_pkey");
        }
    }

    private static String filled(String sql) throws SQLException {
        try (Connection connection = TestDatabase.withSchema().getConnection()) {
            MadeUpLedger.fill(connection, RECORDS, new Decision.Versions(1, 1, "model"));
            return first(connection, sql);
        }
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
