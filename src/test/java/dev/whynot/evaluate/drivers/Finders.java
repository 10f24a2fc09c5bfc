package dev.whynot.evaluate.drivers;

import java.util.List;

/** All that are measured. */
final class Finders {

    private Finders() {}

    static List<Finder> finders() {
        return List.of(new OurSearch(), new BestValues(), new Tree(), new Rules());
    }
}
