package dev.whynot.facts.sql;

import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

import dev.whynot.facts.Facts;
import dev.whynot.facts.State;
import dev.whynot.reason.Reason;
import dev.whynot.reason.Taxonomy;

/** Asks the ledger itself: all questions of one call see one snapshot of it. */
@Singleton
@Typed(SqlFacts.class) // who asks for Facts gets those that the settings choose
public class SqlFacts implements Facts {

    private final Jdbi jdbi;
    private final List<Reason> reasons;

    public SqlFacts(Jdbi jdbi, Taxonomy taxonomy) {
        this.jdbi = jdbi;
        this.reasons = List.copyOf(taxonomy.reasons().values());
    }

    @Override
    public <T> T ask(Function<State, T> questions) {
        return jdbi.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ, handle -> questions.apply(new SqlState(handle, reasons)));
    }
}
