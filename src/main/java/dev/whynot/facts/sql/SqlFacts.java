package dev.whynot.facts.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

import dev.whynot.facts.Facts;
import dev.whynot.facts.State;
import dev.whynot.http.ProblemException;
import dev.whynot.reason.Reason;
import dev.whynot.reason.Taxonomy;

/** Asks the ledger itself: all questions of one call see one snapshot of it. */
@Singleton
@Typed(SqlFacts.class) // who asks for Facts gets those that the settings choose
public class SqlFacts implements Facts {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** PostgreSQL's code for a statement that was stopped, as {@code statement_timeout} does. */
    private static final String STOPPED = "57014";

    private final Jdbi jdbi;
    private final List<Reason> reasons;
    private final Duration patience;

    @Inject
    public SqlFacts(Jdbi jdbi, Taxonomy taxonomy) {
        this(jdbi, taxonomy, PATIENCE);
    }

    /** @param patience how long a statement may take */
    SqlFacts(Jdbi jdbi, Taxonomy taxonomy, Duration patience) {
        this.jdbi = jdbi;
        this.reasons = List.copyOf(taxonomy.reasons().values());
        this.patience = patience;
    }

    @Override
    public <T> T ask(Function<State, T> questions) {
        try {
            return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
                handle.execute("set local statement_timeout = " + patience.toMillis());
                return questions.apply(new SqlState(handle, reasons));
            });
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException sql && STOPPED.equals(sql.getSQLState())) {
                throw ProblemException.unavailable(
                        "The ledger takes longer than %d s to answer this".formatted(patience.toSeconds()));
            }
            throw e;
        }
    }
}
