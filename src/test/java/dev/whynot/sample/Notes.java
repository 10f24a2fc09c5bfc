package dev.whynot.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/** The free text that a rep leaves: a phrase from the word lists, its slots filled in, typed in haste. */
final class Notes {

    private static final List<String> MONTHS =
            List.of("Jänner", "Feb", "März", "April", "Mai", "Juni", "Juli", "August", "Sept", "Okt", "Nov", "Dez");
    private static final List<String> SYSTEMS =
            List.of("SAP", "Navision", "proAlpha", "Excel", "Sage", "Access", "BC", "AS/400", "dem Altsystem");
    private static final List<String> HEADQUARTERS = List.of("Polen", "NL", "USA", "Italien", "Schweden", "Japan");
    private static final List<String> EMOJI = List.of("🙁", "👎", "🤷", "😤", "💸");

    private final TextGroups phrases = TextGroups.read(
            "phrases-price.txt",
            "phrases-competition.txt",
            "phrases-product.txt",
            "phrases-need.txt",
            "phrases-timing.txt",
            "phrases-engagement.txt",
            "phrases-buyer.txt",
            "phrases-targeting.txt",
            "phrases-selling.txt",
            "phrases-external.txt",
            "phrases-record.txt",
            "phrases-unknown.txt",
            "phrases-causes.txt");

    /**
     * @param group the group of phrases, mostly a canonical reason
     * @param competitor who is meant by {@code {competitor}}; empty for anyone
     * @param day when it is written; quarters and months that the note names come later
     */
    String write(String group, String competitor, LocalDate day, Dice dice) {
        String note = filledIn(dice.oneOf(phrases.get(group)), competitor, day, dice);
        return afterthought(typed(note, dice), day, dice);
    }

    private static String filledIn(String phrase, String competitor, LocalDate day, Dice dice) {
        YearMonth later = YearMonth.from(day).plusMonths(dice.between(2, 9));
        return phrase.replace("{competitor}", competitor.isEmpty() ? Competitors.TALKED_ABOUT.draw(dice) : competitor)
                .replace("{quarter}", "Q" + later.get(IsoFields.QUARTER_OF_YEAR))
                .replace("{year}", String.valueOf(later.getYear()))
                .replace("{month}", MONTHS.get(later.getMonthValue() - 1))
                .replace("{system}", dice.oneOf(SYSTEMS))
                .replace("{country}", dice.oneOf(HEADQUARTERS))
                .replace("{percent}", String.valueOf(dice.between(2, 9) * 5));
    }

    private static String typed(String note, Dice dice) {
        String typed = note;
        if (dice.chance(0.22)) {
            typed = typed.toLowerCase(Locale.ROOT);
        }
        if (dice.chance(0.08)) {
            typed = typed.replace("ä", "ae")
                    .replace("ö", "oe")
                    .replace("ü", "ue")
                    .replace("ß", "ss");
        }
        if (dice.chance(0.05) && typed.length() > 6) {
            typed = withTypo(typed, dice);
        }
        return typed;
    }

    /** Two letters swapped, or one lost, somewhere behind the first. */
    private static String withTypo(String text, Dice dice) {
        int at = dice.between(1, text.length() - 3);
        if (!Character.isLetter(text.charAt(at)) || !Character.isLetter(text.charAt(at + 1))) {
            return text;
        }
        String swapped = dice.chance(0.6) ? "" + text.charAt(at + 1) + text.charAt(at) : "" + text.charAt(at);
        return text.substring(0, at) + swapped + text.substring(at + 2);
    }

    private static String afterthought(String note, LocalDate day, Dice dice) {
        String date = day.getDayOfMonth() + "." + day.getMonthValue() + ".";
        return switch (dice.between(0, 99)) {
            case 0, 1, 2 -> note + " ";
            case 3, 4 -> note + "\n" + date + " nochmal telefoniert, bleibt dabei";
            case 5 -> note + "\nWV " + MONTHS.get(day.plusMonths(6).getMonthValue() - 1);
            case 6, 7, 8 -> date + " " + note;
            case 9, 10 -> note + " lt. Tel " + date;
            case 11 -> note + " " + dice.oneOf(EMOJI);
            case 12 -> note + "!!";
            case 13, 14 -> note + "...";
            case 15 -> note + " (lt. Mail)";
            case 16 -> note + ", schade";
            case 17 -> note + "\n\nmoved to closed, will retry next year";
            default -> note;
        };
    }
}
