package dev.whynot.reason;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the known words that a misspelled one may stand for, by the letters that are left when some are deleted: two
 * words one edit apart share a form with at most one letter deleted from each (symmetric delete, W. Garbe's SymSpell).
 * An edit is a letter too many, missing, wrong, or swapped with the next.
 */
final class Spelling {

    /** Only this many first letters are indexed, which keeps the index small; the rest is compared. */
    private static final int INDEXED = 7;

    /** Beginnings that change what a word means: "angekündigt" is no misspelling of "abgekündigt". */
    private static final Set<String> PREFIXES = Set.of(
            "", "ab", "an", "auf", "aus", "be", "bei", "de", "dis", "ein", "ent", "er", "ge", "im", "in", "ir", "mis",
            "mit", "nach", "non", "over", "pre", "re", "um", "un", "under", "ver", "vor", "weg", "zer", "zu",
            "zurueck");

    /** Words that are no misspellings, though they look like one of a word that often names a reason. */
    private static final Set<String> RIGHT = Set.copyOf(List.of("""
            abgelegen abgelegt aerger alter anbieten angaben angestellt antwortzeit anwendung apartment aufgehoert
            aufgelegt aufgeschoben ausgedacht ausgelistet ausgesucht beach belegt beschafft beschlossen besichtigt
            bestimmt besucht betrag betriebsart betriebsarzt betroffen bieter border breach brought cater chance chances
            charge charges chase chased cloned closer comparable competent competitive complaint complaints computing
            concerts connect connected connection county cross currency datei daten dated decade difference dutch
            eight elected election employer enter enthalten entwickler ergeben ertrag even exception exemption expansive
            expense extensive feuer fight filed finding first found freigeben function functions gebucht gefunden
            geschafft gesendet gesprochen gewandert ground hause horse individuell insulation integrator interaction
            interna internet invested iphone kasten kenne kennen konten kredit kreis lage lane larger laser lauter layer
            lease leitung liability licht lieferung light listung locker lower makler markt meine messing might mission
            mother mouse nachbar nacht nearly negligible night north offen older operating operators ordner osten pacht
            passed passenger past pending personal posten pound preisanfrage preisanfragen press presse prime prise
            pride prince produce production promise quiet quite quota range rated ratio react reaction reception rechner
            rechte redaktion referenten referentin regal regierung reise rejection relation remise requisition resident
            residents retirement rezension rezeption round runde runden rushed score season seasons seine sektionen
            sender sending server shareholder shock sicht sight sollte sortiert sound stability stack stall steht stick
            stift stueck suche summer supplied supplies supporter teach teams technician those tight titel tower tranche
            trick truck tuer uncertain unsure unten unternehmer vague valve vater verfasst verlaufen verlusten vermessen
            versagt verschiebt vertraulich vertraut vertreten viability vorgang vorhaben vorrang vortrag wagen warten
            water wechselt widerstand withdraw worden would wuerde yearly zelle zieht""".strip().split("\\s+")));

    private final Map<String, List<String>> byForm = new HashMap<>();

    /**
     * A known word and how far it is.
     *
     * @param edits 1 or 2
     */
    record Correction(String word, int edits) {}

    Spelling(Collection<String> known) {
        for (String word : Set.copyOf(known)) {
            for (String form : forms(word, edits(word))) {
                byForm.computeIfAbsent(form, f -> new ArrayList<>(1)).add(word);
            }
        }
    }

    /** The edits that a known word may be away: one from 5 letters on, two from 9 letters on. */
    private static int edits(String word) {
        return word.length() >= 9 ? 2 : word.length() >= 5 ? 1 : 0;
    }

    /** The known words that the word may stand for, in no order; none if it has fewer than 4 letters or is right. */
    List<Correction> corrections(String word) {
        if (word.length() < 4 || RIGHT.contains(word)) {
            return List.of();
        }
        Set<String> candidates = new HashSet<>();
        for (String form : forms(word, word.length() >= 7 ? 2 : 1)) {
            candidates.addAll(byForm.getOrDefault(form, List.of()));
        }
        List<Correction> corrections = new ArrayList<>();
        for (String candidate : candidates) {
            int distance = distance(word, candidate, edits(candidate));
            if (distance > 0 && distance <= edits(candidate) && !differByPrefix(word, candidate)) {
                corrections.add(new Correction(candidate, distance));
            }
        }
        return corrections;
    }

    private static Set<String> forms(String word, int deletions) {
        Set<String> forms = new HashSet<>();
        if (deletions == 0) {
            return forms;
        }
        Set<String> last = Set.of(word.substring(0, Math.min(INDEXED, word.length())));
        forms.addAll(last);
        for (int i = 0; i < deletions; i++) {
            Set<String> shorter = new HashSet<>();
            for (String form : last) {
                for (int at = 0; at < form.length(); at++) {
                    shorter.add(form.substring(0, at) + form.substring(at + 1));
                }
            }
            forms.addAll(shorter);
            last = shorter;
        }
        return forms;
    }

    private static boolean differByPrefix(String a, String b) {
        int common = 0;
        while (common < Math.min(a.length(), b.length())
                && a.charAt(a.length() - 1 - common) == b.charAt(b.length() - 1 - common)) {
            common++;
        }
        return PREFIXES.contains(a.substring(0, a.length() - common))
                && PREFIXES.contains(b.substring(0, b.length() - common));
    }

    /** The optimal string alignment distance, or a number above {@code most}. */
    private static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return most + 1;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
