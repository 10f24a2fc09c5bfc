package dev.whynot.reason;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * The canonical reasons in two levels.
 *
 * @param version grows when a reason is added or moved
 * @param categories all categories, in the order in which they are shown
 * @param reasons all reasons by code
 */
public record Taxonomy(int version, List<Category> categories, Map<String, Reason> reasons) {

    /** Reasons that say nothing about why a buyer declined. */
    private static final Set<String> NOT_USABLE = Set.of(Reason.OTHER, Reason.NOT_RECORDED, Reason.UNCLEAR);

    /** Reads the taxonomy that ships with the service ({@code reason/taxonomy.yaml}). */
    public static Taxonomy bundled() {
        try (InputStream yaml = Taxonomy.class.getResourceAsStream("/reason/taxonomy.yaml")) {
            TaxonomyFile file = new YAMLMapper()
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .readValue(yaml, TaxonomyFile.class);
            List<Category> categories =
                    file.categories().stream().map(CategoryEntry::toCategory).toList();
            return new Taxonomy(
                    file.version(),
                    categories,
                    categories.stream()
                            .flatMap(category -> category.reasons().stream())
                            .collect(toUnmodifiableMap(Reason::code, Function.identity())));
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled reason/taxonomy.yaml cannot be read", e);
        }
    }

    /** The reason with this code, if there is one. */
    public Optional<Reason> reason(String code) {
        return Optional.ofNullable(reasons.get(code));
    }

    /** Whether the reason tells something: it is neither "other", nor unclear, nor missing. */
    public boolean isUsable(String code) {
        return !NOT_USABLE.contains(code);
    }

    private record TaxonomyFile(int version, List<CategoryEntry> categories) {}

    private record CategoryEntry(String code, String en, String de, List<ReasonEntry> reasons) {

        Category toCategory() {
            return new Category(
                    code,
                    en,
                    de,
                    reasons.stream()
                            .map(reason -> new Reason(reason.code(), code, reason.en(), reason.de(), reason.pointsTo()))
                            .toList());
        }
    }

    private record ReasonEntry(
            String code,
            String en,
            String de,
            @JsonProperty("points_to") PointsTo pointsTo) {}
}
