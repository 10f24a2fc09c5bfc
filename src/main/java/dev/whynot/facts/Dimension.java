package dev.whynot.facts;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A text of the record.
 *
 * @param name as it is used in the API
 * @param builtIn whether every record has it; else a mapping names it
 */
public record Dimension(String name, boolean builtIn) implements Attribute {

    /** What every record can be sliced by. */
    public static final List<Dimension> BUILT_IN = Stream.of(
                    "org",
                    "object",
                    "outcome",
                    "stage",
                    "stageLostIn",
                    "owner",
                    "currency",
                    "reason",
                    "category",
                    "pointsTo",
                    "ownReason",
                    "secondReason",
                    "contradicted",
                    "confidence",
                    "plausibility",
                    "doubt",
                    "competitorName",
                    "method",
                    "rawReason",
                    "rawDetail")
            .map(name -> new Dimension(name, true))
            .toList();

    private static final Set<String> FOLLOWS_FROM_OUTCOME = Set.of(
            "outcome",
            "stage",
            "stageLostIn",
            "reason",
            "category",
            "pointsTo",
            "ownReason",
            "secondReason",
            "contradicted",
            "confidence",
            "plausibility",
            "doubt",
            "competitorName",
            "method");

    /** One that a mapping names. */
    public static Dimension custom(String name) {
        return new Dimension(name, false);
    }

    @Override
    public boolean followsFromOutcome() {
        return FOLLOWS_FROM_OUTCOME.contains(name);
    }
}
