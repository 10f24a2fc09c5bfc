package dev.whynot.facts.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.whynot.facts.Basis;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;
import dev.whynot.http.ProblemException;
import dev.whynot.reason.Taxonomy;
import dev.whynot.testsupport.TestDatabase;

class SqlFactsTest {

    private static final Selection ALL = new Selection(
            Optional.empty(), Optional.empty(), Basis.CLOSED, Optional.empty(), Optional.empty(), List.of());

    private final Jdbi jdbi = Jdbi.create(TestDatabase.withSchema());
    private final Facts impatient = new SqlFacts(jdbi, Taxonomy.bundled(), Duration.ofMillis(50));

    @Test
    void questionThatTakesTooLongIsEnded() {
        try (Handle other = jdbi.open()) {
            other.begin();
            other.execute("lock table record in access exclusive mode");
            assertThatThrownBy(() -> impatient.ask(this::groups))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith("The ledger takes longer than");
            other.rollback();
        }
        assertThat(impatient.<List<?>>ask(this::groups)).as("afterwards").isEmpty();
    }

    private List<?> groups(State state) {
        return state.groups(ALL, List.of());
    }
}
