package dev.whynot.analytics.drivers;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.whynot.analytics.RiskRatio;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Counts;

/**
 * What a search found, with all that is told of it, in no language.
 *
 * @param stamp of the state that was searched
 * @param records decided ones that were searched
 * @param hits what was sought among them
 * @param weeks how many weeks windows were sought in
 * @param searched what conditions could be about
 * @param unclear groups that are explained by, or cannot be told from, another attribute
 */
record Found(
        String stamp,
        int records,
        int hits,
        int weeks,
        long undated,
        List<Attribute> searched,
        List<CasesReader.LeftOut> leftOut,
        List<Cause> causes,
        List<Cause> unclear,
        List<Reversal> reversals)
        implements Stamped {

    /** The same with other causes. */
    Found with(List<Cause> otherCauses) {
        return new Found(stamp, records, hits, weeks, undated, searched, leftOut, otherCauses, unclear, reversals);
    }

    /** What searches of disjoint records found, taken together. */
    static Found together(String stamp, long undated, List<Found> parts, int most) {
        return new Found(
                stamp,
                parts.stream().mapToInt(Found::records).sum(),
                parts.stream().mapToInt(Found::hits).sum(),
                parts.stream().mapToInt(Found::weeks).max().orElse(0),
                undated,
                parts.stream()
                        .flatMap(part -> part.searched().stream())
                        .distinct()
                        .toList(),
                parts.stream()
                        .flatMap(part -> part.leftOut().stream())
                        .filter(one ->
                                parts.stream().noneMatch(part -> part.searched().contains(one.attribute())))
                        .distinct()
                        .toList(),
                parts.stream()
                        .flatMap(part -> part.causes().stream())
                        .sorted(comparing(Cause::driver, Driver.BY_EFFECT))
                        .limit(most)
                        .toList(),
                parts.stream().flatMap(part -> part.unclear().stream()).toList(),
                parts.stream().flatMap(part -> part.reversals().stream()).toList());
    }

    /** An attribute, some of its values, and the others that it could have been. */
    record Values(Attribute attribute, List<String> values, List<String> others) {}

    /** Days, both included. */
    record Days(LocalDate from, LocalDate to) {}

    /**
     * A driver with the records behind it.
     *
     * @param counts of its records, open ones included where they are placed in time by their creation
     * @param reasons that are given more often there than elsewhere
     * @param crude how many times as often hits are as in all the rest; null if there is no such ratio
     * @param closest the attribute that leaves least of it when like is held against like; empty if none can be used
     * @param inseparable attributes of which the group is as good as a few values
     */
    record Cause(
            String object,
            Driver driver,
            List<Values> conditions,
            Optional<Days> days,
            Counts counts,
            List<MoreOften> reasons,
            RiskRatio crude,
            Optional<Adjusted> closest,
            List<Attribute> inseparable) {}

    /** A reason that is given more often within a group than elsewhere. */
    record MoreOften(String reason, long lost, long ofLost, long lostElsewhere, long ofLostElsewhere, double qValue) {}

    /**
     * The group against the rest, within each value of another attribute.
     *
     * @param explains whether nothing is left of it then
     */
    record Adjusted(Attribute attribute, RiskRatio ratio, boolean explains) {}

    /** A value that looks worse than the rest and is better, or the other way round. */
    record Reversal(
            String object, Attribute attribute, String value, Attribute by, RiskRatio crude, RiskRatio adjusted) {}
}
