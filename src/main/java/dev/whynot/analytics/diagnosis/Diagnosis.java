package dev.whynot.analytics.diagnosis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.whynot.analytics.LeftOut;
import dev.whynot.analytics.Rate;
import dev.whynot.analytics.Tally;
import dev.whynot.facts.Money;

/**
 * What the losses point to. Shares of reasons add up: those of the levers, {@code outside} and {@code cannotTell} to 1.
 *
 * @param culprits {@code message}: a poor sales message; {@code fit}: a poor fit of product and market, which is the
 *     levers fit and targeting
 * @param levers targeting, fit, people, message and process
 * @param outside rejections for reasons that no seller can change
 * @param pattern where sales are lost; null where too little is decided
 * @param limits what the data cannot tell
 * @param undated decided records that are in no period because they have no date
 * @param summary all this in sentences
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Diagnosis(
        Tally tally,
        List<Finding> culprits,
        List<Finding> levers,
        ByReasons outside,
        CannotTell cannotTell,
        WherePattern pattern,
        List<Limit> limits,
        long undated,
        List<String> summary) {

    /**
     * A culprit or a lever.
     *
     * @param code its name
     * @param levers those that it is made of
     * @param verdict {@code supported}: by reasons and pattern; {@code reasons} or {@code pattern}: by that alone;
     *     {@code unsupported}: by neither; {@code unknown}: neither can tell
     * @param byReasons what the stated reasons say
     * @param byPattern what the pattern of the losses says; null where it cannot speak
     * @param winBack rejections that would have been none, had all groups lost as comparable records do; null as
     *     {@code byPattern}
     * @param evidenceFor in sentences
     * @param evidenceAgainst in sentences
     * @param remedy what to do; null where nothing supports it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Finding(
            String code,
            List<String> levers,
            String verdict,
            ByReasons byReasons,
            ByPattern byPattern,
            ToWinBack winBack,
            List<String> evidenceFor,
            List<String> evidenceAgainst,
            String remedy) {}

    /**
     * What the reasons say.
     *
     * @param rejections weighed: each counts by how likely its reason is right
     * @param share of all rejections; null if there are none
     * @param lostAmount per currency, weighed likewise
     * @param doubtful how many of {@code rejections} have a reason that the history speaks against
     * @param reasons the most frequent ones
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ByReasons(
            double rejections, Rate share, List<Amount> lostAmount, double doubtful, List<WeighedReason> reasons) {}

    /** A reason and the rejections, weighed, that it stands for. */
    public record WeighedReason(String reason, double rejections) {}

    /**
     * An amount and its share of the lost amount in this currency.
     *
     * @param currency null where the source names none
     * @param share null if nothing was lost in it
     * @param low lower bound of the 95 % interval; null with fewer than six months
     * @param high upper bound
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Amount(String currency, BigDecimal amount, Double share, Double low, Double high) {}

    /**
     * What the pattern says.
     *
     * @param dimensions that belong to it
     * @param explained share of the variation of the outcomes that they explain beyond chance; below 0 if less than that
     * @param pValue how likely chance alone explains so much, made honest for all levers that are asked at once; of a culprit
     *     that of its surest lever
     * @param part of what all five levers explain beyond chance; null if they explain nothing
     * @param groups that lose more than comparable records, the surest first
     * @param uneven values whose losses depend on the segment, the surest first
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ByPattern(
            List<String> dimensions,
            Explained explained,
            double pValue,
            Double part,
            List<LosingGroup> groups,
            List<UnevenValue> uneven) {}

    /** A share of the variation with its 95 % interval. */
    public record Explained(double value, double low, double high) {}

    /**
     * A group that loses more than comparable records.
     *
     * @param expected how many it would lose as those do
     * @param qValue made honest for all groups that were looked at
     */
    public record LosingGroup(
            Map<String, String> values, long lost, long decided, Rate lossRate, double expected, double qValue) {}

    /**
     * A value of a dimension whose losses depend on another dimension.
     *
     * @param worst the values of that one, by which it loses most above what is expected
     */
    public record UnevenValue(String dimension, String value, String by, List<LosingGroup> worst, double qValue) {}

    /**
     * Rejections that would have been none, of the records that the pattern was read off.
     *
     * @param share of the rejections among those records
     * @param part of what all five levers could win back; null if that is nothing
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ToWinBack(
            double rejections, double low, double high, Double share, Double part, List<Money> lostAmount) {}

    /**
     * Rejections of which the reasons tell nothing. The three add up to it.
     *
     * @param noReason other, unclear or not recorded
     * @param aboutRecord duplicates, tests, wrong addresses: no buyer declined
     * @param unsure what the doubts about reasons take away
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record CannotTell(double rejections, Rate share, double noReason, double aboutRecord, double unsure) {}

    /**
     * What the pattern was read off.
     *
     * @param decided how many records
     * @param from where there are too many, they are the newest, from this day on; else null
     * @param explained share of the variation of the outcomes that all levers explain beyond chance
     * @param unassigned dimensions that belong to no lever
     * @param leftOut dimensions that belong to one but cannot be causes, as these records tell, and why
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record WherePattern(
            long decided, LocalDate from, Explained explained, List<String> unassigned, List<LeftOut> leftOut) {}

    /**
     * Something that the data cannot tell.
     *
     * @param code {@code tooFewRejections}, {@code tooFewDecided}, {@code fewUsableReasons}, {@code newestOnly},
     *     {@code patternIsChance}, {@code noDimension} or {@code disagreement}
     * @param lever which it is about; null if all
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Limit(String code, String lever, String sentence) {}
}
