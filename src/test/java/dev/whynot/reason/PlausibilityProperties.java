package dev.whynot.reason;

import static dev.whynot.reason.Opinion.Level.DOUBTFUL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds of every reason of the taxonomy and all evidence. */
class PlausibilityProperties {

    @Property
    void knowingLessNeverMakesAReasonDoubtful(@ForAll("reasons") String reason, @ForAll("evidence") Evidence evidence) {
        if (Plausibility.of(reason, evidence).level() != DOUBTFUL) {
            assertThat(Facts.FORGET)
                    .map(forget -> forget.apply(Facts.of(evidence)).evidence())
                    .noneMatch(less -> Plausibility.of(reason, less).level() == DOUBTFUL);
        }
    }

    @Property
    void onlyADoubtNamesARuleAndEveryOpinionSaysWhy(
            @ForAll("reasons") String reason, @ForAll("evidence") Evidence evidence) {
        Opinion opinion = Plausibility.of(reason, evidence);

        assertThat(opinion.rule() != null).isEqualTo(opinion.level() == DOUBTFUL);
        assertThat(List.of(opinion.en(), opinion.de())).allMatch(sentence -> sentence.matches("(?!.*null).{30,}\\."));
    }

    @Provide
    Arbitrary<String> reasons() {
        return Arbitraries.of(Taxonomy.bundled().reasons().keySet());
    }

    @Provide
    Arbitrary<Evidence> evidence() {
        Arbitrary<Integer> number = Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.integers().between(0, 4)),
                        Tuple.of(1, Arbitraries.integers().between(5, 60)))
                .injectNull(0.3);
        Arbitrary<Boolean> flag = Arbitraries.of(true, false).injectNull(0.3);
        Arbitrary<List<String>> stages = Arbitraries.of("Discovery", "Proposal", "50 % closed", "Verhandlung")
                .list()
                .ofMaxSize(5)
                .injectNull(0.3);
        return Arbitraries.of(true, false).flatMap(lead -> Builders.withBuilder(() -> new Facts(lead))
                .use(number)
                .in(Facts::daysToLoss)
                .use(flag)
                .in(Facts::amountSet)
                .use(stages)
                .in(Facts::stages)
                .use(number)
                .in(Facts::daysSinceStageChange)
                .use(number)
                .in(Facts::changes)
                .use(flag)
                .in(Facts::lostInFirstStage)
                .use(flag)
                .in(Facts::reopened)
                .use(number)
                .in(Facts::closedTogether)
                .use(number)
                .in(Facts::daysToReason)
                .use(number)
                .in(Facts::reasonsStated)
                .build(Facts::evidence));
    }
}
