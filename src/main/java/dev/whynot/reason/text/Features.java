package dev.whynot.reason.text;

import java.util.Arrays;
import java.util.List;

/**
 * The features of a text: its words, pairs of words that follow each other or have one word between them, and the
 * character n-grams of each word, so that typos, endings and compounds still have something in common. Each is hashed
 * to a number below {@link #SIZE}.
 */
final class Features {

    static final int SIZE = 1 << 18;

    private static final int SHORTEST_GRAM = 2;
    private static final int LONGEST_GRAM = 5;
    private static final int LONGEST_NUMBER = 4;
    private static final String FIGURES = "0".repeat(LONGEST_NUMBER);

    private Features() {}

    /** Each kind by itself, as there are many more n-grams than words. */
    record Kinds(int[] words, int[] pairs, int[] grams) {

        List<int[]> all() {
            return List.of(words, pairs, grams);
        }
    }

    /**
     * The features of a text, in no order; one that occurs twice is there twice.
     *
     * @param key the text as {@code TextKey.of} writes it
     */
    static Kinds of(String key) {
        String[] words = key.isEmpty() ? new String[0] : key.split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = withoutFigures(words[i]);
        }
        Numbers grams = new Numbers();
        Numbers pairs = new Numbers();
        Numbers singles = new Numbers();
        for (int i = 0; i < words.length; i++) {
            singles.add(hash(hash(START, 'w'), words[i], 0, words[i].length()));
            if (i + 1 < words.length) {
                pairs.add(pair('b', words[i], words[i + 1]));
            }
            if (i + 2 < words.length) {
                pairs.add(pair('k', words[i], words[i + 2]));
            }
            String framed = "<" + words[i] + ">";
            for (int length = SHORTEST_GRAM; length <= LONGEST_GRAM; length++) {
                for (int from = 0; from + length <= framed.length(); from++) {
                    grams.add(hash(hash(START, 'c'), framed, from, from + length));
                }
            }
        }
        return new Kinds(singles.toArray(), pairs.toArray(), grams.toArray());
    }

    /** An amount does not matter, its length may. */
    private static String withoutFigures(String word) {
        return word.chars().allMatch(Character::isDigit)
                ? FIGURES.substring(0, Math.min(LONGEST_NUMBER, word.length()))
                : word;
    }

    private static int pair(char kind, String one, String other) {
        int first = hash(hash(START, kind), one, 0, one.length());
        return hash(hash(first, ' '), other, 0, other.length());
    }

    // FNV-1a
    private static final int START = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private static int hash(int before, char c) {
        return (before ^ c) * PRIME;
    }

    private static int hash(int before, String text, int from, int to) {
        int hash = before;
        for (int i = from; i < to; i++) {
            hash = hash(hash, text.charAt(i));
        }
        return hash;
    }

    private static final class Numbers {

        private int[] numbers = new int[32];
        private int size;

        /** Mixes the bits (as MurmurHash3 ends), of which only the lower ones are kept. */
        void add(int hash) {
            int mixed = hash ^ hash >>> 16;
            mixed *= 0x85ebca6b;
            mixed ^= mixed >>> 13;
            mixed *= 0xc2b2ae35;
            mixed ^= mixed >>> 16;
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = mixed & SIZE - 1;
        }

        int[] toArray() {
            return Arrays.copyOf(numbers, size);
        }
    }
}
