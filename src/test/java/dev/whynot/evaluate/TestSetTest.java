package dev.whynot.evaluate;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.whynot.reason.Dictionary;
import dev.whynot.reason.Reason;
import dev.whynot.reason.Taxonomy;
import dev.whynot.reason.TextKey;
import dev.whynot.reason.text.Training;

class TestSetTest {

    private static final Set<String> NEVER_MEANT = Set.of(Reason.OTHER, Reason.NOT_RECORDED, Reason.UNCLEAR);

    private final Taxonomy taxonomy = Taxonomy.bundled();
    private final TestSet texts = TestSet.read(taxonomy);

    @Test
    void everyReasonHasADozenTextsInEnglishAndInGerman() {
        List<String> reasons = taxonomy.reasons().keySet().stream()
                .filter(reason -> !NEVER_MEANT.contains(reason))
                .toList();

        for (String language : List.of("en", "de")) {
            Map<String, Long> byReason = texts.plain().stream()
                    .filter(text -> text.language().equals(language))
                    .collect(groupingBy(LabelledText::reason, counting()));
            assertThat(byReason).containsOnlyKeys(reasons);
            assertThat(byReason.values()).allMatch(count -> count >= 12);
        }
    }

    @Test
    void unclearTextsAreLabelledSoAndCombinedOnesByReasons() {
        assertThat(texts.unclear())
                .hasSize(120)
                .extracting(LabelledText::reason)
                .containsOnly(Reason.UNCLEAR);
        assertThat(texts.combined())
                .hasSize(80)
                .flatExtracting(LabelledText::reason, LabelledText::second)
                .filteredOn(Objects::nonNull)
                .allMatch(reason -> taxonomy.isUsable((String) reason))
                .isSubsetOf(taxonomy.reasons().keySet());
    }

    @Test
    void noTextComesTwice() {
        assertThat(texts.texts()).doesNotHaveDuplicates();
    }

    /** What was learnt by heart measures nothing. */
    @Test
    void noTextStandsInTheDictionaryOrAmongThePhrasesThatAreLearnt() {
        Set<String> known = new HashSet<>(Dictionary.bundled(taxonomy).phrases().keySet());
        Training.bundled(Map.of()).forEach(phrase -> known.add(TextKey.of(phrase.text())));

        assertThat(texts.texts()).extracting(TextKey::of).doesNotContainAnyElementsOf(known);
    }

    /** They were written before {@code closing}, by the same author; older phrases may coincide with them. */
    @Test
    void noHiddenLikeTextStandsAmongThePhrasesThatCameAfterThem() {
        Set<String> later = new HashSet<>();
        Training.bundled(Map.of()).stream()
                .filter(phrase -> phrase.author().equals("closing"))
                .forEach(phrase -> later.add(TextKey.of(phrase.text())));

        assertThat(later).hasSizeGreaterThan(2_000);
        assertThat(TestSet.hiddenLike().texts()).extracting(TextKey::of).doesNotContainAnyElementsOf(later);
    }

    @Test
    void everyReasonHasSixHiddenLikeTextsInEnglishAndInGerman() {
        Map<String, Long> byReason = TestSet.hiddenLike().plain().stream()
                .collect(groupingBy(text -> text.reason() + " " + text.language(), counting()));

        assertThat(byReason).hasSize(2 * (taxonomy.reasons().size() - NEVER_MEANT.size()));
        assertThat(byReason.values()).containsOnly(6L);
    }
}
