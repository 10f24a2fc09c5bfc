package dev.whynot.sample;

import static dev.whynot.sample.Weighted.option;

/** Made-up competitors, and who of them is met in which deal. */
final class Competitors {

    /** All of them, as often as they are talked about. */
    static final Weighted<String> TALKED_ABOUT = Weighted.of(
            option(34, "Acmeplan"),
            option(18, Causes.RIVAL_WITH_INTERFACE),
            option(20, "Fjordware"),
            option(16, "Planfuchs"),
            option(12, "Kistenkönig"));

    /** The rival with the interface is otherwise the one most easily beaten, so that its total looks ordinary. */
    private static final Weighted<String> BEATEN = Weighted.of(
            option(30, "Acmeplan"),
            option(32, Causes.RIVAL_WITH_INTERFACE),
            option(16, "Fjordware"),
            option(12, "Planfuchs"),
            option(10, "Kistenkönig"));

    private static final Weighted<String> LOST_TO = Weighted.of(
            option(36, "Acmeplan"),
            option(13, Causes.RIVAL_WITH_INTERFACE),
            option(22, "Fjordware"),
            option(16, "Planfuchs"),
            option(13, "Kistenkönig"));

    private Competitors() {}

    /** The competitor noted on a deal that was won; empty where none was. */
    static String inWonDeal(Dice dice) {
        return dice.chance(0.4) ? BEATEN.draw(dice) : "";
    }

    /** The competitor noted on a deal that was lost; empty where none was. */
    static String inLostDeal(Deal deal, LossReason reason, Dice dice) {
        if (Causes.of(deal).filter(Causes.MISSING_INTERFACE::equals).isPresent()) {
            return dice.chance(0.8) ? Causes.RIVAL_WITH_INTERFACE : "";
        }
        boolean toCompetitor =
                reason.picked().equals("competitor_chosen") || reason.written().equals("competitor_chosen");
        return dice.chance(toCompetitor ? 0.9 : 0.32) ? LOST_TO.draw(dice) : "";
    }

    /** The competitor noted on a deal that is still open; empty where none was. */
    static String inOpenDeal(Dice dice) {
        return dice.chance(0.2) ? TALKED_ABOUT.draw(dice) : "";
    }
}
