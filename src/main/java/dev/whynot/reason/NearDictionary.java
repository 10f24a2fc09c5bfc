package dev.whynot.reason;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the dictionary phrase that a short text means without being it: misspelled, inflected, in another order, with
 * filler words, or as a German compound. It passes on what fits two reasons equally well, and what has a word that
 * the phrase does not explain.
 */
public final class NearDictionary {

    private static final int MOST_LETTERS = 120;
    private static final int MOST_WORDS = 6;
    private static final int MOST_FILLERS = 6;
    private static final int MOST_READINGS = 500;

    /** The confidence where nothing but endings, order and fillers differ. */
    private static final double WITHOUT_EDITS = 0.95;

    /** What each edit leaves of it. */
    private static final double PER_EDIT = 0.9;

    /** Stands for the reason of what has more than one. */
    private static final String SEVERAL = "";

    /** Phrases whose words mean something elsewhere. */
    private static final List<String> FILLER_PHRASES = List.of(
            " at the moment ",
            " at present ",
            " right now ",
            " for now ",
            " so far ",
            " zur zeit ",
            " im moment ",
            " vor allem ");

    /** What does not say which reason it is, though it would if the word that is a filler elsewhere were left out. */
    private static final List<String> UNDECIDED = List.of(
            "lost budget",
            "legal reasons",
            "customer competitor",
            "customer competition",
            "Kunde Wettbewerber",
            "Kunde Wettbewerb",
            "Kunde Mitbewerber",
            "Kunde Konkurrenz");

    private static final String COMPETITOR = "competitor_chosen";

    private static final Set<String> NEGATIONS = Set.of("kein", "nicht");

    /** Reason by the stems of a phrase, sorted. */
    private final Map<String, String> byStems = new HashMap<>();

    /** Reason by the letters of a phrase without blanks. */
    private final Map<String, String> byLetters = new HashMap<>();

    /** Stem by word, of all words of the phrases. */
    private final Map<String, String> stems = new HashMap<>();

    private final Set<String> knownStems = new HashSet<>();

    /** Stem by word, of those that are written without their umlauts: "verfugbar". */
    private final Map<String, String> withoutUmlauts = new HashMap<>();

    private final Spelling spelling;

    /** One way to read a word of the text; a null stem leaves it out. */
    private record Reading(String stem, int edits) {}

    /** A phrase that the text may mean. Fewer edits are better, then more of the text's words. */
    private record Fit(String reason, int edits, int words) {

        Fit or(Fit other) {
            if (edits != other.edits) {
                return edits < other.edits ? this : other;
            }
            if (words != other.words) {
                return words > other.words ? this : other;
            }
            return reason.equals(other.reason) ? this : new Fit(SEVERAL, edits, words);
        }
    }

    public NearDictionary(Dictionary dictionary) {
        dictionary.phrases().forEach(this::add);
        UNDECIDED.forEach(phrase -> add(TextKey.of(phrase), SEVERAL));
        knownStems.addAll(stems.values());
        new TreeMap<>(stems).forEach((word, stem) -> {
            String plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
            if (!plain.equals(word) && plain.length() > 2) {
                withoutUmlauts.put(plain, stem);
            }
        });
        Set<String> words = new HashSet<>(stems.keySet());
        words.addAll(Fillers.optional());
        spelling = new Spelling(words);
    }

