package dev.whynot.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class TaxonomyTest {

    private final Taxonomy taxonomy = Taxonomy.bundled();

    @Test
    void everyReasonHasLabelsInBothLanguagesAndPointsSomewhere() {
        assertThat(taxonomy.categories()).hasSize(12);
        assertThat(taxonomy.reasons().values()).hasSize(53).allSatisfy(reason -> {
            assertThat(reason.en()).isNotBlank();
            assertThat(reason.de()).isNotBlank();
            assertThat(reason.pointsTo()).isNotNull();
        });
    }

    @Test
    void reasonsThatSayNothingAreNotUsable() {
        assertThat(List.of("other", "unclear", "not_recorded")).noneMatch(taxonomy::isUsable);
        assertThat(taxonomy.isUsable("no_budget")).isTrue();
    }

    @Test
    void dictionaryHasPhrasesForEveryReasonThatTextsCanMean() throws Exception {
        Set<String> meant = new HashSet<>(Dictionary.bundled(taxonomy).phrases().values());
        Set<String> all = new HashSet<>(taxonomy.reasons().keySet());
        all.removeAll(Set.of(Reason.NOT_RECORDED, Reason.UNCLEAR));

        assertThat(meant).isEqualTo(all);
        assertThat(Dictionary.bundled(taxonomy).phrases()).hasSizeGreaterThan(600);
        assertThat(Files.readString(Path.of("src/main/resources/reason/dictionary.yaml")))
                .doesNotContain("\t");
    }
}
