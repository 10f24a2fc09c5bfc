package dev.whynot.reason;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * The words by which names of competitors are told from other text. Sets hold words folded as by {@link TextKey},
 * without blanks, and with umlauts as plain vowels, too.
 *
 * @param nobody values of a competitor field that name nobody
 * @param legalForms what is left out at the end of a name
 * @param partners parts that make "A and B" one name
 * @param persons after these stands the name of a person
 * @param ordinary words that mean something else than a company, too
 * @param contexts what stands around a name
 */
record CompetitorWords(
        Set<String> nobody,
        Set<String> legalForms,
        Set<String> partners,
        Set<String> persons,
        Set<String> ordinary,
        List<NameContext> contexts) {

    /** Those that ship with the service ({@code reason/competitor-words.yaml}). */
    static final CompetitorWords BUNDLED = bundled();

    /** Whether the folded word, or the word of which it is the plural, is an ordinary one. */
    boolean isOrdinary(String word) {
        return ordinary.contains(word)
                || (word.endsWith("s") && ordinary.contains(word.substring(0, word.length() - 1)));
    }

    private static CompetitorWords bundled() {
        try (InputStream yaml = CompetitorWords.class.getResourceAsStream("/reason/competitor-words.yaml")) {
            WordsFile file = new YAMLMapper()
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .readValue(yaml, WordsFile.class);
            return new CompetitorWords(
                    folded(file.nobody().values().stream().flatMap(Collection::stream)),
                    folded(file.legalForms().stream()),
                    folded(file.partners().stream()),
                    folded(file.persons().stream()),
                    folded(file.ordinary().values().stream().flatMap(words -> Stream.of(words.split("\\s+")))),
                    file.contexts().values().stream()
                            .flatMap(Collection::stream)
                            .map(NameContext::of)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled reason/competitor-words.yaml cannot be read", e);
        }
    }

    private static Set<String> folded(Stream<String> phrases) {
        return phrases.flatMap(phrase -> Stream.of(phrase, NameForms.withoutUmlauts(phrase)))
                .map(phrase -> NameForms.joined(TextKey.of(phrase)))
                .collect(toUnmodifiableSet());
    }

    private record WordsFile(
            Map<String, List<String>> nobody,
            List<String> legalForms,
            List<String> partners,
            List<String> persons,
            Map<String, List<String>> contexts,
            Map<String, String> ordinary) {}
}
