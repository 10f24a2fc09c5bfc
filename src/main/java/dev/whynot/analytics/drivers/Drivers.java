package dev.whynot.analytics.drivers;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.whynot.analytics.Estimate;
import dev.whynot.analytics.LeftOut;
import dev.whynot.analytics.Rate;
import dev.whynot.analytics.RiskRatio;
import dev.whynot.analytics.Tally;
import dev.whynot.facts.Money;

/**
 * The hidden drivers.
 *
 * @param target what was sought: {@code lost}, or {@code reason:CODE}
 * @param depth at most so many conditions
 * @param minimum fewest decided records of a group
 * @param records decided ones that were searched
 * @param rate how many of them are what was sought
 * @param weeks how many weeks windows were sought in
 * @param searched the dimensions that conditions could be about
 * @param leftOut dimensions that cannot be causes, and why
 * @param undated decided records that are in no window because they have no date
 * @param drivers those that make (or spare) most first
 * @param explainedByOthers groups that stand out too, but of which nothing is left when like is held against like
 * @param reversals values that look worse than the rest and are better, or the other way round, when like is held against
 *     like (Simpson's paradox)
 * @param summary the same in sentences
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Drivers(
        String target,
        int depth,
        int minimum,
        int records,
        Rate rate,
        int weeks,
        List<String> searched,
        List<LeftOut> leftOut,
        long undated,
        List<Item> drivers,
        List<Item> explainedByOthers,
        List<Reversal> reversals,
        List<String> summary) {

    /** A dimension has one of these values. */
    public record OneOf(String dimension, List<String> values) {}

    /**
     * A group in which more, or less, is lost than the rest explains.
     *
     * @param id names the group: the same in each answer to the same question while its conditions and the first day of its
     *     window are the same
     * @param direction {@code more} or {@code less}
     * @param from first day of its window; null if it is about all times
     * @param to last day of its window, inclusive; null if it is about all times
     * @param hits what was sought, among its decided records
     * @param expected how many there would be if it were like the rest, the other drivers taken into account
     * @param ratio hits / expected
     * @param excess hits - expected; below 0 where less is lost
     * @param excessAmount the part of the lost amount that the excess stands for; empty where less is lost
     * @param pValue after the correction for all that was searched
     * @param heldOut whether one half of the data confirms what the other lets expect
     * @param reasons given more often there than elsewhere
     * @param ratioToRest how many times as often as in all the rest, whatever the mix; null if there is none
     * @param likeWithLike the same within each value of the dimension that leaves least of it; null if none can be used
     * @param inseparableFrom dimensions of which the group is as good as a few values, so that it cannot be told which of
     *     the two it is
     * @param links where its numbers and records are
     * @param sentences the same in words
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Item(
            String id,
            String object,
            String direction,
            List<OneOf> conditions,
            LocalDate from,
            LocalDate to,
            Tally tally,
            int hits,
            double expected,
            Estimate ratio,
            Estimate excess,
            List<Money> excessAmount,
            double pValue,
            HeldOut heldOut,
            List<MoreOften> reasons,
            RiskRatio ratioToRest,
            LikeWithLike likeWithLike,
            List<String> inseparableFrom,
            Links links,
            List<String> sentences) {}

    /**
     * The expectation made from one half of the records, drawn at random, held against the other half.
     *
     * @param pValue of this one test, in the direction of the whole
     * @param held whether the other half confirms it (p at most 0.05)
     */
    public record HeldOut(int records, int hits, double expected, double pValue, boolean held) {}

    /** A reason that is given more often within the group than elsewhere. */
    public record MoreOften(String reason, long lost, Rate share, Rate shareElsewhere, double qValue) {}

    /** The group against the rest, within each value of a dimension. */
    public record LikeWithLike(String dimension, RiskRatio ratio) {}

    /**
     * A value and the dimension by which like was held against like.
     *
     * @param ratio how many times as often it loses as the rest
     * @param ratioWithin the same within each value of {@code by}
     */
    public record Reversal(
            String object,
            String dimension,
            String value,
            String by,
            RiskRatio ratio,
            RiskRatio ratioWithin,
            String sentence) {}

    /** Addresses below this one. */
    public record Links(String records, String reasons, String trend) {}
}
