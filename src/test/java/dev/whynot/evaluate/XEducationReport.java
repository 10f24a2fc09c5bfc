package dev.whynot.evaluate;

import static dev.whynot.evaluate.Figures.count;
import static dev.whynot.evaluate.Figures.decimal;
import static dev.whynot.evaluate.Figures.percent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;

/** How the tags of a public data set are decided. */
record XEducationReport(Pipeline pipeline) {

    private record JudgedTag(Tag tag, Judged judged) {}

    void print(Output out) throws IOException {
        out.section("Tags of X Education");
        Path file = XEducation.file();
        if (Files.notExists(file)) {
            out.line("Skipped: %s is not there. X_EDUCATION says where the Leads.csv of the data set is.", file);
            return;
        }
        XEducation leads = XEducation.read(file);
        List<JudgedTag> tags = leads.tags().stream().map(this::judged).toList();
        out.line("Without the mapping's own reasons. %,d leads without a tag are left out.", leads.untagged());
        out.line("To be left unclear: tags that say where a lead stands, or too little.");
        out.table(summary(tags));
        out.line("");
        out.table(byTag(tags));
    }

    private JudgedTag judged(Tag tag) {
        return new JudgedTag(tag, new Judged(tag.expected(), null, pipeline.picked(tag.text())));
    }

    private static Table summary(List<JudgedTag> tags) {
        Table table = new Table(
                "counted",
                "mean a reason",
                "coverage",
                "right of decided",
                "right of all",
                "to be left unclear",
                "left unclear");
        addSummary(table, "tags", tags, tag -> 1);
        addSummary(table, "leads", tags, Tag::leads);
        addSummary(table, "leads not converted", tags, Tag::notConverted);
        return table;
    }

    private static void addSummary(Table table, String counted, List<JudgedTag> tags, ToIntFunction<Tag> weight) {
        Scores reasons = scores(tags, true, weight);
        Scores none = scores(tags, false, weight);
        table.row(
                counted,
                count(reasons.texts()),
                percent(reasons.coverage()),
                percent(reasons.accuracyOfDecided()),
                percent(reasons.accuracy()),
                count(none.texts()),
                percent(none.accuracy()));
    }

    private static Scores scores(List<JudgedTag> tags, boolean meanReason, ToIntFunction<Tag> weight) {
        return Scores.of(tags.stream()
                .filter(tag -> tag.tag().meansReason() == meanReason)
                .flatMap(tag -> Collections.nCopies(weight.applyAsInt(tag.tag()), tag.judged()).stream())
                .toList());
    }

    private static Table byTag(List<JudgedTag> tags) {
        Table table = new Table("tag", "leads", "not converted", "means", "taken for", "confidence", "method", "");
        tags.forEach(one -> table.row(
                one.tag().text(),
                count(one.tag().leads()),
                count(one.tag().notConverted()),
                one.tag().label(),
                one.judged().answer().reason(),
                decimal(one.judged().answer().confidence()),
                one.judged().answer().method(),
                verdict(one.judged())));
        return table;
    }

    private static String verdict(Judged judged) {
        if (judged.isRight()) {
            return "right";
        }
        return judged.isDecided() ? "wrong" : "undecided";
    }
}
