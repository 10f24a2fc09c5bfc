package dev.whynot.evaluate;

import static dev.whynot.evaluate.Figures.count;
import static dev.whynot.evaluate.Figures.decimal;
import static dev.whynot.evaluate.Figures.interval;
import static dev.whynot.evaluate.Figures.percent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import dev.whynot.reason.Classifier;
import dev.whynot.reason.Dictionary;
import dev.whynot.reason.Reason;
import dev.whynot.reason.Taxonomy;
import dev.whynot.reason.text.Example;
import dev.whynot.reason.text.Training;

/** How phrases of one author are decided where the classifier has learnt from all the others. */
final class HoldOutReport {

    private static final List<String> LANGUAGES = List.of("en", "de");
    private static final int FOLDS = 5;
    private static final String DICTIONARY = "dictionary";

    private final Taxonomy taxonomy;
    private final List<Example> phrases;

    HoldOutReport(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        Map<String, String> dictionary =
                new HashMap<>(Dictionary.bundled(taxonomy).phrases());
        dictionary.values().removeIf(Reason.OTHER::equals);
        this.phrases = Training.bundled(dictionary);
    }

    void print(Output out) {
        out.section("Author hold-out");
        out.line("English and German phrases of an author from whom the classifier has not learnt.");
        out.table(authors());
        out.line("Unclear phrases, of which it has not learnt from a fifth at a time.");
        out.table(unclear());
    }

    private Table authors() {
        Table table = new Table(
                "held out", "language", "texts", "right of all (95 %)", "decided", "right of decided (95 %)", "ECE");
        List<String> authors = phrases.stream()
                .filter(phrase -> !phrase.author().equals(DICTIONARY) && isCommon(phrase))
                .map(Example::author)
                .distinct()
                .toList();
        for (String author : authors) {
            Classifier others = Classifier.of(phrases.stream()
                    .filter(phrase -> !phrase.author().equals(author))
                    .toList());
            for (String language : LANGUAGES) {
                List<Example> theirs = phrases.stream()
                        .filter(phrase -> phrase.author().equals(author)
                                && phrase.language().equals(language)
                                && isCommon(phrase))
                        .toList();
                List<Judged> judged = judged(others, theirs);
                Scores scores = Scores.of(judged);
                table.row(
                        author,
                        language,
                        count(scores.texts()),
                        interval(scores.accuracy()),
                        percent(scores.coverage()),
                        interval(scores.accuracyOfDecided()),
                        decimal(Calibration.of(judged).error()));
            }
        }
        return table;
    }

    private Table unclear() {
        Table table = new Table("language", "texts", "left unclear (95 %)");
        List<Example> all = phrases.stream()
                .filter(phrase -> phrase.label().equals(Reason.UNCLEAR))
                .toList();
        Map<String, List<Judged>> byLanguage = new HashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int asked = fold;
            List<Example> learnt = new ArrayList<>(
                    phrases.stream().filter(phrase -> !all.contains(phrase)).toList());
            learnt.addAll(every(all, i -> i % FOLDS != asked));
            Classifier classifier = Classifier.of(learnt);
            List<Example> held = every(all, i -> i % FOLDS == asked);
            for (String language : LANGUAGES) {
                byLanguage
                        .computeIfAbsent(language, none -> new ArrayList<>())
                        .addAll(judged(
                                classifier,
                                held.stream()
                                        .filter(phrase -> phrase.language().equals(language))
                                        .toList()));
            }
        }
        for (String language : LANGUAGES) {
            Scores scores = Scores.of(byLanguage.get(language));
            table.row(language, count(scores.texts()), interval(scores.accuracy()));
        }
        return table;
    }

    private static List<Example> every(List<Example> all, IntPredicate which) {
        return IntStream.range(0, all.size()).filter(which).mapToObj(all::get).toList();
    }

    private static boolean isCommon(Example phrase) {
        return LANGUAGES.contains(phrase.language()) && !phrase.label().equals(Reason.UNCLEAR);
    }

    private List<Judged> judged(Classifier classifier, List<Example> texts) {
        Pipeline pipeline = new Pipeline(taxonomy, classifier);
        return texts.parallelStream()
                .map(text -> new Judged(text.label(), null, pipeline.written(text.text())))
                .toList();
    }
}
