package dev.whynot.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** By which of their dates records are placed in time. */
public enum Basis {
    /** The day on which a record was won or lost; open records have none. */
    CLOSED,
    /** The day on which it was created. */
    CREATED;

    /** The code used in the API. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Basis> of(String code) {
        return Arrays.stream(values())
                .filter(basis -> basis.code().equals(code))
                .findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Basis::code).toList();
    }
}
