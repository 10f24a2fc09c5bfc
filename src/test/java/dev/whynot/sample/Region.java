package dev.whynot.sample;

import static dev.whynot.sample.Country.AUSTRIA;
import static dev.whynot.sample.Country.GERMANY;
import static dev.whynot.sample.Country.SWITZERLAND;
import static dev.whynot.sample.Weighted.option;

import java.util.Set;

/** A federal state or canton: where an account sits, and what decides which rep looks after it. */
record Region(Country country, String state) {

    static final Region TIROL = new Region(AUSTRIA, "Tirol");
    static final Region BADEN_WUERTTEMBERG = new Region(GERMANY, "Baden-Württemberg");

    private static final Set<String> ALPINE = Set.of("Tirol", "Vorarlberg", "Salzburg", "Kärnten", "Graubünden");
    private static final Set<String> FRENCH_SPEAKING = Set.of("Vaud", "Genève");

    /** Where customers sit; Tirol is large because the company comes from there. */
    static final Weighted<Region> MARKET = Weighted.of(
            option(13, BADEN_WUERTTEMBERG),
            option(11, new Region(GERMANY, "Bayern")),
            option(12, new Region(GERMANY, "Nordrhein-Westfalen")),
            option(5, new Region(GERMANY, "Hessen")),
            option(4, new Region(GERMANY, "Niedersachsen")),
            option(3, new Region(GERMANY, "Hamburg")),
            option(3, new Region(GERMANY, "Berlin")),
            option(3, new Region(GERMANY, "Sachsen")),
            option(2, new Region(GERMANY, "Rheinland-Pfalz")),
            option(1, new Region(GERMANY, "Schleswig-Holstein")),
            option(13, TIROL),
            option(4, new Region(AUSTRIA, "Oberösterreich")),
            option(4, new Region(AUSTRIA, "Wien")),
            option(3, new Region(AUSTRIA, "Salzburg")),
            option(3, new Region(AUSTRIA, "Vorarlberg")),
            option(3, new Region(AUSTRIA, "Niederösterreich")),
            option(2, new Region(AUSTRIA, "Steiermark")),
            option(1, new Region(AUSTRIA, "Kärnten")),
            option(5, new Region(SWITZERLAND, "Zürich")),
            option(3, new Region(SWITZERLAND, "Bern")),
            option(2, new Region(SWITZERLAND, "Aargau")),
            option(2, new Region(SWITZERLAND, "St. Gallen")),
            option(1, new Region(SWITZERLAND, "Graubünden")),
            option(1, new Region(SWITZERLAND, "Luzern")),
            option(1, new Region(SWITZERLAND, "Vaud")),
            option(1, new Region(SWITZERLAND, "Genève")));

    boolean isAlpine() {
        return ALPINE.contains(state);
    }

    boolean speaksFrench() {
        return FRENCH_SPEAKING.contains(state);
    }
}
