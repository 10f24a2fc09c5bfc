package dev.whynot.reason;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.whynot.reason.Decision.Method;
import dev.whynot.reason.text.Example;
import dev.whynot.reason.text.Guess;
import dev.whynot.reason.text.TextModel;
import dev.whynot.reason.text.Training;

/** Decides by the statistical model where it is sure enough; otherwise it passes on. */
public final class Classifier implements Step {

    /** From here on; see docs/reasons.md for what it gives. */
    static final double SURE_FROM = 0.65;

    /**
     * How much more frequent a text that says nothing is than one that gives a certain reason: one text in eight, where
     * the others are spread over 50 reasons.
     */
    private static final double UNCLEAR_TIMES = 7;

    /** Grows with each change of what the steps make of the same phrases, so that all records are decided anew. */
    private static final int STEPS_VERSION = 2;

    private static final String LEARNT = "/reason/classifier.model";

    private final TextModel model;
    private final String version;

    private Classifier(TextModel model, String version) {
        this.model = model.expecting(Reason.UNCLEAR, UNCLEAR_TIMES);
        this.version = version;
    }

    /** With the model of the bundled phrases and the dictionary, learnt when the service was built, or else now. */
    public static Classifier bundled(Dictionary dictionary) {
        try (InputStream learnt = Classifier.class.getResourceAsStream(LEARNT)) {
            if (learnt == null) {
                return learn(dictionary);
            }
            DataInputStream in = new DataInputStream(new BufferedInputStream(learnt));
            String version = in.readUTF();
            return new Classifier(TextModel.read(in), version);
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled %s cannot be read".formatted(LEARNT), e);
        }
    }

    /** With the model that the bundled phrases and the dictionary give. It takes seconds. */
    static Classifier learn(Dictionary dictionary) {
        Map<String, String> phrases = new HashMap<>(dictionary.phrases());
        phrases.values().removeIf(Reason.OTHER::equals); // no text but its own names it
        return of(Training.bundled(phrases));
    }

    /** With the model that some examples give. */
    public static Classifier of(List<Example> examples) {
        return new Classifier(TextModel.of(examples), "%s-%d".formatted(Training.version(examples), STEPS_VERSION));
    }

    /**
     * Learns while the service is built.
     *
     * @param arguments the folder of the compiled classes, beside which the model is put
     */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0] + LEARNT);
        Classifier learnt = learn(Dictionary.bundled(Taxonomy.bundled()));
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeUTF(learnt.version);
            learnt.model.write(out);
        }
    }

    String version() {
        return version;
    }

    TextModel model() {
        return model;
    }

    @Override
    public Optional<Meaning> meaning(String text, String key) {
        return decided(model, text, Method.CLASSIFIER);
    }

    /**
     * By a model that has learnt from an org. Asked only where nothing else decides, so that what somebody decided of
     * one text never changes what another one, once clear, means.
     */
    Optional<Meaning> learned(TextModel orgs, String text) {
        return orgs == null ? Optional.empty() : decided(orgs, text, Method.LEARNED);
    }

    /** By the org's model if it has one. */
    List<Guess> guesses(TextModel orgs, String text) {
        return (orgs == null ? model : orgs).guesses(text);
    }

    private static Optional<Meaning> decided(TextModel by, String text, Method method) {
        Guess best = by.guesses(text).getFirst();
        boolean isSure = best.probability() >= SURE_FROM && !best.label().equals(Reason.UNCLEAR);
        return isSure ? Optional.of(new Meaning(best.label(), best.probability(), method)) : Optional.empty();
    }
}
