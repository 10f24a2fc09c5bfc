package dev.whynot.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of record it is. */
public enum SalesObject {
    LEAD,
    OPPORTUNITY;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The code used in the API, in files and in the ledger. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The object with this code. */
    public static Optional<SalesObject> of(String code) {
        return Arrays.stream(values())
                .filter(object -> object.code().equals(code))
                .findFirst();
    }

    /** All codes. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(SalesObject::code).toList();
    }
}
