package dev.whynot.reason;

/** A second opinion on the stated reason of a lost record: from its history, and not from what was picked or written. */
public final class Plausibility {

    private Plausibility() {}

    /**
     * Asks the rules in their order; the first one that speaks against the reason decides.
     *
     * @param reason canonical code; of one that no rule is about, nothing is known
     */
    public static Opinion of(String reason, Evidence evidence) {
        Opinion opinion = Opinion.UNKNOWN;
        for (PlausibilityRule rule : PlausibilityRules.ALL) {
            if (rule.isAbout(reason, evidence)) {
                Answer doubts = rule.doubts().apply(evidence);
                if (doubts == Answer.YES) {
                    return rule.opinion(evidence);
                }
                if (doubts == Answer.NO && rule.kind() != PlausibilityRule.Kind.RECORDING) {
                    opinion = Opinion.PLAUSIBLE;
                }
            }
        }
        return opinion;
    }
}
