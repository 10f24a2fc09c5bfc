package dev.whynot.reason;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The forms under which one spelling of a company's name is looked up. Each is a line of folded words; two spellings are
 * one name if they have a form in common, blanks aside.
 */
final class NameForms {

    private static final Set<String> LINKS = Set.of("und", "and");
    private static final Set<String> COMPANY = Set.of("fa", "firma");
    private static final int LONGEST_LEGAL_FORM = 4;

    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*\\]");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://(?:www\\.)?|\\bwww\\.)([^\\s/;,|]+)[^\\s;,|]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOMAIN = Pattern.compile(
            "(?<=[\\p{L}\\p{N}])(?:\\.co)?\\.(?:com|net|org|biz|info|io|ai|app|cloud|dev|de|at|ch|eu|uk|co|fr|nl|be|it|es"
                    + "|us|pl|se|dk|no|fi|cz)(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    private NameForms() {}

    /**
     * The forms of a name: with and without its domain, umlauts written out and as plain vowels; always without what
     * stands in brackets, legal forms at the end and "and" between two words.
     *
     * @return empty if the name has no letter and no digit
     */
    static Set<String> of(String name) {
        String bare = ADDRESS.matcher(withoutBrackets(name)).replaceAll("$1");
        String withoutDomain = DOMAIN.matcher(bare).replaceAll("");
        Set<String> variants = new LinkedHashSet<>();
        variants.add(withoutDomain);
        variants.add(withoutUmlauts(withoutDomain));
        variants.add(bare);
        variants.add(withoutUmlauts(bare));
        Set<String> forms = new LinkedHashSet<>();
        variants.forEach(variant -> forms.add(form(TextKey.of(variant))));
        forms.remove("");
        return forms;
    }

    /** The form without its blanks. */
    static String joined(String form) {
        return form.replace(" ", "");
    }

    /** The name without what stands in brackets; as it is if nothing else stands there. */
    static String withoutBrackets(String name) {
        String without = BRACKETS.matcher(name).replaceAll(" ");
        return TextKey.of(without).isEmpty() ? name : without;
    }

    /** Whether the word is left out where it links two others in a name. */
    static boolean isLink(String word) {
        return LINKS.contains(word);
    }

    static String withoutUmlauts(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('ä', 'a')
                .replace('ö', 'o')
                .replace('ü', 'u')
                .replace('Ä', 'A')
                .replace('Ö', 'O')
                .replace('Ü', 'U');
    }

    private static String form(String key) {
        List<String> words = withoutLegalForms(Arrays.asList(key.split(" ")));
        if (words.size() > 1 && COMPANY.contains(words.getFirst())) {
            words = words.subList(1, words.size());
        }
        StringBuilder form = new StringBuilder(words.getFirst());
        for (int i = 1; i < words.size(); i++) {
            if (i == words.size() - 1 || !isLink(words.get(i))) {
                form.append(' ').append(words.get(i));
            }
        }
        return form.toString();
    }

    /** Several may stand one behind the other, as in "GmbH & Co. KG"; a name that is nothing else keeps the first. */
    private static List<String> withoutLegalForms(List<String> words) {
        for (int length = Math.min(LONGEST_LEGAL_FORM, words.size() - 1); length > 0; length--) {
            int end = words.size() - length;
            if (CompetitorWords.BUNDLED.legalForms().contains(String.join("", words.subList(end, words.size())))) {
                return withoutLegalForms(words.subList(0, end));
            }
        }
        return words;
    }
}
