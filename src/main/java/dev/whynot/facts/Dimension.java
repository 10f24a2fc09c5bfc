package dev.whynot.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something to slice by.
 *
 * @param name as it is used in the API
 * @param column the column of the ledger that holds it; empty for one of a mapping's own
 */
public record Dimension(String name, Optional<String> column) {

    /** Stands for a missing value. */
    public static final String NONE = "(none)";

    /** What every record can be sliced by. */
    public static final List<Dimension> BUILT_IN = List.of(
            builtIn("org", "record.org_id"),
            builtIn("object", "record.object"),
            builtIn("outcome", "record.outcome"),
            builtIn("stage", "record.stage"),
            builtIn("stageLostIn", "record.stage_lost_in"),
            builtIn("owner", "record.owner"),
            builtIn("currency", "record.currency"),
            builtIn("reason", "record.reason"),
            builtIn("category", "taxonomy.category"),
            builtIn("pointsTo", "taxonomy.points_to"),
            builtIn("ownReason", "coalesce(record.own_reason, record.reason)"),
            builtIn("secondReason", "record.second_reason"),
            builtIn("contradicted", "case when record.reason is not null then record.contradicted::text end"),
            builtIn("plausibility", "record.plausibility"),
            builtIn("doubt", "record.doubt"),
            builtIn("competitorName", "record.competitor"),
            builtIn("method", "record.method"),
            builtIn("rawReason", "record.raw_reason"),
            builtIn("rawDetail", "record.raw_detail"));

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
            "plausibility",
            "doubt",
            "competitorName",
            "method");

    static Dimension custom(String name) {
        return new Dimension(name, Optional.empty());
    }

    private static Dimension builtIn(String name, String column) {
        return new Dimension(name, Optional.of(column));
    }

    /** Whether its values follow from the outcome, so that a loss rate within one of them says nothing. */
    public boolean followsFromOutcome() {
        return FOLLOWS_FROM_OUTCOME.contains(name);
    }
}
