package dev.whynot.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.whynot.ledger.SalesObject;
import dev.whynot.ledger.TestLedger;
import dev.whynot.reason.Taxonomy;
import dev.whynot.testsupport.TestDatabase;

class RevisionsTest {

    private final Jdbi jdbi = TestLedger.jdbi(TestDatabase.withSchema());
    private final Revisions revisions = new Revisions(jdbi, Clock.systemUTC());

    @Test
    void eachChangeCountsAlsoThatBackToAnEarlierForm() {
        Mapping mapping = bundled();
        Mapping changed = mapping.with(
                SalesObject.LEAD,
                mapping.lead().withColumns(columns -> columns.contains("Title") ? List.of("Rolle") : columns));

        assertThat(revisions.revision(mapping)).isZero();
        assertThat(revisions.revision(mapping)).isZero();
        assertThat(revisions.revision(changed)).isEqualTo(1);
        assertThat(revisions.revision(bundled())).isEqualTo(2);
        assertThat(new Revisions(jdbi, Clock.systemUTC()).revision(bundled())).isEqualTo(2);
    }

    @Test
    void reasonsAreNoPartOfWhatIsRead() {
        Mapping mapping = bundled();
        revisions.revision(mapping);
        assertThat(revisions.revision(new Mapping(
                        mapping.name(),
                        mapping.org(),
                        mapping.zone(),
                        mapping.dates(),
                        mapping.decimal(),
                        mapping.empty(),
                        Map.of("Zu teuer", "price_too_high"),
                        mapping.lead(),
                        mapping.opportunity())))
                .isZero();
    }

    private static Mapping bundled() {
        return new Mappings(Optional.empty(), Taxonomy.bundled())
                .mapping("salesforce")
                .orElseThrow();
    }
}
