package dev.whynot.analytics.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.whynot.facts.BothFacts;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Selection;

class ChangesByBothFactsTest {

    private static Changes changes(Facts facts) {
        Selection period =
                BothFacts.ALL.at(Optional.of(LocalDate.of(2025, 7, 1)), Optional.of(LocalDate.of(2025, 12, 31)));
        return AskedChanges.of(facts, period);
    }

    @Test
    void memoryAndSqlAnswerTheSame() throws SQLException {
        BothFacts facts = BothFacts.of(20_000, """
                update record set outcome = 'lost'
                where outcome = 'won' and closed_on >= '2025-09-01' and dimensions ->> 'industry' = 'Software'
                """);
        Changes changes = changes(facts.memory());
        assertThat(changes.changePoints()).isNotEmpty();
        assertThat(changes.carriers()).isNotEmpty();
        assertThat(changes).isEqualTo(changes(facts.sql()));
    }
}
