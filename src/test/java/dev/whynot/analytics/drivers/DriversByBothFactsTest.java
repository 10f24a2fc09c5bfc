package dev.whynot.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import dev.whynot.facts.BothFacts;
import dev.whynot.facts.Facts;
import dev.whynot.reason.Taxonomy;

class DriversByBothFactsTest {

    private static Found found(Facts facts) {
        Inquiry inquiry = new Inquiry(BothFacts.ALL, Target.of("lost", Taxonomy.bundled()), DriverSearch.Options.of(2));
        return facts.ask(state -> inquiry.in(state, Progress.NONE));
    }

    @Test
    void memoryAndSqlAnswerTheSame() throws SQLException {
        BothFacts facts = BothFacts.of(20_000, """
                update record set outcome = 'lost'
                where outcome = 'won' and dimensions ->> 'industry' = 'Software' and dimensions ->> 'size' = '11-50'
                """);
        Found found = found(facts.memory());
        assertThat(found.causes()).isNotEmpty();
        assertThat(found).usingRecursiveComparison().isEqualTo(found(facts.sql()));
    }
}
