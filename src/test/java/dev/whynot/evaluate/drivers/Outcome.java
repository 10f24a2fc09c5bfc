package dev.whynot.evaluate.drivers;

/** One finder in one run. */
record Outcome(Recipe recipe, String finder, Scored scored, double seconds) {

    boolean hasCauses() {
        return recipe.causes() > 0;
    }

    boolean reportsAnything() {
        return !scored.found().isEmpty();
    }
}
