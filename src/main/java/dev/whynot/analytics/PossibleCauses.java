package dev.whynot.analytics;

import static dev.whynot.http.ProblemException.badRequest;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.whynot.facts.Attribute;
import dev.whynot.facts.Ranges;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;

/**
 * What can have to do with why records are lost. Left out is what follows from the outcome, which would explain
 * everything and mean nothing: reasons and all that is made of them, stages, and the age, which ends with the outcome.
 */
public final class PossibleCauses {

    /** Only lost records have them, in the words of the reps. */
    private static final Set<String> SAID_OF_THE_LOSS = Set.of("rawReason", "rawDetail");

    private PossibleCauses() {}

    /** All that the state can be sliced by, without what follows from the outcome. */
    public static List<Attribute> of(State state) {
        return Stream.<Attribute>concat(state.dimensions().stream(), Ranges.DECLARED.stream())
                .filter(PossibleCauses::contains)
                .toList();
    }

    /** Whether it can be a cause. */
    public static boolean contains(Attribute attribute) {
        boolean isAge = attribute instanceof Ranges ranges && ranges.measure() == Ranges.Measure.AGE;
        return !attribute.followsFromOutcome() && !isAge && !SAID_OF_THE_LOSS.contains(attribute.name());
    }

    /**
     * Refuses records that are filtered by what follows from the outcome, as nothing can be a cause among them.
     *
     * @throws dev.whynot.http.ProblemException 400 that names the filter
     */
    public static void checkFilters(Selection selection) {
        if (selection.followsFromOutcome()) {
            throw badRequest(
                    "filter", "There is no loss rate of records that are filtered by what follows from the outcome");
        }
    }
}
