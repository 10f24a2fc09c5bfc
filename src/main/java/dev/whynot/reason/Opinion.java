package dev.whynot.reason;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What the history of a lost record says to the reason that is stated for it.
 *
 * @param rule stable code of the rule that casts the doubt; null unless doubtful
 * @param en why, as one sentence in English
 * @param de the same in German
 */
public record Opinion(Level level, String rule, String en, String de) {

    static final Opinion PLAUSIBLE = new Opinion(
            Level.PLAUSIBLE,
            null,
            "Nothing that is known of the history speaks against this reason.",
            "Nichts, was vom Verlauf bekannt ist, spricht gegen diesen Grund.");

    static final Opinion UNKNOWN = new Opinion(
            Level.UNKNOWN,
            null,
            "What is known of the history says nothing for or against this reason.",
            "Was vom Verlauf bekannt ist, sagt nichts für oder gegen diesen Grund.");

    /** Whether history and stated reason go together. */
    public enum Level {
        /** At least one rule about this reason could be checked, and none speaks against it. */
        PLAUSIBLE,
        /** A rule speaks against it. */
        DOUBTFUL,
        /** Too little is known, or no rule is about this reason. */
        UNKNOWN;

        private final String code = name().toLowerCase(Locale.ROOT);

        /** The code used in the API and in the ledger. */
        @JsonValue
        public String code() {
            return code;
        }
    }
}
