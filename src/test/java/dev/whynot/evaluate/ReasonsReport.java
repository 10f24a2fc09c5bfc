package dev.whynot.evaluate;

import static dev.whynot.evaluate.Figures.count;
import static dev.whynot.evaluate.Figures.decimal;
import static dev.whynot.evaluate.Figures.percent;
import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether confidences can be believed, and which reasons are mistaken for which.
 *
 * @param judged in all languages
 * @param byLanguage the same by language, and whatever else is to have a column of its own
 */
record ReasonsReport(List<Judged> judged, Map<String, List<Judged>> byLanguage) {

    private static final int MOST_CONFUSED = 15;
    private static final int WORST = 10;

    void print(Output out) {
        out.section("Confidence");
        out.line("The decided texts by confidence.");
        out.table(reliability());
        out.section("Most confused reasons");
        out.table(confusions());
        out.section("Reasons told worst");
        out.table(worst());
    }

    private Table reliability() {
        Table table = new Table("confidence", "texts", "mean", "right");
        for (Calibration.Bin bin : Calibration.of(judged).bins()) {
            table.row(
                    Figures.text("%.3f-%.3f", bin.from(), bin.to()),
                    count(bin.texts()),
                    decimal(bin.confidence()),
                    decimal(bin.accuracy()));
        }
        return table;
    }

    private Table confusions() {
        Table table = new Table(Stream.concat(Stream.of("means", "taken for"), byLanguage.keySet().stream())
                .toList());
        Confusion.of(judged).stream().limit(MOST_CONFUSED).forEach(pair -> {
            List<String> row = new ArrayList<>(List.of(pair.expected(), pair.answered()));
            byLanguage.values().forEach(some -> row.add(count(pair.in(some))));
            table.row(row);
        });
        return table;
    }

    private Table worst() {
        Table table = new Table("reason", "texts", "taken for it", "precision", "recall", "F1");
        LabelScore.of(judged).stream()
                .sorted(comparing(LabelScore::f1))
                .limit(WORST)
                .forEach(score -> table.row(
                        score.label(),
                        count(score.expected()),
                        count(score.answered()),
                        percent(score.precision()),
                        percent(score.recall()),
                        decimal(score.f1())));
        return table;
    }
}
