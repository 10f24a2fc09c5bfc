package dev.whynot.reason;

import java.util.Set;
import java.util.function.Function;

/**
 * What in the history of a lost record speaks against some of the reasons.
 *
 * @param code stable, in snake case
 * @param reasons codes of the reasons that it is about
 * @param doubts whether it speaks against them
 * @param en why, as one sentence in English; asked only where it does
 * @param de the same in German
 */
record PlausibilityRule(
        String code,
        Kind kind,
        Set<String> reasons,
        Function<Evidence, Answer> doubts,
        Function<Evidence, String> en,
        Function<Evidence, String> de) {

    enum Kind {
        /** About what happened, of opportunities alone. */
        DEAL,
        /** About what happened, of leads and opportunities. */
        RECORD,
        /** About how the reason was recorded. It can cast doubt; that it does not says nothing for the reason. */
        RECORDING
    }

    boolean isAbout(String reason, Evidence evidence) {
        return reasons.contains(reason) && !(kind == Kind.DEAL && evidence.lead());
    }

    Opinion opinion(Evidence evidence) {
        return new Opinion(Opinion.Level.DOUBTFUL, code, en.apply(evidence), de.apply(evidence));
    }
}
