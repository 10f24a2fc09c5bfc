package dev.whynot.evaluate.drivers;

import static dev.whynot.evaluate.Figures.count;
import static dev.whynot.evaluate.Figures.interval;
import static dev.whynot.evaluate.Figures.percent;
import static dev.whynot.evaluate.Figures.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.whynot.evaluate.Output;
import dev.whynot.evaluate.Table;

/**
 * How well each finder finds what was planted, and nothing else.
 *
 * @param finders their names
 */
record Report(List<String> finders, List<Outcome> outcomes) {

    /** The strength from which on, and the depth up to which, causes must be found. */
    private static final double STRONG = 1.5;

    private static final int SHALLOW = 2;

    /** So many standard deviations are no chance (5 %, two-sided) after a million tests. */
    private static final double CLEAR = 5.45;

    private static final Predicate<Planted> AIMED_AT = cause ->
            cause.isLarge() && cause.strength() >= STRONG && cause.conditions().depth() <= SHALLOW;

    void print(Output out) {
        out.section("Hidden drivers: targets");
        out.line(
                "Recall: of the causes with at most %d conditions, %d or more records, and a risk ratio of %.1f or more (or 1 by that, or less).",
                SHALLOW, Planted.ENOUGH, STRONG);
        out.line("A cause counts as found by a group that shares at least half of the records that either has.");
        out.line("Right: of all groups found, those that are a cause, each cause once. All with 95 %% intervals.");
        out.table(targets());
        out.section("Share of the causes aimed at that were found");
        out.line("Clear: by %.2f standard deviations or more, which is no chance even after a million tests.", CLEAR);
        out.table(recall(AIMED_AT));
        out.section("Share of all causes that were found");
        out.table(recall(cause -> true));
        out.section("What was found");
        out.line(
                "In all runs with causes. What is not right is counted as false. Each peer shows its best %d groups at most.",
                BestValues.SHOWN);
        out.table(verdicts());
        out.section("Order and mirrors");
        out.table(order());
        out.section("Without a cause");
        out.line("Share of the runs that report anything.");
        out.table(nulls());
        out.section("With a background that nobody planted");
        out.line("Some owners, and some seasons, lose a little more or less than others in all of these runs.");
        out.table(background());
        out.section("Time");
        out.line("Seconds for each run: mean (most). Trees take at most 100,000 records, rules 50,000: a sample.");
        out.table(times());
    }

    private Table targets() {
        Table table = table("measure", "target");
        row(
                table,
                List.of("recall", ">= 90 %"),
                results -> interval(withCauses(results).recall(AIMED_AT)));
        for (int records : sizes()) {
            row(
                    table,
                    List.of("recall, %s records".formatted(count(records)), ">= 90 %"),
                    results -> interval(withCauses(results).of(records(records)).recall(AIMED_AT)));
        }
        row(
                table,
                List.of("right, of groups with at most 2 conditions", ">= 80 %"),
                results -> interval(withCauses(results).precision(group -> group.depth() <= SHALLOW)));
        row(
                table,
                List.of("right, of all groups", ">= 80 %"),
                results -> interval(withCauses(results).precision(group -> true)));
        row(
                table,
                List.of("runs without a cause that report anything", "<= 5 %"),
                results -> interval(
                        plain(results).of(outcome -> !outcome.hasCauses()).reporting()));
        return table;
    }

    private Table recall(Predicate<Planted> some) {
        Table table = table("causes", "planted");
        kinds().forEach((name, kind) -> row(
                table,
                List.of(
                        name,
                        count(withCauses(of(finders.getFirst()))
                                .sought(some.and(kind))
                                .size())),
                results -> percent(withCauses(results).recall(some.and(kind)))));
        return table;
    }

    private static Map<String, Predicate<Planted>> kinds() {
        Map<String, Predicate<Planted>> kinds = new LinkedHashMap<>();
        kinds.put("all", cause -> true);
        kinds.put("clear", cause -> cause.clearness() >= CLEAR);
        for (int depth = 1; depth <= Plan.DEEPEST; depth++) {
            int exactly = depth;
            kinds.put("depth " + depth, cause -> cause.conditions().depth() == exactly);
        }
        for (double strength : Plan.STRENGTHS) {
            kinds.put(
                    "risk ratio %s, or 1 by it".formatted(text("%.2f", strength)),
                    cause -> Math.abs(cause.strength() - strength) < 1e-9);
        }
        kinds.put("lost more", cause -> cause.conditions().more());
        kinds.put("lost less", cause -> !cause.conditions().more());
        kinds.put("at any time", cause -> !cause.conditions().hasWindow());
        kinds.put("for some weeks", cause -> cause.conditions().hasWindow());
        kinds.put("below 200 records", cause -> !cause.isLarge());
        kinds.put("200 to 1,000 records", cause -> cause.isLarge() && cause.decided() <= 1000);
        kinds.put("more than 1,000 records", cause -> cause.decided() > 1000);
        kinds.put("single values only", cause -> hasSingleValues(cause.conditions()));
        kinds.put("with a set or a range", cause -> !hasSingleValues(cause.conditions()));
        kinds.put("with a strong mirror", Planted::isConfounded);
        return kinds;
    }