    /**
     * The reason of the phrase that the text comes nearest to. Its confidence is 0.95 where only endings, order and
     * fillers differ, and nine tenths of that for each edit: a letter too many, missing, wrong or swapped with the
     * next, umlauts left out of a word, a compound taken apart, blanks left out of the phrase.
     */
    public Optional<Near> find(String text) {
        if (text.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        String key = TextKey.of(text);
        Fit fit = fit(key);
        if (fit == null) {
            String reason = byLetters.get(key.replace(" ", ""));
            fit = reason == null ? null : new Fit(reason, 1, 1);
        }
        return Optional.ofNullable(fit)
                .filter(found -> !found.reason.equals(SEVERAL))
                .map(found -> new Near(found.reason, WITHOUT_EDITS * Math.pow(PER_EDIT, found.edits)));
    }

    private void add(String key, String reason) {
        List<String> words = words(key);
        words.forEach(word -> stems.put(word, WordStem.of(word)));
        String[] bag = words.stream().map(WordStem::of).distinct().toArray(String[]::new);
        if (String.join("", bag).length() > 2) {
            byStems.merge(inOrder(bag, bag.length), reason, NearDictionary::oneOrSeveral);
        }
        byLetters.merge(key.replace(" ", ""), reason, NearDictionary::oneOrSeveral);
    }

    private static String oneOrSeveral(String reason, String other) {
        return reason.equals(other) ? reason : SEVERAL;
    }

    private Fit fit(String key) {
        Fit fit = fit(words(key));
        if (fit != null) {
            return fit;
        }
        String padded = " " + key + " ";
        String shorter = padded;
        for (String phrase : FILLER_PHRASES) {
            shorter = shorter.replace(phrase, " ");
        }
        return shorter.length() < padded.length() ? fit(words(shorter.strip())) : null;
    }

    private Fit fit(List<String> words) {
        long fillers = words.stream().filter(Fillers::isOptional).count();
        long content = words.size() - fillers;
        if (content == 0 || content > MOST_WORDS || fillers > MOST_FILLERS) {
            return null;
        }
        boolean isDenied = false;
        List<List<Reading>> readings = new ArrayList<>();
        int ways = 1;
        for (String word : words) {
            List<Reading> ofWord = readings(word, isDenied, content == 1);
            isDenied |= NEGATIONS.contains(WordStem.of(word));
            if (ofWord.isEmpty()) {
                return null;
            }
            ways *= ofWord.size();
            if (ways > MOST_READINGS) {
                return null;
            }
            readings.add(ofWord);
        }
        return best(readings, 0, new String[words.size()], 0, 0);
    }

    private Fit best(List<List<Reading>> readings, int at, String[] read, int length, int edits) {
        if (at == readings.size()) {
            String reason = length == 0 ? null : byStems.get(inOrder(read, length));
            return reason == null ? null : new Fit(reason, edits, length);
        }
        Fit best = null;
        for (Reading reading : readings.get(at)) {
            boolean isNew = reading.stem != null
                    && !Arrays.asList(read).subList(0, length).contains(reading.stem);
            if (isNew) {
                read[length] = reading.stem;
            }
            Fit fit = best(readings, at + 1, read, isNew ? length + 1 : length, edits + reading.edits);
            best = fit == null ? best : best == null ? fit : best.or(fit);
        }
        return best;
    }

    private List<Reading> readings(String word, boolean isDenied, boolean isAlone) {
        List<Reading> readings = new ArrayList<>(2);
        String stem = WordStem.of(word);
        if (knownStems.contains(stem)) {
            readings.add(new Reading(stem, 0));
        }
        if (isOptional(word, isDenied)) {
            readings.add(new Reading(null, 0));
        }
        return readings.isEmpty() ? guesses(word, isDenied, isAlone) : readings;
    }

    private List<Reading> guesses(String word, boolean isDenied, boolean isAlone) {
        String known = withoutUmlauts.get(word);
        if (known != null) {
            return List.of(new Reading(known, 1));
        }
        Optional<String> topic = isDenied
                ? Optional.empty()
                : Compound.topic(word, this::isTopic, part -> COMPETITOR.equals(reasonOf(part)));
        List<Reading> readings = new ArrayList<>();
        topic.ifPresent(part -> readings.add(new Reading(WordStem.of(part), 1)));
        for (Spelling.Correction correction : spelling.corrections(word)) {
            String meant = correction.word();
            String stem = stems.get(meant);
            boolean isOptional = isOptional(meant, isDenied);
            if (beginAlike(word, meant) || !isAlone && !isOptional && !NEGATIONS.contains(stem)) {
                if (stem != null) {
                    readings.add(new Reading(stem, correction.edits()));
                }
                if (isOptional) {
                    readings.add(new Reading(null, correction.edits()));
                }
            }
        }
        return readings;
    }

    private static boolean isOptional(String word, boolean isDenied) {
        return Fillers.isOptional(word) || !isDenied && Fillers.isHead(word);
    }

    /** One word alone is not taken for another that begins otherwise, unless its first two letters are swapped. */
    private static boolean beginAlike(String word, String other) {
        return word.charAt(0) == other.charAt(0)
                || word.charAt(0) == other.charAt(1) && word.charAt(1) == other.charAt(0);
    }

    private boolean isTopic(String word) {
        String reason = reasonOf(word);
        return reason != null && !reason.equals(SEVERAL);
    }

    private String reasonOf(String word) {
        return word.length() < 3 ? null : byStems.get(WordStem.of(word));
    }

    private static String inOrder(String[] bag, int length) {
        String[] sorted = Arrays.copyOf(bag, length);
        Arrays.sort(sorted);
        return String.join(" ", sorted);
    }

    /** The words that count. */
    private static List<String> words(String key) {
        return Contractions.writtenOut(key).stream()
                .filter(word -> !Fillers.isEmpty(word))
                .toList();
    }
}
