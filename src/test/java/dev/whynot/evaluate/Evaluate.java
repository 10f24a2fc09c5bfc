package dev.whynot.evaluate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.whynot.reason.Taxonomy;

/** Prints how well and how fast reasons are decided. Nothing that it measures can fail it. */
public final class Evaluate {

    private Evaluate() {}

    /**
     * Evaluates the pipeline as it ships. The environment says in {@code FORMAT} whether to write {@code markdown} or, by
     * default, plain text, in {@code X_EDUCATION} where the public data set is, and with {@code HOLD_OUT} that each author of
     * phrases is to be held out, too, which takes a minute.
     *
     * @throws IOException if the public data set is there, but cannot be read
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        boolean isMarkdown =
                isMarkdown(Optional.ofNullable(System.getenv("FORMAT")).orElse("plain"));
        Output out = new Output(new PrintStream(System.out, true, StandardCharsets.UTF_8), isMarkdown);
        Taxonomy taxonomy = Taxonomy.bundled();
        Pipeline pipeline = new Pipeline(taxonomy);
        TestSet texts = TestSet.read(taxonomy);
        out.section("Test set");
        new TestSetReport(taxonomy, pipeline, texts).print(out);
        out.section("Hidden-like texts");
        new TestSetReport(taxonomy, pipeline, TestSet.hiddenLike()).print(out);
        if (System.getenv("HOLD_OUT") != null) {
            new HoldOutReport(taxonomy).print(out);
        }
        new XEducationReport(pipeline).print(out);
        new ThroughputReport(new Pipeline(taxonomy), texts.texts()).print(out);
    }

    private static boolean isMarkdown(String format) {
        return switch (format) {
            case "plain" -> false;
            case "markdown" -> true;
            default -> throw new IllegalArgumentException("FORMAT is plain or markdown, not " + format);
        };
    }
}