    private static boolean hasSingleValues(Conditions conditions) {
        return conditions.codes().values().stream().allMatch(codes -> codes.cardinality() == 1);
    }

    private Table verdicts() {
        List<String> columns = new ArrayList<>(List.of("finder", "found"));
        Arrays.stream(Verdict.values()).map(Verdict::words).forEach(columns::add);
        Table table = new Table(columns);
        for (String finder : finders) {
            List<Verdict> found =
                    withCauses(of(finder)).found().map(Scored.Found::verdict).toList();
            List<String> cells = new ArrayList<>(List.of(finder, count(found.size())));
            for (Verdict verdict : Verdict.values()) {
                cells.add(count(found.stream().filter(verdict::equals).count()));
            }
            table.row(cells);
        }
        return table;
    }

    private Table order() {
        Table table = table("measure");
        row(
                table,
                List.of("pairs of causes found that are in the order of their excess"),
                results -> interval(withCauses(results).pairsInOrder()));
        row(
                table,
                List.of("strong mirrors of a cause that are told as a cause of their own"),
                results -> interval(withCauses(results).shadowsNamed()));
        return table;
    }

    private Table nulls() {
        Table table = table("records");
        for (int records : sizes()) {
            row(
                    table,
                    List.of(count(records)),
                    results -> runs(
                            plain(results).of(outcome -> !outcome.hasCauses()).of(records(records))));
        }
        return table;
    }

    private Table background() {
        Table table = table("measure");
        row(
                table,
                List.of("recall of those aimed at"),
                results ->
                        interval(withBackground(results).of(Outcome::hasCauses).recall(AIMED_AT)));
        row(
                table,
                List.of("right, of all groups"),
                results ->
                        interval(withBackground(results).of(Outcome::hasCauses).precision(group -> true)));
        row(
                table,
                List.of("runs without a cause that report anything"),
                results -> runs(withBackground(results).of(outcome -> !outcome.hasCauses())));
        return table;
    }

    private Table times() {
        Table table = table("records");
        for (int records : sizes()) {
            row(table, List.of(count(records)), results -> {
                double[] seconds = results.of(records(records)).outcomes().stream()
                        .mapToDouble(Outcome::seconds)
                        .toArray();
                return seconds.length == 0
                        ? "-"
                        : text(
                                "%.2f (%.2f)",
                                Arrays.stream(seconds).average().orElseThrow(),
                                Arrays.stream(seconds).max().orElseThrow());
            });
        }
        return table;
    }

    private static String runs(Results results) {
        return results.outcomes().isEmpty()
                ? "-"
                : "%s of %s"
                        .formatted(
                                interval(results.reporting()),
                                count(results.outcomes().size()));
    }

    private Table table(String... columns) {
        List<String> all = new ArrayList<>(List.of(columns));
        all.addAll(finders);
        return new Table(all);
    }

    private void row(Table table, List<String> first, Function<Results, String> cell) {
        List<String> cells = new ArrayList<>(first);
        finders.forEach(finder -> cells.add(cell.apply(of(finder))));
        table.row(cells);
    }

    private Results of(String finder) {
        return new Results(outcomes).of(outcome -> outcome.finder().equals(finder));
    }

    private static Results plain(Results results) {
        return results.of(outcome -> !outcome.recipe().hasBackground());
    }

    private static Results withCauses(Results results) {
        return plain(results).of(Outcome::hasCauses);
    }

    private static Results withBackground(Results results) {
        return results.of(outcome -> outcome.recipe().hasBackground());
    }

    private static Predicate<Outcome> records(int records) {
        return outcome -> outcome.recipe().records() == records;
    }

    private TreeSet<Integer> sizes() {
        TreeSet<Integer> sizes = new TreeSet<>();
        outcomes.forEach(outcome -> sizes.add(outcome.recipe().records()));
        return sizes;
    }
}
