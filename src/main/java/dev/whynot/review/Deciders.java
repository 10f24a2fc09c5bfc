package dev.whynot.review;

import java.util.List;
import java.util.Optional;

import dev.whynot.access.Caller;
import dev.whynot.http.ProblemException;
import dev.whynot.ledger.Ledger;
import dev.whynot.reason.Reasons;

/** Checks what somebody decided, and that they say who they are. */
final class Deciders {

    private static final int LONGEST_NAME = 100;

    private Deciders() {}

    static void check(Reasons reasons, String org, String reason) {
        if (reason == null || !reasons.isKnown(org, reason)) {
            throw ProblemException.badRequest(
                    "reason",
                    "'%s' is no code of a reason, see /api/v1/taxonomy and /api/v1/taxonomy/own".formatted(reason));
        }
    }

    /** A typo in the id of an org must not make decisions that never hold. */
    static void checkOrg(Ledger ledger, String org) {
        List<String> orgs = ledger.orgs();
        if (org == null || !orgs.contains(org)) {
            throw ProblemException.badRequest("org", "'%s' is the id of no org that has records".formatted(org), orgs);
        }
    }

    /** Where the org may be left out: null stands for all. */
    static Optional<String> orgOrAll(Ledger ledger, String org) {
        if (org != null) {
            checkOrg(ledger, org);
        }
        return Optional.ofNullable(org);
    }

    /**
     * The name that is kept with a decision: what the caller is known by, after who they say decides, if somebody else.
     *
     * @param by may be null where the caller is known
     */
    static String name(Caller caller, String by) {
        if (by == null && caller.isKnown()) {
            return caller.name();
        }
        if (by == null || by.isBlank() || by.length() > LONGEST_NAME || by.indexOf('\0') >= 0) {
            throw ProblemException.badRequest(
                    "by", "Who decides it has to be said, in 1 to %d characters".formatted(LONGEST_NAME));
        }
        String said = by.strip();
        return !caller.isKnown() || said.equals(caller.name()) ? said : "%s (%s)".formatted(said, caller.name());
    }
}
