package dev.whynot.reason;

import static dev.whynot.reason.Opinion.Level.DOUBTFUL;
import static dev.whynot.reason.Opinion.Level.PLAUSIBLE;
import static dev.whynot.reason.Opinion.Level.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PlausibilityTest {

    private static final Taxonomy TAXONOMY = Taxonomy.bundled();
    private static final List<String> TWO_STAGES = List.of("Discovery", "Proposal");
    private static final List<String> THREE_STAGES = List.of("Discovery", "Proposal", "Negotiation");

    /**
     * Where a rule ends.
     *
     * @param inside the last evidence that it doubts
     * @param outside the first that it does not
     */
    record Border(String rule, Evidence inside, Evidence outside) {

        Border(String rule, Facts inside, Facts outside) {
            this(rule, inside.evidence(), outside.evidence());
        }

        PlausibilityRule asRule() {
            return PlausibilityRules.ALL.stream()
                    .filter(any -> any.code().equals(rule))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return rule;
        }
    }

    static final List<Border> BORDERS = List.of(
            new Border(
                    "price_without_amount",
                    Facts.deal().amountSet(false),
                    Facts.deal().amountSet(true)),
            new Border(
                    "terms_before_offer",
                    Facts.deal().lostInFirstStage(true),
                    Facts.deal().lostInFirstStage(false)),
            new Border(
                    "choice_too_soon",
                    Facts.deal().lostInFirstStage(true).daysToLoss(2),
                    Facts.deal().lostInFirstStage(true).daysToLoss(3)),
            new Border(
                    "choice_too_soon",
                    Facts.deal().lostInFirstStage(true).daysToLoss(0),
                    Facts.deal().lostInFirstStage(false).daysToLoss(0)),
            new Border(
                    "quality_before_trial",
                    Facts.deal().lostInFirstStage(true),
                    Facts.deal().lostInFirstStage(false)),
            new Border(
                    "requirements_too_soon",
                    Facts.deal().lostInFirstStage(true).daysToLoss(2),
                    Facts.deal().lostInFirstStage(true).daysToLoss(3)),
            new Border(
                    "requirements_too_soon",
                    Facts.deal().lostInFirstStage(true).daysToLoss(0),
                    Facts.deal().lostInFirstStage(false).daysToLoss(0)),
            new Border(
                    "change_too_soon", Facts.deal().daysToLoss(2), Facts.deal().daysToLoss(3)),
            new Border(
                    "silence_too_soon", Facts.lead().daysToLoss(2), Facts.lead().daysToLoss(3)),
            new Border(
                    "silence_after_progress",
                    Facts.deal().daysSinceStageChange(3),
                    Facts.deal().daysSinceStageChange(4)),
            new Border(
                    "timing_without_work",
                    Facts.lead().changes(0).daysToLoss(30),
                    Facts.lead().changes(0).daysToLoss(29)),
            new Border(
                    "timing_without_work",
                    Facts.deal().changes(0).daysToLoss(400),
                    Facts.deal().changes(1).daysToLoss(400)),
            new Border(
                    "interest_was_shown",
                    Facts.deal().stages(THREE_STAGES),
                    Facts.deal().stages(TWO_STAGES)),
            new Border(
                    "target_known_early",
                    Facts.deal().stages(THREE_STAGES),
                    Facts.deal().stages(TWO_STAGES)),
            new Border(
                    "record_was_worked",
                    Facts.deal().stages(THREE_STAGES),
                    Facts.deal().stages(TWO_STAGES)),
            new Border(
                    "record_was_reopened",
                    Facts.lead().reopened(true),
                    Facts.lead().reopened(false)),
            new Border(
                    "bulk_clean_up",
                    Facts.deal().closedTogether(10),
                    Facts.deal().closedTogether(9)),
            new Border(
                    "bulk_clean_up",
                    Facts.lead().closedTogether(40),
                    Facts.lead().closedTogether(39)),
            new Border(
                    "reason_from_memory",
                    Facts.lead().daysToReason(31),
                    Facts.lead().daysToReason(30)),
            new Border(
                    "reason_kept_changing",
                    Facts.lead().reasonsStated(3),
                    Facts.lead().reasonsStated(2)));

    @ParameterizedTest
    @FieldSource("BORDERS")
    void ruleDoubtsEachOfItsReasonsUpToItsBorder(Border border) {
        assertThat(border.asRule().reasons()).allSatisfy(reason -> {
            assertThat(Plausibility.of(reason, border.inside()))
                    .extracting(Opinion::level, Opinion::rule)
                    .containsExactly(DOUBTFUL, border.rule());
            assertThat(Plausibility.of(reason, border.outside()).level()).isNotEqualTo(DOUBTFUL);
        });
    }

    @ParameterizedTest
    @FieldSource("BORDERS")
    void ruleThatWasCheckedMakesItsReasonsPlausibleUnlessItIsAboutTheRecording(Border border) {
        assertThat(border.asRule().reasons())
                .extracting(reason -> Plausibility.of(reason, border.outside()).level())
                .containsOnly(border.asRule().kind() == PlausibilityRule.Kind.RECORDING ? UNKNOWN : PLAUSIBLE);
    }

    @ParameterizedTest
    @FieldSource("BORDERS")
    void ruleDoubtsNoOtherReason(Border border) {
        assertThat(TAXONOMY.reasons().keySet())
                .filteredOn(reason -> !border.asRule().reasons().contains(reason))
                .noneMatch(reason -> border.rule()
                        .equals(Plausibility.of(reason, border.inside()).rule()));
    }

    @ParameterizedTest
    @FieldSource("BORDERS")
    void ruleNeedsEachFactThatItRestsOn(Border border) {
        assertThat(Facts.FORGET)
                .map(forget -> forget.apply(Facts.of(border.inside())).evidence())
                .filteredOn(less -> !less.equals(border.inside()))
                .isNotEmpty()
                .allSatisfy(
                        less -> assertThat(border.asRule().doubts().apply(less)).isEqualTo(Answer.UNKNOWN));
    }

    @ParameterizedTest
    @FieldSource("BORDERS")
    void rulesOfDealsSayNothingOfLeads(Border border) {
        if (border.asRule().kind() == PlausibilityRule.Kind.DEAL) {
            Evidence deal = border.inside();
            Evidence lead = new Evidence(
                    true,
                    deal.daysToLoss(),
                    deal.amountSet(),
                    deal.stages(),
                    deal.daysSinceStageChange(),
                    deal.changes(),
                    deal.lostInFirstStage(),
                    deal.reopened(),
                    deal.closedTogether(),
                    deal.daysToReason(),
                    deal.reasonsStated());
            assertThat(border.asRule().reasons()).noneMatch(reason -> border.rule()
                    .equals(Plausibility.of(reason, lead).rule()));
        }
    }

    @Test
    void everyRuleHasABorderAndACodeOfItsOwn() {
        assertThat(PlausibilityRules.ALL)
                .extracting(PlausibilityRule::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(_[a-z]+)+"))
                .containsExactlyElementsOf(
                        BORDERS.stream().map(Border::rule).distinct().toList());
    }

    @Test
    void rulesNameOnlyReasonsOfTheTaxonomyThatSaySomething() {
        assertThat(PlausibilityRules.ALL)
                .flatMap(PlausibilityRule::reasons)
                .allMatch(TAXONOMY.reasons()::containsKey)
                .allMatch(TAXONOMY::isUsable);
    }

    @Test
    void whereNothingIsKnownEveryReasonIsUnknown() {
        assertThat(TAXONOMY.reasons().keySet()).hasSize(53).allSatisfy(reason -> {
            assertThat(Plausibility.of(reason, Facts.deal().evidence())).isEqualTo(Opinion.UNKNOWN);
            assertThat(Plausibility.of(reason, Facts.lead().evidence())).isEqualTo(Opinion.UNKNOWN);
        });
    }

    @Test
    void reasonsThatSayNothingAreNeverDoubted() {
        Evidence odd = Facts.deal()
                .daysToLoss(0)
                .amountSet(false)
                .stages(THREE_STAGES)
                .daysSinceStageChange(0)
                .changes(0)
                .lostInFirstStage(true)
                .reopened(true)
                .closedTogether(500)
                .daysToReason(500)
                .reasonsStated(9)
                .evidence();

        assertThat(List.of(Reason.OTHER, Reason.NOT_RECORDED, Reason.UNCLEAR, "of_tomorrow"))
                .extracting(reason -> Plausibility.of(reason, odd).level())
                .containsOnly(UNKNOWN);
    }

    @Test
    void missingBudgetIsNotDoubtfulWithAnAmountThroughSeveralStages() {
        Evidence evidence = Facts.deal()
                .daysToLoss(120)
                .amountSet(true)
                .stages(THREE_STAGES)
                .daysSinceStageChange(1)
                .changes(2)
                .lostInFirstStage(false)
                .reopened(false)
                .closedTogether(1)
                .daysToReason(0)
                .reasonsStated(1)
                .evidence();

        assertThat(Plausibility.of("no_budget", evidence).level()).isEqualTo(UNKNOWN);
        assertThat(Plausibility.of("budget_cut", evidence).level()).isEqualTo(PLAUSIBLE);
    }

    @Test
    void knownNoDecidesEvenWhereAnotherFactIsUnknown() {
        assertThat(Plausibility.of(
                                "competitor_chosen",
                                Facts.deal().lostInFirstStage(false).evidence())
                        .level())
                .isEqualTo(PLAUSIBLE);
        assertThat(Plausibility.of(
                                "competitor_chosen",
                                Facts.deal().lostInFirstStage(true).evidence())
                        .level())
                .isEqualTo(UNKNOWN);
    }

    @Test
    void ruleThatSaysMoreGoesFirst() {
        Evidence evidence = Facts.deal()
                .amountSet(false)
                .lostInFirstStage(true)
                .closedTogether(25)
                .evidence();

        assertThat(Plausibility.of("price_too_high", evidence).rule()).isEqualTo("price_without_amount");
        assertThat(Plausibility.of("procurement_legal", evidence).rule()).isEqualTo("terms_before_offer");
        assertThat(Plausibility.of("no_budget", evidence).rule()).isEqualTo("bulk_clean_up");
    }

    @Test
    void contradictingDatesAndNoStagesCountAsUnknown() {
        assertThat(Facts.deal()
                        .daysToLoss(-1)
                        .daysSinceStageChange(-1)
                        .daysToReason(-1)
                        .stages(List.of())
                        .evidence())
                .isEqualTo(Facts.deal().evidence());
    }

    @Test
    void stageThatWasComeBackToCountsOnce() {
        assertThat(Facts.deal()
                        .stages(List.of("Discovery", "Proposal", "Discovery"))
                        .evidence()
                        .stageCount())
                .isEqualTo(2);
    }

    @Test
    void dealThatWentBackToItsFirstStageWasNotLostInTheFirstAlone() {
        Evidence evidence =
                Facts.deal().stages(TWO_STAGES).lostInFirstStage(true).evidence();

        assertThat(evidence.lostInFirstStage()).isFalse();
        assertThat(Plausibility.of("commercial_terms", evidence).level()).isEqualTo(PLAUSIBLE);
    }

    @Test
    void sentencesHaveTheFiguresOfTheEvidence() {
        assertThat(Plausibility.of("no_response", Facts.lead().daysToLoss(1).evidence()))
                .isEqualTo(
                        new Opinion(
                                DOUBTFUL,
                                "silence_too_soon",
                                "The record was open for 1 day: too short a wait for an answer or a decision.",
                                "Der Datensatz war 1 Tag offen: zu kurz, um auf eine Antwort oder Entscheidung gewartet zu haben."));
        assertThat(Plausibility.of(
                        "no_decision", Facts.deal().daysSinceStageChange(0).evidence()))
                .isEqualTo(new Opinion(
                        DOUBTFUL,
                        "silence_after_progress",
                        "The stage changed on the day of the loss; until then the deal was moving.",
                        "Die Phase wechselte am Tag des Verlusts; bis dahin war das Geschäft in Bewegung."));
        assertThat(Plausibility.of(
                        "wrong_industry", Facts.deal().stages(THREE_STAGES).evidence()))
                .isEqualTo(
                        new Opinion(
                                DOUBTFUL,
                                "target_known_early",
                                "The deal went through 3 stages (Discovery, Proposal, Negotiation); that the buyer is outside the target would have shown in the first.",
                                "Das Geschäft durchlief 3 Phasen (Discovery, Proposal, Negotiation); dass der Käufer nicht zur Zielgruppe gehört, hätte sich in der ersten gezeigt."));
        assertThat(Plausibility.of("no_need", Facts.deal().closedTogether(25).evidence()))
                .isEqualTo(
                        new Opinion(
                                DOUBTFUL,
                                "bulk_clean_up",
                                "25 records of the same owner were lost that day, which looks like a clean-up and not like 25 answers of buyers.",
                                "An diesem Tag gingen 25 Datensätze desselben Inhabers verloren; das sieht nach Aufräumen aus, nicht nach 25 Antworten von Käufern."));
    }

    @ParameterizedTest
    @FieldSource("BORDERS")
    void everyRuleHasASentenceInEachLanguage(Border border) {
        PlausibilityRule rule = border.asRule();
        String en = rule.en().apply(border.inside());
        String de = rule.de().apply(border.inside());

        assertThat(Set.of(en, de)).hasSize(2).allMatch(sentence -> sentence.matches("(?!.*(null|%)).{30,}\\."));
    }

    @Test
    void levelsAreWrittenInLowerCase() {
        assertThat(Opinion.Level.values())
                .extracting(Opinion.Level::code)
                .containsExactly("plausible", "doubtful", "unknown");
    }

    @Test
    void everyRuleIsExplainedToPeople() throws Exception {
        assertThat(Files.readString(Path.of("docs/plausibility.md")))
                .contains(PlausibilityRules.ALL.stream()
                        .map(rule -> "| `%s` |".formatted(rule.code()))
                        .toList());
    }
}
