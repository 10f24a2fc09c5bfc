package dev.whynot.sample;

import java.time.LocalDate;
import java.util.List;

/** Fills in the two reason fields as reps do: the list sometimes skipped, or left at "Other"; a note half of the time. */
final class ReasonFields {

    /** What stands in the two fields; either may be empty. */
    record Filled(String reason, String detail) {}

    private static final double SKIPPED = 0.12;
    private static final double OTHER = 0.115;
    private static final double OTHER_LANGUAGE = 0.12;
    private static final double NOTE = 0.5;
    private static final double NOTE_WITH_OTHER = 0.65;
    private static final double NOTE_THAT_SAYS_NOTHING = 0.06;

    private final TextGroups picklist;
    private final Notes notes;

    /** @param picklistFile word list with two values a reason: the English-speaking team's, the German-speaking team's */
    ReasonFields(String picklistFile, Notes notes) {
        this.picklist = TextGroups.read(picklistFile);
        this.notes = notes;
    }

    Filled fill(LossReason reason, Rep.Team team, String competitor, LocalDate day, Dice dice) {
        double pick = dice.fraction();
        boolean other = pick >= SKIPPED && pick < SKIPPED + OTHER;
        String picked = pick < SKIPPED ? "" : value(other ? "other" : reason.picked(), team, dice);
        boolean noted = dice.chance(other ? NOTE_WITH_OTHER : NOTE);
        String group = dice.chance(NOTE_THAT_SAYS_NOTHING) ? "unclear" : reason.written();
        return new Filled(picked, noted ? notes.write(group, competitor, day, dice) : "");
    }

    /** The value of the list for a reason, mostly in the language of the rep's team. */
    String value(String reason, Rep.Team team, Dice dice) {
        List<String> values = picklist.get(reason);
        boolean german = (team == Rep.Team.GERMAN) != dice.chance(OTHER_LANGUAGE);
        return values.get(german ? 1 : 0);
    }

    /** A note that goes with a reason. */
    String note(String reason, LocalDate day, Dice dice) {
        return notes.write(reason, "", day, dice);
    }
}
