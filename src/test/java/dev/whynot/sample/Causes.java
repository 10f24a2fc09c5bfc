package dev.whynot.sample;

import static dev.whynot.sample.LossReason.same;
import static dev.whynot.sample.Weighted.option;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The four causes hidden in the sample. Each is a combination that a report over one dimension does not show, as
 * {@link Odds} makes up for it in the rest of that dimension. Their measured size stands in {@code docs/sample.md}.
 */
final class Causes {

    static final String ROI_CAMPAIGN = "ROI in 90 Tagen";
    static final String WAREHOUSE = "Lindwurm Lager";
    static final String RIVAL_WITH_INTERFACE = "Stapelwerk";

    private static final LocalDate SUBSIDY_SUSPENDED = LocalDate.of(2025, 3, 1);
    private static final LocalDate SUBSIDY_BACK = LocalDate.of(2025, 10, 1);
    private static final LocalDate RIVAL_SHIPS_INTERFACE = LocalDate.of(2025, 1, 1);

    /** The building site next door: hotels in Tyrol waited for a subsidy; reps took it for anything else. */
    static final Cause SUBSIDY_GAP = new Cause(
            0.96,
            Weighted.of(
                    option(17, same("no_budget")),
                    option(9, same("budget_cut")),
                    option(13, same("bad_timing")),
                    option(14, same("project_postponed")),
                    option(17, same("no_decision")),
                    option(8, same("price_too_high")),
                    option(7, same("no_response")),
                    option(5, same("not_a_priority")),
                    option(3, new LossReason("no_budget", "subsidy_suspended")),
                    option(4, new LossReason("project_postponed", "subsidy_suspended")),
                    option(3, new LossReason("no_decision", "subsidy_suspended"))));

    /** Waiting time: who is called more than two days after the trade show does not answer any more. */
    static final Cause LATE_FIRST_RESPONSE = new Cause(
            0.97,
            Weighted.of(
                    option(48, same("no_response")),
                    option(22, same("unreachable")),
                    option(8, same("not_interested")),
                    option(5, new LossReason("not_interested", "no_response")),
                    option(4, same("no_need")),
                    option(11, new LossReason("no_response", "after_trade_show")),
                    option(2, new LossReason("no_response", "slow_follow_up"))));

    /** Product fit: larger companies need an SAP interface, a rival has one; reps see the price only. */
    static final Cause MISSING_INTERFACE = new Cause(
            0.95,
            Weighted.of(
                    option(46, same("price_too_high")),
                    option(13, new LossReason("price_too_high", "sap_interface")),
                    option(9, new LossReason("price_too_high", "competitor_chosen")),
                    option(16, same("competitor_chosen")),
                    option(6, new LossReason("competitor_chosen", "sap_interface")),
                    option(4, new LossReason("missing_integration", "sap_interface")),
                    option(6, same("no_decision"))));

    /** Message and persona: a promise of savings speaks to those who pay, not to those who run the systems. */
    static final Cause WRONG_MESSAGE = new Cause(
            0.95,
            Weighted.of(
                    option(43, same("not_interested")),
                    option(12, new LossReason("not_interested", "roi_message")),
                    option(10, new LossReason("value_not_understood", "roi_message")),
                    option(12, same("value_not_understood")),
                    option(9, same("wrong_persona")),
                    option(8, same("no_need")),
                    option(6, same("no_response"))));

    private Causes() {}

    /** The cause that decides the deal, if one does. */
    static Optional<Cause> of(Deal deal) {
        Company account = deal.account();
        if (account.isHospitality()
                && account.region().equals(Region.TIROL)
                && !deal.close().isBefore(SUBSIDY_SUSPENDED)
                && deal.close().isBefore(SUBSIDY_BACK)) {
            return Optional.of(SUBSIDY_GAP);
        }
        if (deal.product().equals(WAREHOUSE)
                && account.employees() >= 500
                && account.employees() < 2000
                && !deal.close().isBefore(RIVAL_SHIPS_INTERFACE)) {
            return Optional.of(MISSING_INTERFACE);
        }
        return Optional.empty();
    }

    /** The cause that decides the lead, if one does. */
    static Optional<Cause> of(Prospect prospect) {
        if (prospect.isFromTradeShow() && prospect.waited()) {
            return Optional.of(LATE_FIRST_RESPONSE);
        }
        if (prospect.campaign().equals(ROI_CAMPAIGN) && prospect.persona() == Persona.IT) {
            return Optional.of(WRONG_MESSAGE);
        }
        return Optional.empty();
    }
}
