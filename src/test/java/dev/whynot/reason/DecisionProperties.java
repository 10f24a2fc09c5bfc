package dev.whynot.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.whynot.reason.text.Example;
import dev.whynot.reason.text.Training;

/** Of whatever texts people decide: what was clear stays as it is. */
class DecisionProperties {

    private static final String ORG = "acme";
    private static final Taxonomy TAXONOMY = Taxonomy.bundled();
    private static final Dictionary DICTIONARY = Dictionary.bundled(TAXONOMY);
    private static final Classifier CLASSIFIER = Classifier.bundled(DICTIONARY);
    private static final List<Example> PHRASES = Training.bundled(Map.of());

    private final Learned nothing = new Learned(CLASSIFIER);
    private final Reasons before = reasons(nothing);

    @Property(tries = 300)
    void decisionOnOneTextNeverChangesWhatAnotherOneMeans(
            @ForAll("texts") String text, @ForAll("codes") String code, @ForAll("texts") String other) {
        Reasons after = reasons(nothing.knowing(
                ORG,
                new OrgKnowledge(
                        Map.of(TextKey.of(text), code),
                        Map.of(),
                        CLASSIFIER.model().with(List.of(new Example(ORG, code, "", text))))));

        assertThat(after.decide(ORG, null, text).reason()).isEqualTo(code);
        if (!TextKey.of(other).equals(TextKey.of(text))) {
            Decision was = before.decide(ORG, null, other);
            Decision is = after.decide(ORG, null, other);
            assertThat(is.method()).isNotEqualTo(Decision.Method.REVIEW);
            if (!was.reason().equals(Reason.UNCLEAR)) {
                assertThat(is).isEqualTo(was);
            }
        }
        assertThat(after.decide("another org", null, text)).isEqualTo(before.decide(null, null, text));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> phrases = Arbitraries.of(PHRASES).map(Example::text);
        Arbitrary<String> words = Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(12)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(list -> String.join(" ", list));
        return Arbitraries.oneOf(phrases, words);
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.of(TAXONOMY.reasons().keySet().stream()
                .filter(TAXONOMY::isUsable)
                .sorted()
                .toList());
    }

    private static Reasons reasons(Learned learned) {
        return new Reasons(TAXONOMY, DICTIONARY, new OwnReasons(Map.of()), learned, CLASSIFIER);
    }
}
