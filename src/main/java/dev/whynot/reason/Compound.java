package dev.whynot.reason;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes German compounds apart: "Preisgründen" is about the price, "Schnittstellenproblem" about an interface. */
final class Compound {

    /** What only says that the word before it is the topic. */
    private static final List<String> HEADS = List.of(
            "gruende",
            "gruenden",
            "grund",
            "problem",
            "probleme",
            "problemen",
            "problematik",
            "thema",
            "themen",
            "thematik",
            "frage",
            "fragen",
            "situation",
            "lage",
            "sache",
            "punkt",
            "aspekt",
            "faktor",
            "einwand",
            "bedenken",
            "mangel",
            "luecke",
            "luecken",
            "niveau",
            "gestaltung",
            "vorstellung",
            "vorstellungen");

    /** What a competitor has: "Wettbewerbsangebot" is about competition, but "Preisangebot" is no word about the price. */
    private static final List<String> OFFERS =
            List.of("angebot", "angebote", "produkt", "produkte", "loesung", "loesungen", "system", "systeme");

    private static final List<String> BINDINGS = List.of("", "s", "es", "n", "en");

    private Compound() {}

    /**
     * The first part of a compound.
     *
     * @param word as in a {@link TextKey}
     * @param isTopic whether a word is known to name a reason by itself
     * @param isCompetitor whether a word is known to name a competitor
     */
    static Optional<String> topic(String word, Predicate<String> isTopic, Predicate<String> isCompetitor) {
        return first(word, HEADS, isTopic).or(() -> first(word, OFFERS, isCompetitor));
    }

    private static Optional<String> first(String word, List<String> heads, Predicate<String> isKnown) {
        for (String head : heads) {
            if (!word.endsWith(head)) {
                continue;
            }
            String modifier = word.substring(0, word.length() - head.length());
            for (String binding : BINDINGS) {
                if (modifier.endsWith(binding)) {
                    String topic = modifier.substring(0, modifier.length() - binding.length());
                    if (isKnown.test(topic)) {
                        return Optional.of(topic);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
