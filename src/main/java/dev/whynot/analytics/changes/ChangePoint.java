package dev.whynot.analytics.changes;

import java.time.LocalDate;

import dev.whynot.analytics.Comparison;
import dev.whynot.analytics.Rate;
import dev.whynot.analytics.RiskDifference;

/**
 * A week from which on the loss rate was another.
 *
 * @param at the Monday of the first week with the new rate
 * @param earliest where the 95 % interval of that date begins
 * @param latest where it ends
 * @param before from the change point before (or the first week) until this one
 * @param after from this one until the next (or the last week)
 * @param difference of the loss rate after and before; as the place was picked, a little too large on average
 * @param pValue how often weeks without any change show one as clear as this anywhere
 */
public record ChangePoint(
        LocalDate at,
        LocalDate earliest,
        LocalDate latest,
        Stretch before,
        Stretch after,
        RiskDifference difference,
        double pValue) {

    /**
     * Weeks with one loss rate.
     *
     * @param from Monday of the first
     * @param to Sunday of the last
     */
    public record Stretch(LocalDate from, LocalDate to, long lost, long decided, Rate lossRate) {}

    static ChangePoint of(
            LocalDate at, LocalDate earliest, LocalDate latest, Stretch before, Stretch after, double pValue) {
        return new ChangePoint(
                at,
                earliest,
                latest,
                before,
                after,
                Comparison.of(after.lost(), after.decided(), before.lost(), before.decided())
                        .difference(),
                pValue);
    }
}
