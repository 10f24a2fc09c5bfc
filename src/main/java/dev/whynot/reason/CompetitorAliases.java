package dev.whynot.reason;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * Companies that are known by several names.
 *
 * @param byForm all {@link NameForms} of a company by each of them, {@link NameForms#joined joined}
 */
record CompetitorAliases(Map<String, Set<String>> byForm) {

    /** Those that ship with the service ({@code reason/competitor-aliases.yaml}). */
    static final CompetitorAliases BUNDLED = bundled();

    boolean knows(String joinedForm) {
        return byForm.containsKey(joinedForm);
    }

    /** All forms of the company that has this joined form; empty if it is not one of those known. */
    Set<String> forms(String joinedForm) {
        return byForm.getOrDefault(joinedForm, Set.of());
    }

    private static CompetitorAliases bundled() {
        try (InputStream yaml = CompetitorAliases.class.getResourceAsStream("/reason/competitor-aliases.yaml")) {
            AliasesFile file = new YAMLMapper()
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .readValue(yaml, AliasesFile.class);
            return new CompetitorAliases(byForm(file.names()));
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled reason/competitor-aliases.yaml cannot be read", e);
        }
    }

    private static Map<String, Set<String>> byForm(Map<String, List<String>> names) {
        Map<String, Set<String>> byForm = new HashMap<>();
        names.forEach((name, aliases) -> {
            Set<String> forms = Stream.concat(Stream.of(name), aliases.stream())
                    .flatMap(spelling -> NameForms.of(spelling).stream())
                    .collect(toUnmodifiableSet());
            for (String form : forms) {
                Set<String> other = byForm.put(NameForms.joined(form), forms);
                if (other != null && other != forms) {
                    throw new IllegalStateException(
                            "competitor-aliases.yaml: '%s' stands twice, once for %s".formatted(form, name));
                }
            }
        });
        return Map.copyOf(byForm);
    }

    private record AliasesFile(Map<String, List<String>> names) {}
}
