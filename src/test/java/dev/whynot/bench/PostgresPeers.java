package dev.whynot.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.whynot.bench.madeup.MadeUpLedger;

/**
 * PostgreSQL in the ways that may be the fastest: on the ledger as it is, and on a table of exactly the columns that the
 * question needs, with everything decoded beforehand.
 */
final class PostgresPeers {

    private static final String LEDGER = """
            select industry, product, currency,
                count(*) filter (where outcome = 'won') as won,
                count(*) filter (where outcome = 'lost') as lost,
                sum(amount) filter (where outcome = 'lost') * 100 as lost_cents,
                sum(amount) filter (where outcome = 'won') * 100 as won_cents
            from (
                select dimensions ->> 'industry' as industry, dimensions ->> 'product' as product, currency, outcome, amount
                from record
                where not deleted and closed_on between ? and ? and dimensions ->> '%s' = '%s'
            ) as selected
            group by industry, product, currency
            """.formatted(Question.FILTER, Question.VALUE);

    private static final String TYPED = SqlAsked.SELECT + """
            from typed
            where source = '%s' and closed_on between ? and ?
            group by industry, product, currency
            """.formatted(Question.VALUE);

    private PostgresPeers() {}

    /** The one way of the ledger. */
    static SqlAsked ledger(BenchPostgres postgres) throws SQLException {
        return SqlAsked.of("PostgreSQL, on the ledger", postgres.connect(), LEDGER);
    }

    /** Makes the typed table, without an index. */
    static void makeTable(BenchPostgres postgres) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            for (String name : List.of("industry", "product", "source")) {
                statement.execute("create type %s as enum (%s)"
                        .formatted(name, quoted(MadeUpLedger.vocabulary().get(name))));
            }
            statement.execute("create type outcome as enum ('open', 'won', 'lost')");
            statement.execute("create type currency as enum ('EUR', 'USD', 'GBP')");
            statement.execute("""
                    create table typed as
                    select (amount * 100)::bigint as cents, closed_on, (dimensions ->> 'industry')::industry as industry,
                        (dimensions ->> 'product')::product as product, (dimensions ->> 'source')::source as source,
                        outcome::outcome as outcome, currency::currency as currency
                    from record
                    where not deleted
                    """);
            statement.execute("vacuum (analyze, freeze) typed");
        }
    }

    /** Drops it again, so that what follows finds the ledger alone. */
    static void dropTable(BenchPostgres postgres) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table typed");
            statement.execute("drop type industry, product, source, outcome, currency");
        }
    }

    /** The ways to ask the typed table, each made ready when it is its turn. */
    static List<Way> ways(BenchPostgres postgres) {
        return List.of(
                new Way(postgres, "no index", "select"),
                new Way(
                        postgres,
                        "BRIN",
                        "create index typed_closed on typed using brin (closed_on) with (pages_per_range = 16)"),
                new Way(
                        postgres,
                        "covering index",
                        "drop index typed_closed; create index typed_covering on typed (source, closed_on)"
                                + " include (industry, product, currency, outcome, cents)"),
                new Way(
                        postgres,
                        "covering index of its rows alone",
                        "drop index typed_covering; create index typed_partial on typed (closed_on)"
                                + " include (industry, product, currency, outcome, cents) where source = '%s'"
                                        .formatted(Question.VALUE)));
    }

    /** A way to lay out the table. */
    record Way(BenchPostgres postgres, String name, String ddl) {

        void prepare() throws SQLException {
            try (Connection connection = postgres.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(ddl);
                statement.execute("vacuum (analyze) typed");
            }
        }

        SqlAsked asked(boolean jit) throws SQLException {
            Connection connection = postgres.connect();
            try (Statement statement = connection.createStatement()) {
                statement.execute("set jit = " + jit);
                statement.execute("set jit_above_cost = 0");
            }
            return SqlAsked.of("PostgreSQL, typed table, %s%s".formatted(name, jit ? ", jit" : ""), connection, TYPED);
        }
    }

    private static String quoted(List<String> values) {
        return "'" + String.join("', '", values) + "'";
    }
}
