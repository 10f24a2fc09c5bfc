package dev.whynot.reason;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a raw reason was taken to mean.
 *
 * @param reason canonical code
 * @param confidence from 0 (not decided) to 1 (looked up exactly)
 * @param method how it was decided
 */
public record Decision(String reason, double confidence, Method method) {

    /** How a reason was decided. */
    public enum Method {
        /** The org's own mapping names the text. */
        MAPPING,
        /** The dictionary names the text. */
        DICTIONARY,
        /** There was nothing to decide on, or nothing knew the text. */
        NONE;

        private final String code = name().toLowerCase(Locale.ROOT);

        /** The code used in the API and in the ledger. */
        @JsonValue
        public String code() {
            return code;
        }
    }
}
