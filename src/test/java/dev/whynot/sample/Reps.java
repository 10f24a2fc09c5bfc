package dev.whynot.sample;

import static dev.whynot.sample.Rep.Team.ENGLISH;
import static dev.whynot.sample.Rep.Team.GERMAN;
import static dev.whynot.sample.Weighted.option;

import java.time.LocalDate;
import java.util.List;

/** Who looks after whom. Names are made up. */
final class Reps {

    /** From this day on, the territory of {@link #LANDAUER} belongs to {@link #HAEBERLE}, on top of what he had. */
    static final LocalDate TAKEOVER = LocalDate.of(2025, 2, 1);

    static final Rep LANDAUER = new Rep("Heike Landauer", GERMAN, 0);
    static final Rep HAEBERLE = new Rep("Jonas Häberle", GERMAN, -0.035);

    /** Sells to the public sector, where everyone loses most: the trap, see {@code docs/sample.md}. */
    static final Rep KALTENEGGER = new Rep("Ruth Kaltenegger", GERMAN, -0.025);

    private static final Rep WIEDEMANN = new Rep("Anja Wiedemann", GERMAN, 0.01);
    private static final Rep BRINKMANN = new Rep("Dirk Brinkmann", GERMAN, 0.01);
    private static final Rep DEMIR = new Rep("Aylin Demir", ENGLISH, -0.01);
    private static final Rep PETERSEN = new Rep("Svenja Petersen", ENGLISH, 0.01);
    private static final Rep KRETSCHMAR = new Rep("Thomas Kretschmar", GERMAN, 0.015);
    private static final Rep OBERHAUSER = new Rep("Lukas Oberhauser", GERMAN, -0.01);
    private static final Rep MOOSBRUGGER = new Rep("Katharina Moosbrugger", GERMAN, 0);
    private static final Rep EDLINGER = new Rep("Florian Edlinger", ENGLISH, 0.01);
    private static final Rep ZUMBUEHL = new Rep("Reto Zumbühl", ENGLISH, 0);
    private static final Rep GANTENBEIN = new Rep("Urs Gantenbein", ENGLISH, 0.01);
    private static final Rep FAVRE = new Rep("Nadine Favre", ENGLISH, 0);

    private static final List<Rep> STAND_INS = List.of(
            WIEDEMANN, BRINKMANN, DEMIR, PETERSEN, KRETSCHMAR, MOOSBRUGGER, EDLINGER, ZUMBUEHL, GANTENBEIN, FAVRE);
    private static final double PUBLIC_SECTOR_SHARE = 0.6;
    private static final double STAND_IN_SHARE = 0.12;

    private Reps() {}

    /** The rep who gets a new record of the company on that day. */
    static Rep ownerOf(Company company, LocalDate day, Dice dice) {
        if (company.isPublicSector() && dice.chance(PUBLIC_SECTOR_SHARE)) {
            return KALTENEGGER;
        }
        if (dice.chance(STAND_IN_SHARE)) {
            return dice.oneOf(STAND_INS);
        }
        return territory(company.region(), day).draw(dice);
    }

    private static Weighted<Rep> territory(Region region, LocalDate day) {
        return switch (region.state()) {
            case "Baden-Württemberg" -> Weighted.of(option(1, day.isBefore(TAKEOVER) ? LANDAUER : HAEBERLE));
            case "Bayern" -> Weighted.of(option(7, WIEDEMANN), option(3, HAEBERLE));
            case "Nordrhein-Westfalen" -> Weighted.of(option(7, BRINKMANN), option(3, DEMIR));
            case "Hessen", "Rheinland-Pfalz" -> Weighted.of(option(1, DEMIR));
            case "Niedersachsen", "Hamburg", "Schleswig-Holstein" -> Weighted.of(option(1, PETERSEN));
            case "Berlin", "Sachsen" -> Weighted.of(option(1, KRETSCHMAR));
            case "Tirol" -> Weighted.of(option(6, OBERHAUSER), option(4, MOOSBRUGGER));
            case "Vorarlberg" -> Weighted.of(option(1, MOOSBRUGGER));
            case "Wien", "Niederösterreich" -> Weighted.of(option(7, EDLINGER), option(3, KALTENEGGER));
            case "Zürich", "Aargau" -> Weighted.of(option(1, ZUMBUEHL));
            case "Bern", "Luzern", "St. Gallen", "Graubünden" -> Weighted.of(option(1, GANTENBEIN));
            case "Vaud", "Genève" -> Weighted.of(option(1, FAVRE));
            default -> Weighted.of(option(1, EDLINGER));
        };
    }
}
