package dev.whynot.evaluate.drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How much is measured.
 *
 * @param runs with causes, at the smallest size; fewer at the larger ones
 * @param nullRuns without causes
 * @param records of each run; 0 for the usual sizes
 * @param isVerbose whether to tell what was planted and what was found
 */
record Settings(int runs, int nullRuns, int records, long seed, boolean isMarkdown, boolean isVerbose) {

    private static final int SMALL = 20_000;
    private static final int LARGE = 100_000;
    private static final int HUGE = 1_000_000;
    private static final int MOST_CAUSES = 5;

    /** Reads {@code RUNS}, {@code NULL_RUNS}, {@code RECORDS}, {@code SEED}, {@code FORMAT} and {@code VERBOSE}. */
    static Settings of(Map<String, String> environment) {
        String format = environment.getOrDefault("FORMAT", "markdown");
        if (!format.equals("plain") && !format.equals("markdown")) {
            throw new IllegalArgumentException("FORMAT is plain or markdown, not " + format);
        }
        return new Settings(
                number(environment, "RUNS", 60),
                number(environment, "NULL_RUNS", 200),
                number(environment, "RECORDS", 0),
                number(environment, "SEED", 7),
                format.equals("markdown"),
                environment.containsKey("VERBOSE"));
    }

    /** What is made up, in order; each with a seed of its own. */
    List<Recipe> recipes() {
        SplittableRandom seeds = new SplittableRandom(seed);
        List<Recipe> recipes = new ArrayList<>();
        if (records > 0) {
            addWithCauses(recipes, runs, records, false, seeds);
            addWithCauses(recipes, runs / 3, records, true, seeds);
            addWithout(recipes, nullRuns, records, false, seeds);
            addWithout(recipes, nullRuns / 5, records, true, seeds);
            return recipes;
        }
        addWithCauses(recipes, runs, SMALL, false, seeds);
        addWithCauses(recipes, runs / 2, LARGE, false, seeds);
        addWithCauses(recipes, runs / 15, HUGE, false, seeds);
        addWithCauses(recipes, runs / 3, SMALL, true, seeds);
        addWithout(recipes, nullRuns, SMALL, false, seeds);
        addWithout(recipes, nullRuns / 20, LARGE, false, seeds);
        addWithout(recipes, nullRuns / 5, SMALL, true, seeds);
        return recipes;
    }

    private static void addWithCauses(
            List<Recipe> recipes, int runs, int records, boolean hasBackground, SplittableRandom seeds) {
        for (int run = 0; run < runs; run++) {
            recipes.add(new Recipe(records, 1 + run % MOST_CAUSES, hasBackground, seeds.nextLong()));
        }
    }

    private static void addWithout(
            List<Recipe> recipes, int runs, int records, boolean hasBackground, SplittableRandom seeds) {
        for (int run = 0; run < runs; run++) {
            recipes.add(new Recipe(records, 0, hasBackground, seeds.nextLong()));
        }
    }

    private static int number(Map<String, String> environment, String name, int usual) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            return usual;
        }
        int number = Integer.parseInt(value.strip());
        if (number < 0) {
            throw new IllegalArgumentException("%s is negative: %s".formatted(name, value));
        }
        return number;
    }
}
