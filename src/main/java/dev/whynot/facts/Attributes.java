package dev.whynot.facts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds attributes by their names. */
final class Attributes {

    private static final int FEWEST_PARTS = 2;
    private static final int MOST_PARTS = 20;

    private Attributes() {}

    /**
     * The attribute.
     *
     * @param scope of whose org and object the parts of {@code amount~4} are, whatever its period and filters, so that
     *     the ranges stay the same while one drills down
     */
    static Optional<Attribute> find(State state, String name, Selection scope) {
        return Stream.concat(state.dimensions().stream(), Ranges.DECLARED.stream())
                .filter(attribute -> attribute.name().equals(name))
                .<Attribute>map(attribute -> attribute)
                .findFirst()
                .or(() -> parts(state, name, scope));
    }

    /** The names, for errors. */
    static List<String> names(State state) {
        return Stream.of(
                        state.dimensions().stream().map(Dimension::name),
                        Ranges.DECLARED.stream().map(Ranges::name),
                        Ranges.DECLARED.stream().map(ranges -> ranges.name() + "~4"))
                .flatMap(names -> names)
                .toList();
    }

    private static Optional<Attribute> parts(State state, String name, Selection scope) {
        for (Ranges ranges : Ranges.DECLARED) {
            String prefix = ranges.name() + "~";
            if (name.startsWith(prefix) && name.substring(prefix.length()).matches("[0-9]{1,2}")) {
                int parts = Integer.parseInt(name.substring(prefix.length()));
                if (parts >= FEWEST_PARTS && parts <= MOST_PARTS) {
                    return Optional.of(new Ranges(
                            name,
                            ranges.measure(),
                            state.bounds(scope.withoutPeriodAndFilters(), ranges.measure(), parts)));
                }
            }
        }
        return Optional.empty();
    }
}
