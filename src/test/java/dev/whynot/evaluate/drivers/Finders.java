package dev.whynot.evaluate.drivers;

import java.util.List;
import java.util.stream.Stream;

/** All that are measured. */
final class Finders {

    private Finders() {}

    static List<Finder> finders() {
        return Stream.concat(ours().stream(), peers().stream()).toList();
    }

    /** The search of the service. */
    static List<Finder> ours() {
        return List.of(new OurSearch());
    }

    /** What an analyst would do without it. */
    static List<Finder> peers() {
        return List.of(new BestValues(), new Tree(), new Rules());
    }
}
