package dev.whynot.mapping;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One rule of how to tell the outcome of a row.
 *
 * @param when texts by column: each column must have one of its texts, case aside; {@code *} is any text, an empty
 *     text is no value. Without it the rule always fits
 * @param is {@code open}, {@code won}, {@code lost}, or {@code refused} for rows that cannot be told
 */
public record OutcomeRule(
        Map<String, List<String>> when,
        @JsonProperty(required = true) String is) {

    /** Stands for any text in a condition. */
    public static final String ANY = "*";

    /** The "outcome" of rows that are not taken in. */
    static final String REFUSED = "refused";

    public OutcomeRule {
        when = requireNonNullElse(when, Map.of());
    }
}
