package dev.whynot.reason;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a text as {@link TextKey} folds them, and how each stands in the text. */
final class Words {

    private static final int LETTER_NUMBER_OR_MARK = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER
            | 1 << Character.NON_SPACING_MARK
            | 1 << Character.COMBINING_SPACING_MARK
            | 1 << Character.ENCLOSING_MARK;

    private final String text;
    private final List<Word> words = new ArrayList<>();

    private Words(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            int start = at;
            boolean ascii = true;
            int c = text.codePointAt(at);
            while (isOfWord(c)) {
                ascii &= c < 0x80;
                at += Character.charCount(c);
                c = at < text.length() ? text.codePointAt(at) : ' ';
            }
            if (at > start) {
                add(start, at, ascii);
            } else {
                at += Character.charCount(c);
            }
        }
    }

    static Words of(String text) {
        return new Words(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    int size() {
        return words.size();
    }

    /** The word as {@link TextKey} folds it. */
    String folded(int word) {
        return words.get(word).folded();
    }

    /** The word with its umlauts as plain vowels, where they are not written out: {@code muller}. */
    String plain(int word) {
        return words.get(word).plain();
    }

    /** Whether these folded words stand in the text from word {@code first} on. */
    boolean stand(List<String> sought, int first) {
        if (first < 0 || first + sought.size() > size()) {
            return false;
        }
        for (int i = 0; i < sought.size(); i++) {
            if (!folded(first + i).equals(sought.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean startsSmall(int word) {
        return Character.isLowerCase(text.codePointAt(words.get(word).start()));
    }

    /** Whether the word without its last {@code tail} characters has no lower case letter. */
    boolean isAllCapitals(int word, int tail) {
        Word at = words.get(word);
        return text.substring(at.start(), at.end() - tail).chars().noneMatch(Character::isLowerCase);
    }

    boolean hasCapitals() {
        return text.chars().anyMatch(Character::isUpperCase);
    }

    /** Whether no word follows, or more than blanks and hyphens stand before it. */
    boolean endsClause(int word) {
        return word + 1 == size() || !between(word).chars().allMatch(c -> c == ' ' || c == '-');
    }

    /** Whether nothing but a dot stands before the next word, as in a domain. */
    boolean isJoinedByDot(int word) {
        return word + 1 < size() && between(word).equals(".");
    }

    /** Whether an apostrophe ties it to the next word, which is more than a genitive's s: "dell'anno", "won't". */
    boolean isElided(int word) {
        return word + 1 < size()
                && !folded(word + 1).equals("s")
                && (between(word).equals("'") || between(word).equals("\u2019"));
    }

    private String between(int word) {
        return text.substring(words.get(word).end(), words.get(word + 1).start());
    }

    private void add(int start, int end, boolean ascii) {
        String word = text.substring(start, end);
        String folded = ascii ? word.toLowerCase(Locale.ROOT) : TextKey.of(word);
        if (!folded.isEmpty()) {
            words.add(new Word(folded, ascii ? folded : TextKey.of(NameForms.withoutUmlauts(word)), start, end));
        }
    }

    private static boolean isOfWord(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        return (1 << Character.getType(c) & LETTER_NUMBER_OR_MARK) != 0;
    }

    private record Word(String folded, String plain, int start, int end) {}
}
