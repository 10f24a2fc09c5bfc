package dev.whynot.reason;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Words around a place in a text that say that a name stands there: "went with *", "an * verloren".
 *
 * @param before folded words that stand before it
 * @param after folded words that stand behind it
 */
record NameContext(List<String> before, List<String> after) {

    private static final int MOST_BETWEEN = 3;
    private static final Set<String> MAY_STAND_BETWEEN = Set.of(
            "the",
            "der",
            "die",
            "das",
            "den",
            "dem",
            "firma",
            "fa",
            "anbieter",
            "competitor",
            "wettbewerber",
            "vendor");

    /** Reads "before * after", one of which may be missing. */
    static NameContext of(String pattern) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            throw new IllegalArgumentException("No * in '" + pattern + "'");
        }
        return new NameContext(folded(pattern.substring(0, star)), folded(pattern.substring(star + 1)));
    }

    /** Whether these words stand around the words from {@code first} to {@code last} of the text. */
    boolean isAround(Words words, int first, int last) {
        return standsBefore(words, first) && standsBehind(words, last);
    }

    private boolean standsBefore(Words words, int first) {
        int end = first;
        while (!endsAt(words, end) && end > 0 && MAY_STAND_BETWEEN.contains(words.folded(end - 1))) {
            end--;
        }
        return endsAt(words, end);
    }

    private boolean endsAt(Words words, int end) {
        return words.stand(before, end - before.size());
    }

    private boolean standsBehind(Words words, int last) {
        int latest = last + 1 + (before.isEmpty() ? 0 : MOST_BETWEEN);
        for (int start = last + 1; start <= latest; start++) {
            if (words.stand(after, start) && !words.isElided(start + after.size() - 1)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> folded(String words) {
        String key = TextKey.of(words);
        return key.isEmpty() ? List.of() : Arrays.asList(key.split(" "));
    }
}
