package dev.whynot.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.whynot.reason.text.Example;
import dev.whynot.reason.text.Training;

class ClassifierTest {

    /** What the build learnt must be what the code and the phrases give now. */
    @Test
    void bundledModelIsThatOfTheBundledPhrasesToTheLastBit() {
        Dictionary dictionary = Dictionary.bundled(Taxonomy.bundled());
        Classifier bundled = Classifier.bundled(dictionary);
        Classifier learnt = Classifier.learn(dictionary);
        assertThat(Classifier.class.getResource("/reason/classifier.model"))
                .as("made by the build")
                .isNotNull();
        assertThat(bundled.version()).isEqualTo(learnt.version());
        for (Example example : Training.bundled(Map.of())) {
            assertThat(bundled.guesses(null, example.text()))
                    .as(example.text())
                    .isEqualTo(learnt.guesses(null, example.text()));
        }
        assertThat(bundled.guesses(null, "日本 \ud83d\ude00 never seen"))
                .isEqualTo(learnt.guesses(null, "日本 \ud83d\ude00 never seen"));
    }
}
