package dev.whynot.reason;

import static dev.whynot.reason.Answer.atLeast;
import static dev.whynot.reason.Answer.atMost;
import static dev.whynot.reason.Answer.is;
import static dev.whynot.reason.Answer.not;
import static dev.whynot.reason.PlausibilityRule.Kind.DEAL;
import static dev.whynot.reason.PlausibilityRule.Kind.RECORD;
import static dev.whynot.reason.PlausibilityRule.Kind.RECORDING;

import java.util.List;
import java.util.Set;

/** The rules of {@link Plausibility}; docs/plausibility.md shows them to people. */
final class PlausibilityRules {

    /** From creation to loss: too short for a buyer to have weighed, changed or missed anything. */
    private static final int SHORT_DAYS = 2;
    /** From the last change of stage to the loss: the deal was moving. */
    private static final int MOVING_DAYS = 3;
    /** Without any change: nobody worked on the record. */
    private static final int IDLE_DAYS = 30;
    /** A deal that got this far was real. */
    private static final int MANY_STAGES = 3;
    /** Losses of one owner on one day that look like a clean-up. */
    private static final int MANY_DEALS = 10;
    /** The same of leads, of which some people work off dozens a day. */
    private static final int MANY_LEADS = 40;
    /** From the loss to its reason: written from memory. */
    private static final int LATE_DAYS = 31;
    /** Different reasons for one loss. */
    private static final int MANY_REASONS = 3;

    /** Reasons that one hears from the one buyer, or not at all. */
    private static final Set<String> HEARD = Set.of(
            "price_too_high",
            "no_budget",
            "budget_cut",
            "roi_not_shown",
            "commercial_terms",
            "competitor_chosen",
            "incumbent_kept",
            "built_in_house",
            "missing_feature",
            "missing_integration",
            "technical_mismatch",
            "product_quality",
            "security_compliance",
            "no_need",
            "not_a_priority",
            "need_changed",
            "wants_other_product",
            "bad_timing",
            "project_postponed",
            "project_cancelled",
            "under_contract",
            "no_decision",
            "not_interested",
            "no_authority",
            "stakeholder_veto",
            "procurement_legal",
            "sales_experience",
            "value_not_understood",
            "lack_of_trust");

