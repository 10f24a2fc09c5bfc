package dev.whynot.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes out what English draws together: "didn't", "didnt" and "did not" are the same words. */
final class Contractions {

    private static final Set<String> DRAWN_TOGETHER = Set.of(
            "cannot",
            "cant",
            "couldnt",
            "didnt",
            "doesnt",
            "dont",
            "hadnt",
            "hasnt",
            "havent",
            "isnt",
            "shouldnt",
            "wasnt",
            "werent",
            "wont",
            "wouldnt",
            "arent");

    private static final Set<String> AFTER_TOO = Set.of(
            "big",
            "complex",
            "early",
            "expensive",
            "far",
            "few",
            "high",
            "large",
            "late",
            "little",
            "long",
            "low",
            "many",
            "much",
            "pushy",
            "slow",
            "small");

    private Contractions() {}

    /** The words of a {@link TextKey}, with "not" as a word of its own and "to expensive" taken for "too expensive". */
    static List<String> writtenOut(String key) {
        String[] words = key.split(" ");
        List<String> written = new ArrayList<>(words.length + 1);
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            String next = i + 1 < words.length ? words[i + 1] : "";
            if (next.equals("t") && word.endsWith("n") || DRAWN_TOGETHER.contains(word)) {
                written.add(verb(word));
                written.add("not");
                i += next.equals("t") ? 1 : 0;
            } else if (word.equals("to") && AFTER_TOO.contains(next)) {
                written.add("too");
            } else if (!word.isEmpty()) {
                written.add(word);
            }
        }
        return written;
    }

    private static String verb(String word) {
        return word.startsWith("can") ? "can" : word.substring(0, word.length() - (word.endsWith("nt") ? 2 : 1));
    }
}
