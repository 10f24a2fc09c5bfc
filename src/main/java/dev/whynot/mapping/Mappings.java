package dev.whynot.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.whynot.reason.OwnReasons;
import dev.whynot.reason.Taxonomy;
import dev.whynot.reason.TextKey;

/** All mappings: the bundled ones and those of {@code WHYNOT_MAPPING}, which replace bundled ones of the same name. */
@Singleton
public class Mappings {

    private static final List<String> BUNDLED =
            List.of("salesforce", "salesforce-report", "sample", "x-education", "crm-sales-opportunities");

    private static final String SAMPLE = "sample";

    private final Map<String, Mapping> byName = new TreeMap<>();
    private final Set<String> own = new HashSet<>();

    /**
     * Reads all mappings.
     *
     * @throws MappingException if one cannot be meant
     */
    public Mappings(@ConfigProperty(name = "whynot.mapping") Optional<List<Path>> files, Taxonomy taxonomy) {
        for (String name : BUNDLED) {
            add(bundled(name + ".yaml", taxonomy));
        }
        Map<String, Path> read = new HashMap<>();
        for (Path file : files.orElse(List.of())) {
            Mapping mapping = read(file, taxonomy);
            if (mapping.name().equals(SAMPLE) || mapping.org().equals(SAMPLE)) {
                throw new MappingException(
                        file.toString(), "the name and the org 'sample' are those of the bundled sample");
            }
            Path before = read.put(mapping.name(), file);
            if (before != null) {
                throw new MappingException(
                        file.toString(), "the name '%s' is that of %s too".formatted(mapping.name(), before));
            }
            own.add(mapping.name());
            add(mapping);
        }
    }

    /** Whether the mapping of this name is one of {@code WHYNOT_MAPPING}. */
    public boolean isOwn(String name) {
        return own.contains(name);
    }

    /** The mapping of this name. */
    public Optional<Mapping> mapping(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The names of all mappings. */
    public Collection<String> names() {
        return byName.keySet();
    }

    @Produces
    @Singleton
    OwnReasons ownReasons() {
        Map<String, Map<String, String>> byOrg = new HashMap<>();
        for (Mapping mapping : byName.values()) {
            Map<String, String> reasons = byOrg.computeIfAbsent(mapping.org(), org -> new HashMap<>());
            mapping.reasons().forEach((text, reason) -> {
                String before = reasons.put(TextKey.of(text), reason);
                if (before != null && !before.equals(reason)) {
                    throw new MappingException(
                            mapping.name(),
                            "reasons: '%s' means %s here and %s elsewhere in the org '%s'"
                                    .formatted(text, reason, before, mapping.org()));
                }
            });
        }
        return new OwnReasons(byOrg);
    }

    private void add(Mapping mapping) {
        byName.put(mapping.name(), mapping);
    }

    private static Mapping bundled(String name, Taxonomy taxonomy) {
        try (InputStream yaml = Mappings.class.getResourceAsStream("/mappings/" + name)) {
            return MappingFile.read(name, yaml, taxonomy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mapping read(Path file, Taxonomy taxonomy) {
        try (InputStream yaml = Files.newInputStream(file)) {
            return MappingFile.read(file.toString(), yaml, taxonomy);
        } catch (IOException e) {
            throw new MappingException(file.toString(), "cannot be read: " + e);
        }
    }
}
