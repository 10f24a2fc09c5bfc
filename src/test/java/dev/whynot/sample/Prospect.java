package dev.whynot.sample;

import java.time.LocalDate;
import java.util.OptionalDouble;

/** A lead before anyone knows how it ends: all that its end may depend on. */
record Prospect(
        Company company,
        Persona persona,
        String source,
        String campaign,
        Rep owner,
        LocalDate created,
        OptionalDouble responseHours) {

    boolean isFromTradeShow() {
        return source.equals("Trade Show");
    }

    boolean waited() {
        return responseHours.orElse(0) > 48;
    }
}
