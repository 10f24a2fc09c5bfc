package dev.whynot.analytics.changes;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.whynot.analytics.Estimate;
import dev.whynot.analytics.LeftOut;
import dev.whynot.analytics.Rate;
import dev.whynot.analytics.RiskDifference;
import dev.whynot.analytics.Tally;

/**
 * Why the loss rate of a period is another than that of a baseline.
 *
 * @param difference of the two loss rates; null if nothing is decided in one of the two, as is all that follows from it
 * @param pValue of the difference, two-sided
 * @param undated decided records that are in no period because they have no date
 * @param dimensions the change split by each dimension, those first that tell most for sure
 * @param leftOut dimensions that cannot be causes, as the records of the two periods tell, and why
 * @param carriers the groups, of all dimensions, that changed in another way than the rest, the largest first
 * @param changePoints when the loss rate changed, over all time, oldest first
 * @param weeks how many weeks with decided records were looked at for change points
 * @param summary the same in sentences
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Changes(
        Span period,
        Span baseline,
        RiskDifference difference,
        Double pValue,
        long undated,
        List<BySplit> dimensions,
        List<LeftOut> leftOut,
        List<Carrier> carriers,
        List<ChangePoint> changePoints,
        int weeks,
        List<String> summary) {

    Changes saying(List<String> sentences) {
        return new Changes(
                period,
                baseline,
                difference,
                pValue,
                undated,
                dimensions,
                leftOut,
                carriers,
                changePoints,
                weeks,
                sentences);
    }

    /** Days, both included, and what became of their records. */
    public record Span(LocalDate from, LocalDate to, Tally tally) {}

    /**
     * The change split by a dimension; mix and rate add up to the difference.
     *
     * @param mix what comes from groups having grown and shrunk
     * @param rate what comes from other loss rates within the groups
     * @param groups those that add most
     * @param truncated whether there are more groups
     */
    public record BySplit(String name, Estimate mix, Estimate rate, List<GroupSplit> groups, boolean truncated) {}

    /**
     * A group's part.
     *
     * @param value its value; null of those with fewer than ten decided records, which are taken together
     * @param values how many values it holds
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record GroupSplit(String value, int values, Part baseline, Part period, double mix, double rate) {}

    /**
     * A group in one of the two periods.
     *
     * @param share of all that was decided then
     * @param lossRate null if nothing was decided
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Part(long lost, long decided, Rate share, Rate lossRate) {

        static Part of(Side side, Side all) {
            return new Part(
                    side.lost(),
                    side.decided(),
                    Rate.of(side.decided(), all.decided()),
                    Rate.of(side.lost(), side.decided()));
        }
    }

    /**
     * A group that carries a part of the change.
     *
     * @param kind {@code rate}: its loss rate changed, and more than that of the rest; {@code mix}: its share changed, and
     *     its loss rate is not that of the rest
     * @param effect rate: by how much less that of all would have changed, had the group changed as the rest did; mix:
     *     its mix effect
     * @param pValue the larger one of those of the two claims
     * @param qValue made honest for all groups of all dimensions that were looked at
     */
    public record Carrier(
            String dimension,
            String value,
            String kind,
            Estimate effect,
            Part baseline,
            Part period,
            double pValue,
            double qValue) {}
}
