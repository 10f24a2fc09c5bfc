package dev.whynot.reason;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the common English and German endings off a word, so that its forms meet in one stem. Light on purpose, so
 * that words of different meaning stay apart ("Entscheider" and "entscheiden"). A stem need not be a word.
 */
final class WordStem {

    /** Letters that a stem keeps at least. */
    private static final int SHORTEST = 4;

    /** Forms that no ending explains, abbreviations, and misspellings of short words or that the dictionary has. */
    private static final Map<String, String> IRREGULAR = irregular("""
            kein: no ohne without zero null keinerlei kien kiene keien keinn
            nicht: not never nie niemals nich nciht nihct nixht niht
            hoch: hohe hoher hohes hohen hohem
            teuer: teure teurer teures teuren teur
            fehl: fehlt fehlte fehlten fehlend fehlende fehlender fehlendes fehlenden fehlendem
            reagier: reagiert reagierte
            antwort: antwortet antwortete
            meld: meldet meldete meldeten
            choose: chose chosen chooses choosing
            go: went goes going gone
            keep: kept keeps keeping
            buy: bought buys buying
            build: built builds
            leave: left leaves leaving
            ansprechpartner: ap ansprechparter ansprechpartnerin
            geschaeftsfuehrung: gf
            mitarbeiter: ma
            expensiv: expencive
            interest: intrest intrested
            interess: intresse
            konkurrenz: konkurenz
            konkurs: konkurs
            duplicat: dublicate""");

    /** What a German adjective ends in before its ending "er"; other words in "er" are mostly people who do a thing. */
    private static final Set<String> BEFORE_ER = Set.of(
            "ich", "ig", "sch", "end", "cht", "ell", "elt", "iv", "kein", "klein", "gross", "ander", "weiter", "eigen",
            "intern", "konkret", "akut");

    private WordStem() {}

    private static Map<String, String> irregular(String lines) {
        Map<String, String> stems = new HashMap<>();
        lines.lines().map(line -> line.split(": ")).forEach(line -> List.of(line[1].split(" "))
                .forEach(form -> stems.put(form, line[0])));
        return Map.copyOf(stems);
    }

    /**
     * The stem of a word.
     *
     * @param word as in a {@link TextKey}
     */
    static String of(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        String stem = withoutEnding(word);
        return IRREGULAR.getOrDefault(stem, stem);
    }

    private static String withoutEnding(String word) {
        if (word.endsWith("ies") && word.length() > SHORTEST + 1) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("ing") || word.endsWith("ed")) {
            String stem = word.substring(0, word.length() - (word.endsWith("ed") ? 2 : 3));
            return stem.length() < SHORTEST ? word : withoutE(single(stem));
        }
        if (word.endsWith("er")) {
            String stem = word.substring(0, word.length() - 2);
            return BEFORE_ER.stream().anyMatch(stem::endsWith) ? stem : word;
        }
        if (word.endsWith("ern") && word.length() >= SHORTEST + 3) {
            return withoutEnding(word.substring(0, word.length() - 1));
        }
        if ((word.endsWith("en") || word.endsWith("em") || word.endsWith("es")) && word.length() >= SHORTEST + 2) {
            return withoutE(word.substring(0, word.length() - 2));
        }
        if (word.endsWith("s") && word.length() > SHORTEST && "sui".indexOf(word.charAt(word.length() - 2)) < 0) {
            return withoutEnding(word.substring(0, word.length() - 1));
        }
        return withoutE(word);
    }

    private static String withoutE(String stem) {
        return stem.endsWith("e") && stem.length() > SHORTEST ? stem.substring(0, stem.length() - 1) : stem;
    }

    /** Takes back the doubling of "cancelled" and "planning". */
    private static String single(String stem) {
        int last = stem.length() - 1;
        char end = stem.charAt(last);
        return end == stem.charAt(last - 1) && "lnpt".indexOf(end) >= 0 ? stem.substring(0, last) : stem;
    }
}
