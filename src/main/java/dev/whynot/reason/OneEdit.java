package dev.whynot.reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds words that are one typo away: one letter more, less or other, or two neighbours swapped (the restricted distance of
 * Damerau and Levenshtein, 1). Words of fewer than six letters are never near another, nor are words whose digits differ:
 * Office 365 is not Office 366.
 *
 * <p>Words one edit apart become equal when each loses one letter or none, so only words that share such a rest are compared
 * (Garbe, SymSpell, 2012).
 */
final class OneEdit {

    private static final int FEWEST_LETTERS = 6;

    private final Map<String, List<String>> byRest = new HashMap<>();

    /** Makes a word one that can be found. */
    void add(String word) {
        for (String rest : rests(word)) {
            byRest.computeIfAbsent(rest, key -> new ArrayList<>(1)).add(word);
        }
    }

    /** The words added so far that are one edit away from this one. */
    Set<String> near(String word) {
        Set<String> near = new HashSet<>();
        for (String rest : rests(word)) {
            for (String other : byRest.getOrDefault(rest, List.of())) {
                if (isOneEdit(word, other) && digits(word).equals(digits(other))) {
                    near.add(other);
                }
            }
        }
        return near;
    }

    private static Set<String> rests(String word) {
        Set<String> rests = new HashSet<>();
        if (word.chars().filter(Character::isLetter).count() >= FEWEST_LETTERS) {
            rests.add(word);
            for (int i = 0; i < word.length(); i++) {
                rests.add(word.substring(0, i) + word.substring(i + 1));
            }
        }
        return rests;
    }

    private static boolean isOneEdit(String one, String other) {
        int same = 0;
        int shorter = Math.min(one.length(), other.length());
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        String a = one.substring(same);
        String b = other.substring(same);
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length() == 1;
        }
        return a.substring(1).equals(b)
                || a.equals(b.substring(1))
                || a.substring(1).equals(b.substring(1))
                || a.length() > 1
                        && b.length() > 1
                        && a.charAt(0) == b.charAt(1)
                        && a.charAt(1) == b.charAt(0)
                        && a.substring(2).equals(b.substring(2));
    }

    private static String digits(String word) {
        StringBuilder digits = new StringBuilder();
        word.chars().filter(Character::isDigit).forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}
