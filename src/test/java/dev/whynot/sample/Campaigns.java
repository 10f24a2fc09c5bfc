package dev.whynot.sample;

import static dev.whynot.sample.Weighted.option;

import java.time.LocalDate;

/** Made-up campaigns and when they ran. */
final class Campaigns {

    private static final LocalDate ROI_START = LocalDate.of(2024, 9, 1);

    private Campaigns() {}

    /** The campaign a lead came from; empty where none is noted. */
    static String ofLead(String source, LocalDate day, Dice dice) {
        return switch (source) {
            case "Trade Show" -> tradeShow(day, dice);
            case "Referral", "Partner" -> dice.chance(0.1) ? general(day, dice) : "";
            default -> running(day, 0.17, dice);
        };
    }

    /** The campaign a deal came from; empty where none is noted. */
    static String ofDeal(String source, LocalDate day, Dice dice) {
        if (dice.chance(0.4)) {
            return "";
        }
        return source.equals("Trade Show") ? tradeShow(day, dice) : running(day, 0.1, dice);
    }

    private static String running(LocalDate day, double roiShare, Dice dice) {
        if (!day.isBefore(ROI_START) && dice.chance(roiShare)) {
            return Causes.ROI_CAMPAIGN;
        }
        return dice.chance(0.5) ? general(day, dice) : "";
    }

    private static String tradeShow(LocalDate day, Dice dice) {
        return Weighted.of(
                                option(50, "Logistikmesse Stuttgart "),
                                option(25, "Fachmesse Lager & Handel Köln "),
                                option(15, "Hotel + Betrieb Innsbruck "),
                                option(10, "Industrieforum Zürich "))
                        .draw(dice)
                + day.getYear();
    }

    private static String general(LocalDate day, Dice dice) {
        return Weighted.of(
                        option(26, "Lager ohne Excel"),
                        option(20, "Newsletter"),
                        option(18, "Servicewochen " + day.getYear()),
                        option(16, "Webinar-Reihe Planung"),
                        option(12, "Plantafel-Check"),
                        option(8, "Alpen-Roadshow " + day.getYear()))
                .draw(dice);
    }
}
