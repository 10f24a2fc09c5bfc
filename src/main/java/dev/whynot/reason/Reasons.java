package dev.whynot.reason;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** Decides which canonical reason a raw reason and its detail mean. */
@ApplicationScoped
public class Reasons {

    private static final Decision NOT_RECORDED = new Decision(Reason.NOT_RECORDED, 1, Decision.Method.NONE);
    private static final Decision UNCLEAR = new Decision(Reason.UNCLEAR, 0, Decision.Method.NONE);

    private final Taxonomy taxonomy;
    private final Dictionary dictionary;
    private final OwnReasons ownReasons;

    public Reasons(Taxonomy taxonomy, Dictionary dictionary, OwnReasons ownReasons) {
        this.taxonomy = taxonomy;
        this.dictionary = dictionary;
        this.ownReasons = ownReasons;
    }

    /**
     * Decides by the raw reason; where that says nothing ("other", empty, unknown), by the detail.
     *
     * @param org id of the org whose own mappings go first; null for none
     * @param rawReason what the rep picked, or null
     * @param rawDetail what the rep wrote, or null
     */
    public Decision decide(String org, String rawReason, String rawDetail) {
        Optional<Decision> picked = decide(org, rawReason);
        if (picked.isPresent() && taxonomy.isUsable(picked.get().reason())) {
            return picked.get();
        }
        Optional<Decision> written = decide(org, rawDetail);
        if (written.isPresent() && taxonomy.isUsable(written.get().reason())) {
            return written.get();
        }
        return picked.or(() -> written).orElse(NOT_RECORDED);
    }

    private Optional<Decision> decide(String org, String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String key = TextKey.of(text);
        return ownReasons
                .reason(org, key)
                .map(reason -> new Decision(reason, 1, Decision.Method.MAPPING))
                .or(() -> dictionary.reason(key).map(reason -> new Decision(reason, 1, Decision.Method.DICTIONARY)))
                .or(() -> Optional.of(UNCLEAR));
    }
}
