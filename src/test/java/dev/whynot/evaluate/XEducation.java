package dev.whynot.evaluate;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * The tags of the public X Education data set, which is no part of the project.
 *
 * @param tags the most frequent first
 * @param untagged leads without a tag
 */
record XEducation(List<Tag> tags, int untagged) {

    private static final Path BESIDE_THE_PROJECT = Path.of("../shared/data/x-education-leads/Leads.csv");
    private static final String LABELS = "/reason/x-education-tags.yaml";

    /** Where the data set is to be: what the environment says in {@code X_EDUCATION}, else beside the project. */
    static Path file() {
        return Optional.ofNullable(System.getenv("X_EDUCATION")).map(Path::of).orElse(BESIDE_THE_PROJECT);
    }

    /**
     * Reads the leads, and what their tags mean.
     *
     * @throws IllegalStateException if a tag was not labelled
     */
    static XEducation read(Path file) throws IOException {
        Map<String, Integer> leads = new TreeMap<>();
        Map<String, Integer> notConverted = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord lead : csv) {
                String tag = lead.getField("Tags").strip();
                leads.merge(tag, 1, Integer::sum);
                notConverted.merge(tag, lead.getField("Converted").equals("0") ? 1 : 0, Integer::sum);
            }
        }
        Integer untagged = leads.remove("");
        Map<String, String> labels = labels();
        List<Tag> tags = leads.keySet().stream()
                .map(tag -> new Tag(tag, label(labels, tag), leads.get(tag), notConverted.get(tag)))
                .sorted(comparing(Tag::leads).reversed().thenComparing(Tag::text))
                .toList();
        return new XEducation(tags, untagged == null ? 0 : untagged);
    }

    /** The labels that were given by hand, by tag. */
    static Map<String, String> labels() throws IOException {
        try (InputStream yaml = XEducation.class.getResourceAsStream(LABELS)) {
            return new YAMLMapper()
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .readValue(yaml, new TypeReference<>() {});
        }
    }

    private static String label(Map<String, String> labels, String tag) {
        return Optional.ofNullable(labels.get(tag))
                .orElseThrow(() -> new IllegalStateException("%s has no label for '%s'".formatted(LABELS, tag)));
    }
}
