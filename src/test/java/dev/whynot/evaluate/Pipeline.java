package dev.whynot.evaluate;

import java.util.Map;

import dev.whynot.reason.Classifier;
import dev.whynot.reason.Decision;
import dev.whynot.reason.Dictionary;
import dev.whynot.reason.Learned;
import dev.whynot.reason.OwnReasons;
import dev.whynot.reason.Reasons;
import dev.whynot.reason.Taxonomy;

/** Reasons as the service decides them where an org says nothing of its own; all that the evaluation knows of how. */
final class Pipeline {

    private static final String NO_ORG = null;

    private final Reasons reasons;

    Pipeline(Taxonomy taxonomy) {
        this(taxonomy, Classifier.bundled(Dictionary.bundled(taxonomy)));
    }

    /** With a classifier that has learnt something else. */
    Pipeline(Taxonomy taxonomy, Classifier classifier) {
        Dictionary dictionary = Dictionary.bundled(taxonomy);
        reasons = new Reasons(taxonomy, dictionary, new OwnReasons(Map.of()), new Learned(classifier), classifier);
    }

    /** Decides a text that a rep wrote. */
    Answer written(String text) {
        return answer(reasons.decide(NO_ORG, null, text));
    }

    /** Decides a text that a rep picked from a list. */
    Answer picked(String text) {
        return answer(reasons.decide(NO_ORG, text, null));
    }

    private static Answer answer(Decision decision) {
        return new Answer(
                decision.reason(),
                decision.second(),
                decision.confidence(),
                decision.method().code());
    }
}
