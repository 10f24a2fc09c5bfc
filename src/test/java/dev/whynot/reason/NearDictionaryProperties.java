package dev.whynot.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NearDictionaryProperties {

    private static final Dictionary DICTIONARY = Dictionary.bundled(Taxonomy.bundled());
    private static final NearDictionary NEAR = new NearDictionary(DICTIONARY);

    @Property
    void orderOfTheWordsDoesNotMatter(@ForAll("phrases") String phrase, @ForAll Random random) {
        List<String> words = new ArrayList<>(List.of(phrase.split(" ")));
        Collections.shuffle(words, random);

        assertThat(reason(String.join(" ", words))).isIn(reason(phrase), Optional.empty());
    }

    @Property
    void anyTextIsEitherSureEnoughOrPassedOn(@ForAll String text) {
        NEAR.find(text)
                .ifPresent(
                        near -> assertThat(near.confidence()).isGreaterThan(0).isLessThan(1));
    }

    @Property
    void denialOfAPhraseIsNotItsReason(@ForAll("oneWordPhrases") String phrase) {
        assertThat(reason("no " + phrase + " issue")).isEmpty();
        assertThat(reason("kein " + phrase + "problem")).isEmpty();
        assertThat(reason(phrase + " wäre ok")).isEmpty();
    }

    private static Optional<String> reason(String text) {
        return NEAR.find(text).map(Near::reason);
    }

    @Provide
    static Arbitrary<String> phrases() {
        return Arbitraries.of(DICTIONARY.phrases().keySet().stream().sorted().toList());
    }

    @Provide
    static Arbitrary<String> oneWordPhrases() {
        return Arbitraries.of(DICTIONARY.phrases().keySet().stream()
                .filter(phrase -> !phrase.contains(" "))
                .sorted()
                .toList());
    }
}
