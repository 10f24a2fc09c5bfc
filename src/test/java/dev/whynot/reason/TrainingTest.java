package dev.whynot.reason;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.whynot.reason.text.Example;
import dev.whynot.reason.text.Training;

/** The phrases that the classifier learns from. */
class TrainingTest {

    private final List<Example> phrases = Training.bundled(Map.of());

    @Test
    void everyReasonHasFortyPhrasesInEnglishAndInGermanAndSomeInOthers() {
        List<String> reasons = Taxonomy.bundled().reasons().keySet().stream()
                .filter(code -> Taxonomy.bundled().isUsable(code))
                .toList();
        for (String language : List.of("en", "de", "fr", "es", "it", "nl", "pt")) {
            Map<String, Long> counts = phrases.stream()
                    .filter(phrase -> phrase.language().equals(language))
                    .collect(groupingBy(Example::label, counting()));
            int least = language.equals("en") || language.equals("de") ? 40 : 5;
            assertThat(reasons).as(language).allMatch(reason -> counts.getOrDefault(reason, 0L) >= least);
        }
    }

    @Test
    void eachPhraseStandsOnceAndItsLabelIsAReason() {
        assertThat(phrases).extracting(phrase -> TextKey.of(phrase.text())).doesNotHaveDuplicates();
        assertThat(phrases)
                .extracting(Example::label)
                .isSubsetOf(Taxonomy.bundled().reasons().keySet());
        assertThat(phrases).extracting(Example::text).noneMatch(String::isBlank);
    }

    @Test
    void versionChangesWithAnyPhrase() {
        assertThat(Training.version(phrases)).matches("[0-9a-f]{8}").isEqualTo(Training.version(phrases));
        assertThat(Training.version(phrases.subList(1, phrases.size()))).isNotEqualTo(Training.version(phrases));
    }
}
