package dev.whynot.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a record ended, if it did. */
public enum Outcome {
    OPEN,
    /** Opportunity closed won; lead converted. */
    WON,
    /** Opportunity closed lost; lead disqualified: a rejection. */
    LOST;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The code used in the API, in files and in the ledger. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The outcome with this code. */
    public static Optional<Outcome> of(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }

    /** All codes. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Outcome::code).toList();
    }
}
