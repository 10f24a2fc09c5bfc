package dev.whynot.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.whynot.ledger.Field;
import dev.whynot.ledger.Outcome;
import dev.whynot.reason.Taxonomy;

/** Reads a mapping from YAML and refuses what cannot be meant. */
final class MappingFile {

    /** A mapping needs six. {@link #indexLines} writes out all names down to each key: its work grows by the square. */
    private static final int MOST_NESTED = 10;

    private static final ObjectReader YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL) // as without a builder
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_NESTED)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(Mapping.class);

    /** Labels write bounds out: 1e999999999 would fill the memory. */
    private static final int MOST_DIGITS = 18;

    private MappingFile() {}

    /**
     * Reads and checks a mapping.
     *
     * @param name how the file is called in errors
     * @throws MappingException if it cannot be read, has unknown keys, or says something that cannot be
     */
    static Mapping read(String name, InputStream yaml, Taxonomy taxonomy) {
        byte[] bytes;
        try {
            bytes = yaml.readAllBytes();
        } catch (IOException e) {
            throw new MappingException(name, "cannot be read: " + e.getMessage());
        }
        Mapping mapping = parse(name, bytes);
        check(name, mapping, taxonomy);
        return mapping;
    }

    private static Mapping parse(String name, byte[] yaml) {
        try {
            return YAML.readValue(yaml);
        } catch (IOException e) {
            return parseWithLines(name, yaml);
        }
    }

    /** The same, knowing on which line what cannot be meant stands. */
    private static Mapping parseWithLines(String name, byte[] yaml) {
        Map<String, Integer> lines = new HashMap<>();
        try {
            indexLines(name, yaml, lines);
            return YAML.readValue(yaml);
        } catch (UnrecognizedPropertyException e) {
            throw new MappingException(
                    name,
                    line(e, lines),
                    "unknown key '%s'; known are %s"
                            .formatted(
                                    e.getPropertyName(),
                                    e.getKnownPropertyIds().stream()
                                            .map(Object::toString)
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        } catch (JsonMappingException e) {
            throw new MappingException(name, line(e, lines), "%s: %s".formatted(pointer(e), e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? -1 : e.getLocation().getLineNr();
            throw new MappingException(name, line, e.getOriginalMessage());
        } catch (IOException e) { // bytes that are no UTF-8
            throw new MappingException(name, "cannot be read: " + e.getMessage());
        }
    }

    /** Notes on which line each key stands: errors of binding come when the whole object is read. */
    private static void indexLines(String name, byte[] yaml, Map<String, Integer> lines) throws IOException {
        try (JsonParser parser = YAML.getFactory().createParser(yaml)) {
            try {
                while (parser.nextToken() != null) {
                    lines.putIfAbsent(
                            parser.getParsingContext().pathAsPointer().toString(),
                            parser.currentTokenLocation().getLineNr());
                }
            } catch (StreamConstraintsException e) { // it does not say where
                throw new MappingException(name, parser.currentLocation().getLineNr(), e.getOriginalMessage());
            }
        }
    }

    private static void check(String name, Mapping mapping, Taxonomy taxonomy) {
        if (mapping == null || mapping.name() == null || mapping.name().isBlank()) {
            throw new MappingException(name, "name: is missing");
        }
        if (mapping.dates().isEmpty() || holdsNull(mapping.dates())) {
            throw new MappingException(name, "dates: a pattern is missing");
        }
        if (holdsNull(mapping.empty())) {
            throw new MappingException(name, "empty: the word null needs quotes, and so does an empty text");
        }
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
        if (fields.outcome() == null || fields.outcome().isEmpty()) {
            throw new MappingException(name, "outcome: no rule");
        }
        for (OutcomeRule rule : fields.outcome()) {
            if (rule == null || rule.is() == null) {
                throw new MappingException(name, "outcome: a rule does not say what 'is'");
            }
            rule.when().forEach((column, texts) -> {
                if (texts == null || texts.isEmpty() || holdsNull(texts)) {
                    throw new MappingException(
                            name, "outcome: the column '%s' has no texts; \"\" is no value".formatted(column));
                }
            });
            if (Outcome.of(rule.is()).isEmpty() && !rule.is().equals(OutcomeRule.REFUSED)) {
                throw new MappingException(name, "outcome: '%s' is none of %s".formatted(rule.is(), Outcome.codes()));
            }
        }
        checkColumns(name, "id", fields.id());
        checkColumns(name, "version", fields.version());
        checkColumns(name, "created", fields.created());
        checkColumns(name, "closed", fields.closed());
        checkColumns(name, "stage", fields.stage());
        checkColumns(name, "stageBeforeClose", fields.stageBeforeClose());
        checkColumns(name, "amount", fields.amount());
        checkColumns(name, "currency", fields.currency());
        checkColumns(name, "owner", fields.owner());
        checkColumns(name, "reason", fields.reason());
        checkColumns(name, "detail", fields.detail());
        checkColumns(name, "deleted", fields.deleted());
        fields.dimensions().forEach((dimension, columns) -> checkColumns(name, "dimensions." + dimension, columns));
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
            if (bounds == null || holdsNull(bounds)) {
                throw new MappingException(name, "ranges: a bound of '%s' is missing".formatted(dimension));
            }
            for (BigDecimal bound : bounds) {
                if (bound.precision() > MOST_DIGITS || Math.abs((long) bound.scale()) > MOST_DIGITS) {
                    throw new MappingException(
                            name,
                            "ranges: the bound %s of '%s' has more than %d digits"
                                    .formatted(bound, dimension, MOST_DIGITS));
                }
            }
            List<BigDecimal> sorted = bounds.stream().sorted().distinct().toList();
            if (bounds.isEmpty() || !sorted.equals(bounds)) {
                throw new MappingException(name, "ranges: the bounds of '%s' do not grow".formatted(dimension));
            }
        });
    }

    private static boolean holdsNull(Collection<?> values) {
        return values.stream().anyMatch(Objects::isNull);
    }

    private static void checkColumns(String name, String field, List<String> columns) {
        if (columns == null || columns.stream().anyMatch(column -> column == null || column.isBlank())) {
            throw new MappingException(name, field + ": names a column without a name");
        }
    }

    /** The line of the key that is wrong, else of the object that it is missing in. */
    private static int line(JsonMappingException e, Map<String, Integer> lines) {
        String pointer = pointer(e);
        while (!lines.containsKey(pointer) && !pointer.isEmpty()) {
            pointer = pointer.substring(0, pointer.lastIndexOf('/'));
        }
        return lines.getOrDefault(pointer, 1);
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }
}
