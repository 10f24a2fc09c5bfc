package dev.whynot.evaluate.drivers;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.whynot.evaluate.Figures;
import dev.whynot.evaluate.Output;

/** Prints how well hidden drivers are found. Nothing that it measures can fail it. */
public final class EvaluateDrivers {

    /** Slow finders take part in one of so many runs without a cause. */
    private static final int NULL_RUNS_FOR_EACH_OF_SLOW = 5;

    private final Settings settings;
    private final List<Finder> finders = Finders.finders();
    private final List<Outcome> outcomes = new ArrayList<>();

    private EvaluateDrivers(Settings settings) {
        this.settings = settings;
    }

    /**
     * Evaluates all finders. The environment says in {@code RUNS} how many runs there are with causes (of 20,000 records; a
     * half of that of 100,000, a fifteenth of 1,000,000), in {@code NULL_RUNS} how many without, in {@code RECORDS} that all
     * are of this size, in {@code SEED} which, in {@code FORMAT} whether to write {@code plain} text or, by default,
     * {@code markdown}, and with {@code VERBOSE} that what was planted and found is to be told on the standard error, too.
     */
    public static void main(String[] args) {
        Settings settings = Settings.of(System.getenv());
        Output out = new Output(new PrintStream(System.out, true, StandardCharsets.UTF_8), settings.isMarkdown());
        new EvaluateDrivers(settings).run(out);
    }

    private void run(Output out) {
        List<Recipe> recipes = settings.recipes();
        int nullRuns = 0;
        for (int run = 0; run < recipes.size(); run++) {
            Recipe recipe = recipes.get(run);
            boolean isForAll = recipe.causes() > 0 || nullRuns++ % NULL_RUNS_FOR_EACH_OF_SLOW == 0;
            List<Finder> some = finders.stream()
                    .filter(finder -> isForAll || !finder.isSlow())
                    .toList();
            tell("%d of %d: %s", run + 1, recipes.size(), measured(recipe, some));
        }
        new Report(finders.stream().map(Finder::name).toList(), outcomes).print(out);
    }

    private String measured(Recipe recipe, List<Finder> some) {
        Made made = Maker.make(recipe);
        StringBuilder line = new StringBuilder(Figures.text(
                "%,d records, %d causes%s",
                recipe.records(), recipe.causes(), recipe.hasBackground() ? " and a background" : ""));
        if (settings.isVerbose()) {
            made.planted().forEach(cause -> tell("planted   %s", words(cause, made)));
        }
        for (Finder finder : some) {
            long start = System.nanoTime();
            List<Conditions> found = finder.find(made);
            double seconds = (System.nanoTime() - start) / 1e9;
            Scored scored = Scored.of(made, found);
            outcomes.add(new Outcome(recipe, finder.name(), scored, seconds));
            long right = scored.causes().stream().filter(Scored.Sought::isFound).count();
            line.append(Figures.text("; %s %d right of %d, %.2f s", finder.name(), right, found.size(), seconds));
            if (settings.isVerbose()) {
                scored.found()
                        .forEach(group -> tell(
                                "%s: %-11s %s",
                                finder.name(),
                                group.verdict().words(),
                                group.conditions().words(made.dimensions())));
            }
        }
        return line.toString();
    }

    private static String words(Planted cause, Made made) {
        String shadow = cause.isConfounded()
                ? Figures.text(
                        "; mirror %s is %s, phi %.2f",
                        made.dimensions().get(cause.shadow().dimension()).name(),
                        made.dimensions()
                                .get(cause.shadow().dimension())
                                .value(cause.shadow().code()),
                        cause.shadow().phi())
                : "";
        return Figures.text(
                "%s; risk ratio %.2f, %,d records, excess %.0f, z %.1f%s",
                cause.conditions().words(made.dimensions()),
                cause.riskRatio(),
                cause.decided(),
                cause.excess(),
                cause.clearness(),
                shadow);
    }

    private static void tell(String form, Object... values) {
        System.err.println(Figures.text(form, values));
    }
}
