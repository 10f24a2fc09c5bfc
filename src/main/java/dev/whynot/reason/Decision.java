package dev.whynot.reason;

import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a raw reason and its detail were taken to mean.
 *
 * @param reason canonical code
 * @param own the org's own code below it, or null
 * @param second a further canonical reason that was named, or null
 * @param confidence from 0 (not decided) to 1 (looked up exactly)
 * @param method how it was decided
 * @param contradicted whether the picked reason and the written detail do not go together; then {@code reason} is the
 *     picked one and {@code second} the written one
 * @param on which of the two texts decided, or would have to be decided on; null if nothing was recorded
 * @param versions of what decided
 */
public record Decision(
        String reason,
        String own,
        String second,
        double confidence,
        Method method,
        boolean contradicted,
        On on,
        Versions versions) {

    /** Below it somebody should look at the decision. */
    public static final double UNSURE_BELOW = 0.8;

    /** How a reason was decided. */
    public enum Method {
        /** Somebody corrected this record. */
        CORRECTION,
        /** Somebody of the org decided what this text means. */
        REVIEW,
        /** The org's own mapping file names the text. */
        MAPPING,
        /** The dictionary names the text. */
        DICTIONARY,
        /** The dictionary names it in other words: a typo, an ending, another order. */
        NEAR,
        /** It has several clauses, of which some deny a reason or name another one. */
        CLAUSES,
        /** The classifier is sure enough. */
        CLASSIFIER,
        /** The classifier is, once it has learnt from the org's decisions. */
        LEARNED,
        /** There was nothing to decide on, or nothing was sure. */
        NONE;

        private final String code = name().toLowerCase(Locale.ROOT);

        /** The code used in the API and in the ledger. */
        @JsonValue
        public String code() {
            return code;
        }
    }

    /** One of the two texts of a record. */
    public enum On {
        /** What was picked. */
        REASON,
        /** What was written. */
        DETAIL;

        private final String code = name().toLowerCase(Locale.ROOT);

        /** The code used in the API and in the ledger. */
        @JsonValue
        public String code() {
            return code;
        }
    }

    /**
     * What decided, so that a decision can be told from one that would be made otherwise now.
     *
     * @param model eight hexadecimal digits
     */
    public record Versions(int taxonomy, int dictionary, String model) {

        /** In one text, for example {@code 1.2.0a1b2c3d}. */
        public String code() {
            return "%d.%d.%s".formatted(taxonomy, dictionary, model);
        }

        /** Reads what {@link #code} wrote. */
        public static Versions of(String code) {
            String[] parts = code.split("\\.", 3);
            return new Versions(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]);
        }
    }

    /** Whether somebody should look at it: it is unclear, contradicted, or not sure. */
    public boolean isUnsure() {
        return contradicted
                || reason.equals(Reason.UNCLEAR)
                || reason.equals(Reason.OTHER) && on == On.DETAIL // what was written did not help
                || on != null && confidence < UNSURE_BELOW;
    }

    /** The text that decided, or would have to be decided on. */
    public Optional<String> text(String rawReason, String rawDetail) {
        return Optional.ofNullable(on).map(which -> which == On.REASON ? rawReason : rawDetail);
    }
}
