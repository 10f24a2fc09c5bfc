package dev.whynot.reason.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** The phrases that ship with the service: {@code reason/training/<author>.yaml}. */
public final class Training {

    /** Each wrote without knowing the others' phrases. */
    private static final List<String> AUTHORS =
            List.of("first", "second", "short", "sentences", "voices", "notes", "closing", "romance", "unclear");

    private static final String DICTIONARY = "dictionary";

    private Training() {}

    /**
     * All phrases, in the order of the files.
     *
     * @param dictionary labels by text, which are learnt too
     */
    public static List<Example> bundled(Map<String, String> dictionary) {
        List<Example> examples = new ArrayList<>();
        new TreeMap<>(dictionary).forEach((text, label) -> examples.add(new Example(DICTIONARY, label, "", text)));
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build();
        for (String author : AUTHORS) {
            try (InputStream file = Training.class.getResourceAsStream("/reason/training/%s.yaml".formatted(author))) {
                Map<String, Map<String, List<String>>> byLabel = yaml.readValue(file, new TypeReference<>() {});
                byLabel.forEach((label, byLanguage) -> byLanguage.forEach((language, texts) ->
                        texts.forEach(text -> examples.add(new Example(author, label, language, text)))));
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The bundled reason/training/%s.yaml cannot be read".formatted(author), e);
            }
        }
        return List.copyOf(examples);
    }

    /** Tells models apart: eight hexadecimal digits that change with any phrase. */
    public static String version(List<Example> examples) {
        CRC32 crc = new CRC32();
        examples.forEach(example -> crc.update((example.label() + "\t" + example.text() + "\n").getBytes(UTF_8)));
        return "%08x".formatted(crc.getValue());
    }
}
