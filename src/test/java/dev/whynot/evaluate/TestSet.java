package dev.whynot.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.whynot.reason.Category;
import dev.whynot.reason.Taxonomy;

/**
 * The texts of a folder below {@code src/test/resources/reason}, which nothing is trained on.
 *
 * @param plain texts with one meaning
 * @param unclear texts that nobody could decide
 * @param combined texts with a negation or with two reasons
 */
record TestSet(List<LabelledText> plain, List<LabelledText> unclear, List<LabelledText> combined) {

    private static final String NO_BUYERS_REASON = "unknown";
    private static final ObjectMapper YAML =
            new YAMLMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private record CombinedText(String text, String reason, String second) {}

    /** Reads {@code test}: a file for each category but {@code unknown}, and two for unclear and combined texts. */
    static TestSet read(Taxonomy taxonomy) {
        return read(
                "test",
                taxonomy.categories().stream()
                        .map(Category::code)
                        .filter(category -> !category.equals(NO_BUYERS_REASON)));
    }

    /** Reads {@code hidden-like}: texts of an author who had seen no phrase; only its totals are looked at. */
    static TestSet hiddenLike() {
        return read("hidden-like", Stream.of("single"));
    }

    private static TestSet read(String folder, Stream<String> plain) {
        return new TestSet(
                plain.flatMap(file -> readTexts(folder, file)).toList(),
                readTexts(folder, "unclear").toList(),
                readCombined(folder));
    }

    /** All texts, as they are written. */
    List<String> texts() {
        return Stream.of(plain, unclear, combined)
                .flatMap(List::stream)
                .map(LabelledText::text)
                .toList();
    }

    private static Stream<LabelledText> readTexts(String folder, String file) {
        Map<String, Map<String, List<String>>> byReason = read(folder, file, new TypeReference<>() {});
        List<LabelledText> all = new ArrayList<>();
        byReason.forEach((reason, byLanguage) -> byLanguage.forEach(
                (language, texts) -> texts.forEach(text -> all.add(new LabelledText(text, language, reason, null)))));
        return all.stream();
    }

    private static List<LabelledText> readCombined(String folder) {
        Map<String, Map<String, List<CombinedText>>> file = read(folder, "combined", new TypeReference<>() {});
        List<LabelledText> all = new ArrayList<>();
        file.get("combined")
                .forEach((language, texts) -> texts.forEach(
                        text -> all.add(new LabelledText(text.text(), language, text.reason(), text.second()))));
        return List.copyOf(all);
    }

    private static <T> T read(String folder, String file, TypeReference<T> type) {
        String resource = "/reason/%s/%s.yaml".formatted(folder, file);
        try (InputStream yaml = TestSet.class.getResourceAsStream(resource)) {
            return YAML.readValue(yaml, type);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
