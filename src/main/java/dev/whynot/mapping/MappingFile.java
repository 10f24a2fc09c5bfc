package dev.whynot.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.whynot.ledger.Field;
import dev.whynot.ledger.Outcome;
import dev.whynot.reason.Taxonomy;

/** Reads a mapping from YAML and refuses what cannot be meant. */
final class MappingFile {

    private static final ObjectReader YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(Mapping.class);

    private MappingFile() {}

    /**
     * Reads and checks a mapping.
     *
     * @param name how the file is called in errors
     * @throws MappingException if it cannot be read, has unknown keys, or says something that cannot be
     */
    static Mapping read(String name, InputStream yaml, Taxonomy taxonomy) {
        Mapping mapping;
        try {
            mapping = YAML.readValue(yaml);
        } catch (UnrecognizedPropertyException e) {
            throw new MappingException(
                    name,
                    line(e),
                    "unknown key '%s'; known are %s"
                            .formatted(
                                    e.getPropertyName(),
                                    e.getKnownPropertyIds().stream()
                                            .map(Object::toString)
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        } catch (JsonMappingException e) {
            throw new MappingException(name, line(e), "%s: %s".formatted(path(e), e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            throw new MappingException(name, line(e), e.getOriginalMessage());
        } catch (IOException e) {
            throw new MappingException(name, "cannot be read: " + e.getMessage());
        }
        if (mapping == null) {
            throw new MappingException(name, "is empty");
        }
        check(name, mapping, taxonomy);
        return mapping;
    }

    private static void check(String name, Mapping mapping, Taxonomy taxonomy) {
        if (mapping.objects().isEmpty()) {
            throw new MappingException(name, "describes neither 'lead' nor 'opportunity'");
        }
        if (!List.of(".", ",").contains(mapping.decimal())) {
            throw new MappingException(name, "decimal: '%s' is neither '.' nor ','".formatted(mapping.decimal()));
        }
        try {
            new DateReader(mapping.dates(), mapping.zone());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new MappingException(name, "dates: " + e.getMessage());
        }
        mapping.reasons().forEach((text, reason) -> {
            if (reason == null || taxonomy.reason(reason).isEmpty()) {
                throw new MappingException(
                        name,
                        "reasons: '%s' is mapped to '%s', which the taxonomy does not have".formatted(text, reason));
            }
        });
        mapping.objects().forEach((object, fields) -> check(name + ": " + object.code(), fields));
    }

    private static void check(String name, ObjectMapping fields) {
        if (fields.outcome().isEmpty()) {
            throw new MappingException(name, "outcome: no rule");
        }
        for (OutcomeRule rule : fields.outcome()) {
            if (Outcome.of(rule.is()).isEmpty()) {
                throw new MappingException(name, "outcome: '%s' is none of %s".formatted(rule.is(), Outcome.codes()));
            }
        }
        for (String dimension : fields.dimensions().keySet()) {
            if (!Field.Dimension.isName(dimension)) {
                throw new MappingException(
                        name,
                        "dimensions: '%s' is no name; expected are a letter, then letters, digits and _, at most 64"
                                .formatted(dimension));
            }
            if (Field.Dimension.RESERVED.contains(dimension)) {
                throw new MappingException(
                        name, "dimensions: '%s' exists already in every record".formatted(dimension));
            }
        }
        fields.ranges().forEach((dimension, bounds) -> {
            if (!fields.dimensions().containsKey(dimension)) {
                throw new MappingException(name, "ranges: there is no dimension '%s'".formatted(dimension));
            }
            List<BigDecimal> sorted = bounds.stream().sorted().distinct().toList();
            if (bounds.isEmpty() || !sorted.equals(bounds)) {
                throw new MappingException(name, "ranges: the bounds of '%s' do not grow".formatted(dimension));
            }
        });
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? -1 : e.getLocation().getLineNr();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
