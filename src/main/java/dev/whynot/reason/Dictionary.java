package dev.whynot.reason;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * Common picklist values and phrases, each with the reason that it means.
 *
 * @param version grows with each change of the phrases
 * @param phrases reason codes by {@link TextKey}
 */
public record Dictionary(int version, Map<String, String> phrases) {

    /**
     * Reads the dictionary that ships with the service ({@code reason/dictionary.yaml}).
     *
     * @throws IllegalStateException if it names a reason that the taxonomy lacks, or gives one phrase two meanings
     */
    public static Dictionary bundled(Taxonomy taxonomy) {
        try (InputStream yaml = Dictionary.class.getResourceAsStream("/reason/dictionary.yaml")) {
            DictionaryFile file = new YAMLMapper()
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .readValue(yaml, DictionaryFile.class);
            return new Dictionary(file.version(), byKey(file, taxonomy));
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled reason/dictionary.yaml cannot be read", e);
        }
    }

    /** The code of the reason that the text with this key means, if the dictionary knows it. */
    public Optional<String> reason(String key) {
        return Optional.ofNullable(phrases.get(key));
    }

    private static Map<String, String> byKey(DictionaryFile file, Taxonomy taxonomy) {
        Map<String, String> phrases = new HashMap<>();
        file.reasons().forEach((reason, byLanguage) -> {
            if (taxonomy.reason(reason).isEmpty()) {
                throw new IllegalStateException("dictionary.yaml: the taxonomy has no reason " + reason);
            }
            for (List<String> inOneLanguage : byLanguage.values()) {
                for (String phrase : inOneLanguage) {
                    String before = phrases.put(TextKey.of(phrase), reason);
                    if (before != null) {
                        throw new IllegalStateException(
                                "dictionary.yaml: '%s' stands twice, for %s and %s".formatted(phrase, before, reason));
                    }
                }
            }
        });
        return Map.copyOf(phrases);
    }

    private record DictionaryFile(int version, Map<String, Map<String, List<String>>> reasons) {}
}
