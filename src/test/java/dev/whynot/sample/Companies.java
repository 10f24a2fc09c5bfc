package dev.whynot.sample;

import static dev.whynot.sample.Weighted.option;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes up companies: region, industry, size and a name that fits them, no name twice. */
final class Companies {

    private static final Weighted<String> BUSINESS = Weighted.of(
            option(20, "Manufacturing"),
            option(14, "Machinery"),
            option(12, "Retail"),
            option(12, "Transportation"),
            option(8, "Construction"),
            option(8, "Food & Beverage"),
            option(6, "Healthcare"),
            option(5, "Electronics"),
            option(4, "Energy"),
            option(4, "Chemicals"),
            option(3, "Technology"),
            option(4, "Other"));
    private static final double PUBLIC_SECTOR_SHARE = 0.075;

    private record Band(int from, int to) {}

    private static final Weighted<Band> BUSINESS_SIZE = Weighted.of(
            option(15, new Band(5, 49)),
            option(35, new Band(50, 249)),
            option(18, new Band(250, 499)),
            option(24, new Band(500, 1999)),
            option(8, new Band(2000, 12_000)));
    private static final Weighted<Band> HOTEL_SIZE =
            Weighted.of(option(45, new Band(6, 49)), option(46, new Band(50, 249)), option(9, new Band(250, 499)));

    private static final Weighted<String> GERMAN_FORMS = Weighted.of(
            option(55, "GmbH"),
            option(20, "GmbH & Co. KG"),
            option(9, "AG"),
            option(7, "KG"),
            option(4, "SE"),
            option(3, "e.K."),
            option(2, "OHG"));
    private static final Weighted<String> AUSTRIAN_FORMS = Weighted.of(
            option(62, "GmbH"),
            option(13, "GmbH & Co KG"),
            option(9, "AG"),
            option(8, "KG"),
            option(5, "OG"),
            option(3, "e.U."));
    private static final Weighted<String> SWISS_FORMS = Weighted.of(option(70, "AG"), option(30, "GmbH"));
    private static final Weighted<String> FRENCH_FORMS = Weighted.of(option(60, "Sàrl"), option(40, "SA"));

    private final TextGroups parts = TextGroups.read("companies.txt");
    private final Set<String> taken = new HashSet<>();

    /** A company from anywhere in the market. */
    Company make(Dice dice) {
        Region region = Region.MARKET.draw(dice);
        return make(region, industry(region, dice), dice);
    }

    /** A company of the given region and industry. */
    Company make(Region region, String industry, Dice dice) {
        Band band = (industry.equals("Hospitality") ? HOTEL_SIZE : BUSINESS_SIZE).draw(dice);
        return new Company(freeName(region, industry, dice), industry, employees(band, dice), region);
    }

    private static String industry(Region region, Dice dice) {
        if (dice.chance(PUBLIC_SECTOR_SHARE)) {
            return "Government";
        }
        double hospitality = region.equals(Region.TIROL) ? 0.5 : region.isAlpine() ? 0.3 : 0.07;
        return dice.chance(hospitality) ? "Hospitality" : BUSINESS.draw(dice);
    }

    /** Mostly round numbers, as nobody counts the staff of a company that size. */
    private static int employees(Band band, Dice dice) {
        int exact = (int) dice.logUniform(band.from(), band.to() + 1);
        int step = exact < 50 ? 1 : exact < 500 ? 10 : 50;
        int rounded = dice.chance(0.7) ? exact / step * step : exact;
        return Math.max(rounded, band.from());
    }

    private String freeName(Region region, String industry, Dice dice) {
        String name = name(region, industry, dice);
        while (!taken.add(name)) {
            name = name(region, industry, dice);
        }
        return name;
    }

    private String name(Region region, String industry, Dice dice) {
        String trade = dice.oneOf(parts.get(industry));
        String place = dice.oneOf(parts.get("place." + region.country().label()));
        String surname = dice.oneOf(parts.get("surname"));
        String coined = dice.oneOf(parts.get("coined"));
        String form = form(region).draw(dice);
        return switch (industry) {
            case "Government" -> publicName(trade, place, surname, dice);
            case "Hospitality" ->
                dice.oneOf(List.of(
                        trade + " " + surname + " " + form,
                        trade + " \"" + place + "\" " + form,
                        surname + " " + trade + " " + form,
                        trade + " " + place + " " + form,
                        surname + "s " + trade + ", " + place));
            default ->
                dice.oneOf(List.of(
                        surname + " " + trade + " " + form,
                        surname + " " + trade + " " + form,
                        coined + " " + trade + " " + form,
                        coined + " " + trade + " " + form,
                        coined + " " + place + " " + form,
                        trade + " " + surname + " " + form,
                        trade + " " + place + " " + form,
                        surname + " & " + dice.oneOf(parts.get("surname")) + " " + form,
                        surname + " & Söhne " + trade + " " + form,
                        surname + ", " + dice.oneOf(parts.get("surname")) + " & Partner " + form,
                        coined + " " + form));
        };
    }

    private static String publicName(String trade, String place, String surname, Dice dice) {
        return dice.oneOf(List.of(
                trade + " " + place,
                trade + " " + place + "-" + dice.oneOf(List.of("Land", "Stadt", "Umgebung", "Mitte")),
                trade + " " + surname + "tal",
                trade + " " + surname + "feld, " + place));
    }

    private static Weighted<String> form(Region region) {
        return switch (region.country()) {
            case GERMANY -> GERMAN_FORMS;
            case AUSTRIA -> AUSTRIAN_FORMS;
            case SWITZERLAND -> region.speaksFrench() ? FRENCH_FORMS : SWISS_FORMS;
        };
    }
}
