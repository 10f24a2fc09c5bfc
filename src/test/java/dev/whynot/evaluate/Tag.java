package dev.whynot.evaluate;

import java.util.Set;

import dev.whynot.reason.Reason;

/**
 * A tag of the X Education data set.
 *
 * @param label code of the reason that it means by itself, {@code unclear}, or {@code not_a_loss} where it only says how
 *     things stand
 * @param leads leads that bear it
 * @param notConverted those of them that did not become customers
 */
record Tag(String text, String label, int leads, int notConverted) {

    static final String NOT_A_LOSS = "not_a_loss";

    private static final Set<String> NO_REASON = Set.of(NOT_A_LOSS, Reason.UNCLEAR);

    /** Whether it means a reason, so that there is something to decide. */
    boolean meansReason() {
        return !NO_REASON.contains(label);
    }

    /** The code of the reason that the service should answer with. */
    String expected() {
        return meansReason() ? label : Reason.UNCLEAR;
    }
}
