package dev.whynot.reason;

import static java.util.stream.Collectors.joining;

import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Some words of a text that may be a name. "And" inside them is left out, as by {@link NameForms}.
 *
 * @param first the first word
 * @param last the last word
 * @param ending how many letters at the end of the last word do not belong to the name
 */
record Run(Words text, int first, int last, int ending) {

    private static final CompetitorWords WORDS = CompetitorWords.BUNDLED;

    /** Shorter words make up a name only if it was learnt in just these words: "A B Bank" is not "AB Bank". */
    private static final int FREELY_JOINED = 3;

    /** A shorter name has a genitive only if it is in capitals: "SAPs", not "saps". */
    private static final int FREELY_INFLECTED = 4;

    /** A shorter name is one by itself only if it is in capitals: "HP", not "hp". */
    private static final int FREELY_WRITTEN = 3;

    /** What follows a dot in "Monday.com". */
    private static final Set<String> DOMAINS = Set.of("com", "de", "io", "net", "org", "ai");

    /**
     * Whether the text names the competitor by these words.
     *
     * @param forms the {@link NameForms} of the competitor, one of which these words are, blanks aside
     */
    boolean isName(Set<String> forms) {
        return isSpeltAsIn(forms)
                && isInflected()
                && !text.isElided(last)
                && (!isOrdinary() || isDomain() || isInContext());
    }

    private boolean isSpeltAsIn(Set<String> forms) {
        return words(text::folded).allMatch(word -> word.length() >= FREELY_JOINED)
                || forms.contains(words(text::folded).collect(joining(" ")))
                || forms.contains(words(text::plain).collect(joining(" ")));
    }

    private boolean isInflected() {
        return ending == 0 || letters() >= FREELY_INFLECTED || text.isAllCapitals(last, ending);
    }

    private boolean isOrdinary() {
        return words(text::folded).allMatch(Run::isOrdinary)
                || words(text::plain).allMatch(Run::isOrdinary)
                || letters() < FREELY_WRITTEN && !text.isAllCapitals(last, ending);
    }

    private static boolean isOrdinary(String word) {
        return word.length() == 1 || WORDS.isOrdinary(word) || word.chars().noneMatch(Character::isLetter);
    }

    private boolean isDomain() {
        return text.isJoinedByDot(last) && DOMAINS.contains(text.folded(last + 1));
    }

    /** Whether the words are written as a name, and stand where one would. */
    private boolean isInContext() {
        boolean capitals = positions().noneMatch(text::startsSmall);
        boolean inHaste = !text.hasCapitals();
        return WORDS.contexts().stream()
                .filter(context -> capitals
                        || inHaste && (text.endsClause(last) || !context.after().isEmpty()))
                .anyMatch(context -> context.isAround(text, first, last));
    }

    private int letters() {
        return words(text::folded).mapToInt(String::length).sum();
    }

    private Stream<String> words(IntFunction<String> spelling) {
        return positions().mapToObj(position -> {
            String word = spelling.apply(position);
            return position < last ? word : word.substring(0, word.length() - ending);
        });
    }

    private IntStream positions() {
        return IntStream.rangeClosed(first, last)
                .filter(position -> position == first || !NameForms.isLink(text.folded(position)));
    }
}