    /** Those that say more come first. */
    static final List<PlausibilityRule> ALL = List.of(
            new PlausibilityRule(
                    "price_without_amount",
                    DEAL,
                    Set.of("price_too_high", "commercial_terms"),
                    e -> not(e.amountSet()),
                    e -> "The deal bears no amount, so nothing shows that a price was ever quoted.",
                    e -> "Das Geschäft hat keinen Betrag; nichts zeigt also, dass je ein Preis genannt wurde."),
            new PlausibilityRule(
                    "terms_before_offer",
                    DEAL,
                    Set.of("price_too_high", "commercial_terms", "procurement_legal"),
                    e -> is(e.lostInFirstStage()),
                    e -> "The deal was lost in its first stage, where as a rule nothing has been offered yet.",
                    e ->
                            "Das Geschäft ging schon in der ersten Phase verloren, in der meist noch nichts angeboten ist."),
            new PlausibilityRule(
                    "choice_too_soon",
                    DEAL,
                    Set.of("competitor_chosen", "built_in_house"),
                    e -> is(e.lostInFirstStage()).and(atMost(SHORT_DAYS, e.daysToLoss())),
                    e ->
                            "The deal was open for %s and lost in its first stage: little time to compare us with anything."
                                    .formatted(days(e.daysToLoss())),
                    e ->
                            "Das Geschäft war %s offen und ging in der ersten Phase verloren: wenig Zeit, uns mit etwas zu vergleichen."
                                    .formatted(daysInGerman(e.daysToLoss()))),
            new PlausibilityRule(
                    "quality_before_trial",
                    DEAL,
                    Set.of("product_quality"),
                    e -> is(e.lostInFirstStage()),
                    e -> "The deal was lost in its first stage, before the buyer can have seen much of the product.",
                    e ->
                            "Das Geschäft ging schon in der ersten Phase verloren, bevor der Käufer viel vom Produkt gesehen haben kann."),
            new PlausibilityRule(
                    "requirements_too_soon",
                    DEAL,
                    Set.of("missing_feature", "missing_integration", "technical_mismatch", "security_compliance"),
                    e -> is(e.lostInFirstStage()).and(atMost(SHORT_DAYS, e.daysToLoss())),
                    e ->
                            "The deal was open for %s and lost in its first stage: little time to hold requirements against the product."
                                    .formatted(days(e.daysToLoss())),
                    e ->
                            "Das Geschäft war %s offen und ging in der ersten Phase verloren: wenig Zeit, Anforderungen mit dem Produkt abzugleichen."
                                    .formatted(daysInGerman(e.daysToLoss()))),
            new PlausibilityRule(
                    "change_too_soon",
                    DEAL,
                    Set.of(
                            "budget_cut",
                            "need_changed",
                            "project_postponed",
                            "project_cancelled",
                            "champion_left",
                            "reorganisation"),
                    e -> atMost(SHORT_DAYS, e.daysToLoss()),
                    e -> "The deal was open for %s: little time for anything to change on the buyer's side."
                            .formatted(days(e.daysToLoss())),
                    e -> "Das Geschäft war %s offen: wenig Zeit, in der sich beim Käufer etwas geändert haben kann."
                            .formatted(daysInGerman(e.daysToLoss()))),
            new PlausibilityRule(
                    "silence_too_soon",
                    RECORD,
                    Set.of("no_response", "unreachable", "no_decision"),
                    e -> atMost(SHORT_DAYS, e.daysToLoss()),
                    e -> "The record was open for %s: too short a wait for an answer or a decision."
                            .formatted(days(e.daysToLoss())),
                    e -> "Der Datensatz war %s offen: zu kurz, um auf eine Antwort oder Entscheidung gewartet zu haben."
                            .formatted(daysInGerman(e.daysToLoss()))),
            new PlausibilityRule(
                    "silence_after_progress",
                    DEAL,
                    Set.of("no_response", "unreachable", "no_decision"),
                    e -> atMost(MOVING_DAYS, e.daysSinceStageChange()),
                    e -> "The stage changed %s; until then the deal was moving."
                            .formatted(beforeLoss(e.daysSinceStageChange())),
                    e -> "Die Phase wechselte %s; bis dahin war das Geschäft in Bewegung."
                            .formatted(beforeLossInGerman(e.daysSinceStageChange()))),
            new PlausibilityRule(
                    "timing_without_work",
                    RECORD,
                    Set.of("bad_timing", "project_postponed", "not_a_priority", "not_interested"),
                    e -> atMost(0, e.changes()).and(atLeast(IDLE_DAYS, e.daysToLoss())),
                    e ->
                            "Nothing in its history changed in the %s that the record was open: nothing shows that anyone worked on it."
                                    .formatted(days(e.daysToLoss())),
                    e ->
                            "Der Datensatz war %s offen, ohne dass sich im Verlauf etwas änderte: nichts zeigt, dass jemand daran gearbeitet hat."
                                    .formatted(daysInGerman(e.daysToLoss()))),
            new PlausibilityRule(
                    "interest_was_shown",
                    DEAL,
                    Set.of("unreachable", "not_interested", "no_need"),
                    e -> atLeast(MANY_STAGES, e.stageCount()),
                    e -> "The deal went through %s, so the buyer had been reached and had shown interest."
                            .formatted(stages(e)),
                    e -> "Das Geschäft durchlief %s; der Käufer war also erreicht worden und hatte Interesse gezeigt."
                            .formatted(stagesInGerman(e))),
            new PlausibilityRule(
                    "target_known_early",
                    DEAL,
                    Set.of("wrong_company_size", "wrong_industry", "wrong_region", "wrong_persona", "not_a_buyer"),
                    e -> atLeast(MANY_STAGES, e.stageCount()),
                    e -> "The deal went through %s; that the buyer is outside the target would have shown in the first."
                            .formatted(stages(e)),
                    e ->
                            "Das Geschäft durchlief %s; dass der Käufer nicht zur Zielgruppe gehört, hätte sich in der ersten gezeigt."
                                    .formatted(stagesInGerman(e))),
            new PlausibilityRule(
                    "record_was_worked",
                    DEAL,
                    Set.of("invalid_contact", "duplicate", "spam_or_test", "existing_customer"),
                    e -> atLeast(MANY_STAGES, e.stageCount()),
                    e -> "The deal went through %s; what is wrong with the record would have been noticed before."
                            .formatted(stages(e)),
                    e -> "Das Geschäft durchlief %s; was am Datensatz nicht stimmt, wäre früher aufgefallen."
                            .formatted(stagesInGerman(e))),
            new PlausibilityRule(
                    "record_was_reopened",
                    RECORD,
                    Set.of("invalid_contact", "spam_or_test", "not_a_buyer"),
                    e -> is(e.reopened()),
                    e -> "The record had been closed and was opened again, so someone took the buyer for real.",
                    e ->
                            "Der Datensatz war schon geschlossen und wurde wieder geöffnet; jemand hielt den Käufer also für echt."),
            new PlausibilityRule(
                    "bulk_clean_up",
                    RECORDING,
                    HEARD,
                    e -> atLeast(e.lead() ? MANY_LEADS : MANY_DEALS, e.closedTogether()),
                    e ->
                            "%1$d records of the same owner were lost that day, which looks like a clean-up and not like %1$d answers of buyers."
                                    .formatted(e.closedTogether()),
                    e ->
                            "An diesem Tag gingen %1$d Datensätze desselben Inhabers verloren; das sieht nach Aufräumen aus, nicht nach %1$d Antworten von Käufern."
                                    .formatted(e.closedTogether())),
            new PlausibilityRule(
                    "reason_from_memory",
                    RECORDING,
                    HEARD,
                    e -> atLeast(LATE_DAYS, e.daysToReason()),
                    e -> "The reason was recorded %s after the loss, at best from memory."
                            .formatted(days(e.daysToReason())),
                    e -> "Der Grund wurde erst %d Tage nach dem Verlust erfasst, bestenfalls aus dem Gedächtnis."
                            .formatted(e.daysToReason())),
            new PlausibilityRule(
                    "reason_kept_changing",
                    RECORDING,
                    HEARD,
                    e -> atLeast(MANY_REASONS, e.reasonsStated()),
                    e -> "%d different reasons have been stated since the loss.".formatted(e.reasonsStated()),
                    e -> "Seit dem Verlust wurden %d verschiedene Gründe angegeben.".formatted(e.reasonsStated())));

    private PlausibilityRules() {}

    private static String days(int days) {
        return switch (days) {
            case 0 -> "less than a day";
            case 1 -> "1 day";
            default -> days + " days";
        };
    }

    private static String daysInGerman(int days) {
        return switch (days) {
            case 0 -> "weniger als einen Tag";
            case 1 -> "1 Tag";
            default -> days + " Tage";
        };
    }

    private static String beforeLoss(int days) {
        return days == 0 ? "on the day of the loss" : days(days) + " before the loss";
    }

    private static String beforeLossInGerman(int days) {
        return days == 0 ? "am Tag des Verlusts" : daysInGerman(days) + " vor dem Verlust";
    }

    private static String stages(Evidence evidence) {
        return "%d stages (%s)".formatted(evidence.stageCount(), String.join(", ", evidence.stages()));
    }

    private static String stagesInGerman(Evidence evidence) {
        return "%d Phasen (%s)".formatted(evidence.stageCount(), String.join(", ", evidence.stages()));
    }
}
