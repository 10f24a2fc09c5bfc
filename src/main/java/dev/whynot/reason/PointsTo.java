package dev.whynot.reason;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a reason points to: the thing that the seller could change. */
public enum PointsTo {
    MESSAGE,
    FIT,
    TARGETING,
    PEOPLE,
    PROCESS,
    /** Outside the seller's reach. */
    NONE,
    /** The record says nothing about the buyer. */
    DATA;

    /** The code used in the API and in files, for example {@code message}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
