package dev.whynot.analytics.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.whynot.analytics.wording.Wording;
import dev.whynot.facts.BothFacts;
import dev.whynot.facts.Facts;
import dev.whynot.reason.Taxonomy;

/** Of more than 50,000 decided records the newest whole weeks are taken, and it does not matter who answers. */
class NewestDecidedTest {

    private static final long RECORDS = 80_000;
    private static final String CAUSE = """
            update record set outcome = 'lost' where outcome = 'won' and dimensions ->> 'campaign' < 'Campaign 020'
            """;

    private static Diagnosis diagnosis(Facts facts) {
        return facts.ask(state -> Diagnoses.of(state, BothFacts.ALL, Taxonomy.bundled(), Wording.of("en")));
    }

    private static long decided(Facts facts, LocalDate from) {
        return facts.ask(state -> state.total(BothFacts.ALL.at(Optional.of(from), Optional.empty()))
                .decided());
    }

    @Test
    void newestWholeWeeksThatHoldNoMoreAreTakenAndTheAnswerTellsIt() throws SQLException {
        BothFacts facts = BothFacts.of(RECORDS, CAUSE);
        Diagnosis diagnosis = diagnosis(facts.memory());
        long all = diagnosis.tally().lost() + diagnosis.tally().won();
        assertThat(all).as("more than are taken").isGreaterThan(PatternReader.MOST_DECIDED);
        LocalDate from = diagnosis.pattern().from();
        assertThat(from.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(diagnosis.pattern().decided())
                .isEqualTo(decided(facts.sql(), from))
                .isLessThanOrEqualTo(50_000);
        assertThat(decided(facts.sql(), from.minusWeeks(1)))
                .as("with one week more")
                .isGreaterThan(50_000);
        assertThat(diagnosis.limits())
                .filteredOn(limit -> limit.code().equals("newestOnly"))
                .singleElement()
                .satisfies(limit -> assertThat(limit.sentence())
                        .contains("the newest %,d decided records, from %s on"
                                .formatted(
                                        diagnosis.pattern().decided(),
                                        Wording.of("en").date(from))));
        assertThat(diagnosis.summary())
                .contains(diagnosis.limits().stream()
                        .filter(limit -> limit.code().equals("newestOnly"))
                        .findFirst()
                        .orElseThrow()
                        .sentence());
        assertThat(diagnosis.levers())
                .filteredOn(lever -> lever.code().equals("message"))
                .singleElement()
                .satisfies(message -> assertThat(message.byPattern().groups()).isNotEmpty());
        assertThat(diagnosis).isEqualTo(diagnosis(facts.sql()));
    }

    /** All on one day: they are taken or left together, so none is picked by the order it came in. */
    @Test
    void weekThatHoldsMoreIsTakenWhole() throws SQLException {
        BothFacts facts =
                BothFacts.of(RECORDS, CAUSE, "update record set closed_on = '2025-06-04' where closed_on is not null");
        Diagnosis diagnosis = diagnosis(facts.memory());
        assertThat(diagnosis.pattern().from()).isEqualTo(LocalDate.of(2025, 6, 2));
        assertThat(diagnosis.pattern().decided())
                .isEqualTo(decided(facts.sql(), LocalDate.of(2025, 6, 4)))
                .isGreaterThan(50_000);
        assertThat(diagnosis).isEqualTo(diagnosis(facts.sql()));
    }
}
