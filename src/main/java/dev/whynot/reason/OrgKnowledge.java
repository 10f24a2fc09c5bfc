package dev.whynot.reason;

import java.util.Map;

import dev.whynot.reason.text.TextModel;

/**
 * What the people of one org decided.
 *
 * @param codes by {@link TextKey}, canonical or own
 * @param own the org's own reasons by code
 * @param model that has learnt from what was decided; null if nothing was
 */
record OrgKnowledge(Map<String, String> codes, Map<String, OwnReason> own, TextModel model) {

    static final OrgKnowledge NONE = new OrgKnowledge(Map.of(), Map.of(), null);

    /** The own reason that stands for a canonical one here, or null. */
    OwnReason insteadOf(String canonical) {
        return own.values().stream()
                .filter(reason -> reason.insteadOf().contains(canonical))
                .findFirst()
                .orElse(null);
    }
}
