package dev.whynot.sample;

import static dev.whynot.sample.LossReason.same;
import static dev.whynot.sample.Weighted.option;

/** The reasons that reps see where no planted cause is at work. */
final class ReasonMix {

    static final Weighted<LossReason> DEALS = Weighted.of(
            option(150, same("price_too_high")),
            option(70, same("no_budget")),
            option(25, same("budget_cut")),
            option(20, same("roi_not_shown")),
            option(15, same("commercial_terms")),
            option(125, same("competitor_chosen")),
            option(10, new LossReason("price_too_high", "competitor_chosen")),
            option(35, same("incumbent_kept")),
            option(16, same("built_in_house")),
            option(38, same("missing_feature")),
            option(12, new LossReason("missing_feature", "missing_integration")),
            option(14, same("missing_integration")),
            option(12, same("technical_mismatch")),
            option(10, same("product_quality")),
            option(14, same("security_compliance")),
            option(6, same("not_available")),
            option(20, same("no_need")),
            option(25, same("not_a_priority")),
            option(20, same("need_changed")),
            option(6, same("wants_other_product")),
            option(45, same("bad_timing")),
            option(45, same("project_postponed")),
            option(30, same("project_cancelled")),
            option(15, same("under_contract")),
            option(80, same("no_decision")),
            option(10, new LossReason("no_decision", "no_response")),
            option(60, same("no_response")),
            option(15, same("no_authority")),
            option(18, same("champion_left")),
            option(20, same("stakeholder_veto")),
            option(18, same("procurement_legal")),
            option(6, same("deadline_missed")),
            option(6, same("sales_experience")),
            option(10, same("lack_of_trust")),
            option(6, same("no_capacity")),
            option(12, same("reorganisation")),
            option(6, same("out_of_business")),
            option(10, same("economy_regulation")));

    /** In the public sector deals end otherwise: by rules, councils and deadlines. */
    static final Weighted<LossReason> PUBLIC_DEALS = Weighted.of(
            option(30, same("procurement_legal")),
            option(28, same("price_too_high")),
            option(22, same("competitor_chosen")),
            option(16, same("no_budget")),
            option(12, same("deadline_missed")),
            option(12, same("no_decision")),
            option(10, same("stakeholder_veto")),
            option(10, same("project_postponed")),
            option(8, same("project_cancelled")),
            option(6, same("security_compliance")));

    static final Weighted<LossReason> PROSPECTS = Weighted.of(
            option(150, same("no_response")),
            option(110, same("unreachable")),
            option(115, same("not_interested")),
            option(25, same("opted_out")),
            option(90, same("no_need")),
            option(30, same("not_a_priority")),
            option(20, same("wants_other_product")),
            option(60, same("bad_timing")),
            option(20, same("project_postponed")),
            option(20, same("under_contract")),
            option(50, same("no_budget")),
            option(20, same("price_too_high")),
            option(8, same("roi_not_shown")),
            option(28, same("incumbent_kept")),
            option(14, same("competitor_chosen")),
            option(12, same("missing_feature")),
            option(5, same("missing_integration")),
            option(20, same("no_authority")),
            option(8, same("champion_left")),
            option(35, same("wrong_company_size")),
            option(22, same("wrong_industry")),
            option(16, same("wrong_region")),
            option(35, same("wrong_persona")),
            option(8, same("not_eligible")),
            option(38, same("not_a_buyer")),
            option(8, same("value_not_understood")),
            option(5, same("out_of_business")),
            option(40, same("invalid_contact")),
            option(25, same("spam_or_test")),
            option(18, same("existing_customer")));

    private ReasonMix() {}

    static Weighted<LossReason> of(Deal deal) {
        return Causes.of(deal).map(Cause::reasons).orElse(deal.account().isPublicSector() ? PUBLIC_DEALS : DEALS);
    }

    static Weighted<LossReason> of(Prospect prospect) {
        return Causes.of(prospect).map(Cause::reasons).orElse(PROSPECTS);
    }
}
