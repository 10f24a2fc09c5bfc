package dev.whynot.analytics.findings;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.whynot.analytics.Rate;
import dev.whynot.analytics.RiskDifference;
import dev.whynot.analytics.drivers.Drivers;

/**
 * What is new in a week, against what the records decided until the Sunday before tell.
 *
 * @param from Monday of the week
 * @param to its Sunday
 * @param decided records that were decided until then
 * @param undated decided records that are left out because they have no date
 * @param findings new drivers first, then change points, rising reasons, falling plausibility
 * @param summary the same in sentences
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Findings(
        LocalDate from, LocalDate to, long decided, long undated, List<Finding> findings, List<String> summary) {

    /**
     * Something new.
     *
     * @param id names what it is about: the same in each answer, whatever the week and the figures, while the conditions and
     *     first day of a driver, or the week of a change point, are found to be the same
     * @param kind {@code new_driver}, {@code change_point}, {@code rising_reason} or {@code falling_plausibility}
     * @param direction {@code more} or {@code less}
     * @param since first day of the window, of the new rate, or of the weeks that are compared; null of a driver at all
     *     times
     * @param about what its records have in common; empty for all records
     * @param links addresses below this one
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "NewFinding")
    public record Finding(
            String id,
            String kind,
            String object,
            String direction,
            LocalDate since,
            List<Drivers.OneOf> about,
            Figures figures,
            Links links,
            List<String> sentences) {}

    /**
     * How many, and how many it was to be.
     *
     * @param hits how many rejections it is about
     * @param of so many: decided records, where it is about a loss rate; rejections, where it is about their reasons
     * @param rate hits of these
     * @param usual the rate before; of a driver, what is to be expected if the group were like the rest
     * @param difference of the two, with its 95 % interval (of a driver, what is to be expected is taken as known)
     * @param pValue of a driver, after the correction for all that was searched; of a change point, how often weeks
     *     without any show one as clear; else of this one comparison
     * @param qValue of reasons and plausibility, made honest for all that were compared; else null
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "FindingFigures")
    public record Figures(
            long hits, long of, Rate rate, double usual, RiskDifference difference, double pValue, Double qValue) {}

    /**
     * Where more is told.
     *
     * @param numbers answers with the figures
     * @param records the records behind
     */
    @Schema(name = "FindingLinks")
    public record Links(String numbers, String records) {}
}
