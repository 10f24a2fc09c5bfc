package dev.whynot.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.jdbi.v3.core.Jdbi;

import dev.whynot.bench.madeup.MadeUpLedger;
import dev.whynot.facts.memory.MemoryFacts;
import dev.whynot.facts.sql.SqlFacts;
import dev.whynot.reason.Decision;
import dev.whynot.reason.Taxonomy;
import dev.whynot.testsupport.TestDatabase;

/** The two ways to ask, of the same made-up opportunities; each of them the witness of the other. */
public record BothFacts(Facts memory, Facts sql) {

    public static final Selection ALL = new Selection(
            Optional.empty(), Optional.empty(), Basis.CLOSED, Optional.empty(), Optional.empty(), List.of());

    /**
     * In a new database.
     *
     * @param changes SQL that makes the records other ones before anybody asks
     */
    public static BothFacts of(long records, String... changes) throws SQLException {
        DataSource source = TestDatabase.withSchema();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            MadeUpLedger.fill(connection, records, new Decision.Versions(1, 1, "model"));
            for (String change : changes) {
                statement.execute(change);
            }
        }
        Jdbi jdbi = Jdbi.create(source);
        Facts sql = new SqlFacts(jdbi, Taxonomy.bundled());
        MemoryFacts memory = new MemoryFacts(jdbi, Taxonomy.bundled(), sql);
        memory.catchUp();
        return new BothFacts(memory, sql);
    }
}
