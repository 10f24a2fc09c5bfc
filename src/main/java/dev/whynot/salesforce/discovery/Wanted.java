package dev.whynot.salesforce.discovery;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a field of an org must be called to be what we look for. Names and labels are compared in lower case, with
 * {@code _} as a blank.
 *
 * @param says how to say it in an explanation
 * @param about must be found in the name or the label
 * @param of must be found too
 * @param types Salesforce's field types that can hold it, the likeliest first
 */
record Wanted(String says, Pattern about, Pattern of, Set<String> types) {

    private static final String LOSS = "loss|lost|los(t|s)|closed|reject|denied|verl(ust|oren)|absage|ablehn|abgelehnt";
    private static final String DISQUALIFIED = LOSS + "|disqual|unqual|nicht qualifiziert|not qualified|dead";
    private static final String REASON = "reason|grund|gründe|gruende|\\bwhy\\b|warum|ursache";
    private static final String DETAIL =
            "detail|note|comment|descri|explan|text|bemerk|kommentar|notiz|beschreib|erläuter|erlaeuter|freitext";
    private static final Set<String> PICKED = Set.of("picklist", "multipicklist", "string", "combobox", "reference");
    private static final Set<String> WRITTEN = Set.of("textarea", "string");

    static Wanted reason(boolean isLead) {
        return new Wanted("a reason for a loss", pattern(REASON), pattern(isLead ? DISQUALIFIED : LOSS), PICKED);
    }

    static Wanted detail(boolean isLead) {
        return new Wanted(
                "what was written about a loss", pattern(DETAIL), pattern(isLead ? DISQUALIFIED : LOSS), WRITTEN);
    }

    static Wanted competitor() {
        return new Wanted("a competitor", pattern("competitor|wettbewerb|mitbewerb|konkurren"), pattern(""), PICKED);
    }

    static Wanted stageBeforeClose() {
        return new Wanted(
                "the stage before the close",
                pattern("stage|phase|status"),
                pattern("before|previous|prior|lost (in|at)|last (open )?stage|vorherig|vor abschluss|verloren in"),
                PICKED);
    }

    static Wanted lostOn() {
        return new Wanted(
                "the day of the loss",
                pattern("date|datum|\\bon\\b|\\bam\\b"),
                pattern(DISQUALIFIED),
                Set.of("date", "datetime"));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
