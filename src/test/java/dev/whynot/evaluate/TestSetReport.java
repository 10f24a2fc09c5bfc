package dev.whynot.evaluate;

import static dev.whynot.evaluate.Figures.count;
import static dev.whynot.evaluate.Figures.decimal;
import static dev.whynot.evaluate.Figures.interval;
import static dev.whynot.evaluate.Figures.percent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.whynot.analytics.Rate;
import dev.whynot.reason.Reason;
import dev.whynot.reason.Taxonomy;

/** How the test set is decided, by language. */
final class TestSetReport {

    private static final String ALL = "all";

    private final Taxonomy taxonomy;
    private final Pipeline pipeline;
    private final TestSet texts;

    TestSetReport(Taxonomy taxonomy, Pipeline pipeline, TestSet texts) {
        this.taxonomy = taxonomy;
        this.pipeline = pipeline;
        this.texts = texts;
    }

    void print(Output out) {
        Map<String, List<Judged>> plain = byLanguage(texts.plain());
        out.section("By language");
        out.line(
                "Texts with one meaning. F1 is the mean of the reasons, or categories, that occur. ECE is of the decided.");
        out.table(languages(plain));
        out.section("By method");
        out.table(methods(plain));
        new ReasonsReport(plain.get(ALL), plain).print(out);
        out.section("Unclear texts");
        out.table(unclear());
        out.section("Texts with a negation, or with two reasons");
        out.line("Both are right where a second reason is expected and found, or neither expected nor found.");
        out.table(combined());
    }

    private Table languages(Map<String, List<Judged>> plain) {
        Table table = new Table(
                "language",
                "texts",
                "decided",
                "coverage",
                "right of decided (95 %)",
                "right of all (95 %)",
                "F1 reasons",
                "F1 categories",
                "ECE");
        plain.forEach((language, judged) -> {
            Scores scores = Scores.of(judged);
            List<Judged> categories =
                    judged.stream().map(one -> one.on(this::category)).toList();
            table.row(
                    language,
                    count(scores.texts()),
                    count(scores.decided()),
                    percent(scores.coverage()),
                    interval(scores.accuracyOfDecided()),
                    interval(scores.accuracy()),
                    decimal(LabelScore.macroF1(judged)),
                    decimal(LabelScore.macroF1(categories)),
                    decimal(Calibration.of(judged).error()));
        });
        return table;
    }

    private static Table methods(Map<String, List<Judged>> plain) {
        List<String> columns = new ArrayList<>(plain.keySet());
        columns.addFirst("method");
        Table table = new Table(columns);
        plain.get(ALL).stream()
                .map(one -> one.answer().method())
                .distinct()
                .sorted()
                .forEach(method -> {
                    List<String> row = new ArrayList<>(List.of(method));
                    plain.values().forEach(judged -> row.add(percent(shareOf(method, judged))));
                    table.row(row);
                });
        return table;
    }

    private Table unclear() {
        Table table = new Table("language", "texts", "left unclear (95 %)");
        byLanguage(texts.unclear()).forEach((language, judged) -> {
            Scores scores = Scores.of(judged);
            table.row(language, count(scores.texts()), interval(scores.accuracy()));
        });
        return table;
    }

    private Table combined() {
        Table table = new Table("reasons", "language", "texts", "decided", "first right", "both right");
        addCombined(table, "one", one -> one.second() == null);
        addCombined(table, "two", one -> one.second() != null);
        return table;
    }

    private void addCombined(Table table, String reasons, Predicate<LabelledText> which) {
        byLanguage(texts.combined().stream().filter(which).toList()).forEach((language, judged) -> {
            Scores scores = Scores.of(judged);
            table.row(
                    reasons,
                    language,
                    count(scores.texts()),
                    count(scores.decided()),
                    count(scores.right()),
                    count(judged.stream().filter(Judged::isBothRight).count()));
        });
    }

    /** The answers by language, in the order of the texts; last those of all languages. */
    private Map<String, List<Judged>> byLanguage(List<LabelledText> texts) {
        Map<String, List<Judged>> byLanguage = new LinkedHashMap<>();
        List<Judged> all = new ArrayList<>();
        for (LabelledText text : texts) {
            Judged judged = new Judged(text.reason(), text.second(), pipeline.written(text.text()));
            byLanguage
                    .computeIfAbsent(text.language(), language -> new ArrayList<>())
                    .add(judged);
            all.add(judged);
        }
        byLanguage.put(ALL, all);
        return byLanguage;
    }

    private String category(String reason) {
        return taxonomy.reason(reason).map(Reason::category).orElseThrow();
    }

    private static Rate shareOf(String method, List<Judged> judged) {
        return Rate.of(
                judged.stream()
                        .filter(one -> one.answer().method().equals(method))
                        .count(),
                judged.size());
    }
}
