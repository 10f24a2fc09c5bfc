package dev.whynot.salesforce.webhook;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What became of each record.
 *
 * @param results in the order of the records
 */
public record PushAnswer(int accepted, int rejected, int ignored, List<Result> results) {

    /** What became of a record. */
    public enum State {
        /** It is stored, or was known already. */
        ACCEPTED,
        /** It does not tell how new it is, so it will be read from Salesforce at once. */
        TO_BE_READ,
        /** It cannot become one of ours. */
        REJECTED,
        /** It is neither a lead nor an opportunity. */
        IGNORED;

        /** The code used in the API. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One record.
     *
     * @param id as it was given
     * @param parameter the field that is wrong
     * @param detail what was expected
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(String id, State state, String parameter, String detail) {}
}
