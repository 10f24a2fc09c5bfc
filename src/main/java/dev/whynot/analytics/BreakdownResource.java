package dev.whynot.analytics;

import static dev.whynot.http.ProblemException.badRequest;
import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.whynot.access.Scopes;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Group;
import dev.whynot.facts.Groups;
import dev.whynot.facts.Selection;
import dev.whynot.facts.SelectionParameters;
import dev.whynot.facts.State;
import dev.whynot.http.Conditional;
import dev.whynot.http.Parameters;
import dev.whynot.reason.Taxonomy;

/** Who rejects us, and why: the tally of each group. */
@Path("/api/v1/breakdown")
@Tag(name = "Questions")
public class BreakdownResource {

    private static final int MOST_DIMENSIONS = 3;

    private static final Map<String, ToDoubleFunction<Candidate>> MEASURES = new TreeMap<>(Map.of(
            "records", candidate -> candidate.open() + candidate.won() + candidate.lost(),
            "open", Candidate::open,
            "won", Candidate::won,
            "lost", Candidate::lost,
            "lossRate", candidate -> ofRate(candidate, Rate::value),
            "lossRate.low", candidate -> ofRate(candidate, Rate::low),
            "lossRate.high", candidate -> ofRate(candidate, Rate::high)));

    private static final Map<String, ToDoubleFunction<Candidate>> MEASURES_OF_COMPARISON = new TreeMap<>(Map.of(
            "riskRatio",
                    candidate ->
                            ofComparison(candidate, with -> with.riskRatio().value()),
            "riskRatio.low",
                    candidate ->
                            ofComparison(candidate, with -> with.riskRatio().low()),
            "qValue", candidate -> ofComparison(candidate, WithRest::qValue)));

    private final Facts facts;
    private final Taxonomy taxonomy;
    private final Conditional conditional;

    BreakdownResource(Facts facts, Taxonomy taxonomy, Conditional conditional) {
        this.facts = facts;
        this.taxonomy = taxonomy;
        this.conditional = conditional;
    }

    /**
     * The tally of each group.
     *
     * @param by the dimensions
     * @param rows the groups in the order asked for
     * @param total the tally of all groups, shown or not
     * @param undated decided records that are in no period because they have no date
     * @param truncated whether there are more groups than rows
     */
    public record Breakdown(List<String> by, List<Row> rows, Tally total, long undated, boolean truncated) {}

    /**
     * One group.
     *
     * @param key its value of each dimension; {@code (none)} for a missing one
     * @param share its share of all rejections; null if there are none
     * @param comparison with the rest, where that was asked for; null where nothing can be said
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Row(
            Map<String, String> key,
            @JsonUnwrapped Tally tally,
            Rate share,
            @JsonInclude(JsonInclude.Include.NON_NULL) WithRest comparison) {}

    /**
     * A group held against all other selected records.
     *
     * @param riskRatio how many times as often the group loses
     * @param riskDifference by how much its loss rate is above that of the rest
     * @param pValue two-sided
     * @param qValue the p-value made honest for the number of groups that were looked at, see {@link FalseDiscovery}
     */
    public record WithRest(RiskRatio riskRatio, RiskDifference riskDifference, double pValue, double qValue) {}

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(summary = "The tally per value of one to three dimensions")
    public RestResponse<Breakdown> breakdown(
            @BeanParam SelectionParameters parameters,
            @Parameter(
                            required = true,
                            description =
                                    "One to three dimensions, separated by commas; reason, category and pointsTo are"
                                            + " dimensions too",
                            example = "industry,reason")
                    @QueryParam("by")
                    String by,
            @Parameter(
                            description =
                                    "records, open, won, lost, lossRate, lossRate.low or lossRate.high; with - in front"
                                            + " the largest first",
                            example = "-lost")
                    @QueryParam("sort")
                    String sort,
            @Parameter(description = "At most so many rows, 1 to 10,000; 50 if left out") @QueryParam("limit")
                    String limit,
            @Parameter(
                            description =
                                    "rest: holds each group against all other selected records; sort by riskRatio,"
                                            + " riskRatio.low or qValue then",
                            example = "rest")
                    @QueryParam("compare")
                    String compare) {
        return facts.ask(state -> {
            Selection selection = parameters.selection(state, taxonomy);
            List<Attribute> attributes = attributes(by, state, selection);
            boolean isCompared =
                    Parameters.oneOf("compare", compare, List.of("rest")).isPresent();
            Order order = order(sort == null ? "-lost" : sort, isCompared);
            int most = Parameters.count("limit", limit, 50, 10_000);
            return conditional.answer(
                    state.stamp(), () -> breakdown(state, selection, attributes, order, most, isCompared));
        });
    }

    /** A group that may be shown. */
    private record Candidate(Groups groups, int group, boolean hasRate, WithRest comparison) {

        long open() {
            return groups.open(group);
        }

        long won() {
            return groups.won(group);
        }

        long lost() {
            return groups.lost(group);
        }

        List<String> key() {
            return groups.key(group);
        }
    }

    /** What rows are sorted by: NaN where a group has no such number. */
    private record Order(ToDoubleFunction<Candidate> measure, boolean descending) {}

    /** Its key is made once, and only if another one has the same rank. */
    private static final class Ranked {

        private final Candidate candidate;
        private final double rank;
        private List<String> key;

        Ranked(Candidate candidate, double rank) {
            this.candidate = candidate;
            this.rank = rank;
        }

        Candidate candidate() {
            return candidate;
        }

        double rank() {
            return rank;
        }

        List<String> key() {
            if (key == null) {
                key = candidate.key();
            }
            return key;
        }
    }

    private static Breakdown breakdown(
            State state, Selection selection, List<Attribute> by, Order order, int most, boolean isCompared) {
        return state.groups(selection, by, groups -> {
            Counts total = groups.total();
            boolean hasRate = !selection.followsFromOutcome() && by.stream().noneMatch(Attribute::followsFromOutcome);
            List<WithRest> comparisons = hasRate && isCompared ? withRest(groups, total) : null;
            List<Candidate> candidates = new ArrayList<>(groups.size());
            for (int i = 0; i < groups.size(); i++) {
                candidates.add(new Candidate(groups, i, hasRate, comparisons == null ? null : comparisons.get(i)));
            }
            return new Breakdown(
                    by.stream().map(Attribute::name).toList(),
                    first(candidates, order, most).stream()
                            .map(candidate -> row(by, candidate, total.lost()))
                            .toList(),
                    Tally.of(total, !selection.followsFromOutcome()),
                    state.undated(selection),
                    groups.size() > most);
        });
    }

    /**
     * The first in the order, without sorting the thousands that may come after. Those without the measure come last;
     * equal ones are ordered by their key, so that the order is always the same.
     */
    private static List<Candidate> first(List<Candidate> candidates, Order order, int most) {
        Comparator<Ranked> ranks = comparingDouble(Ranked::rank);
        Comparator<Ranked> best = ranks.thenComparing(Ranked::key, comparingEach());
        PriorityQueue<Ranked> shown = new PriorityQueue<>(best.reversed());
        for (Candidate candidate : candidates) {
            double value = order.measure().applyAsDouble(candidate);
            double rank = order.descending() ? -value : value; // NaN is above all numbers
            if (shown.size() == most && rank > shown.element().rank()) {
                continue; // mostly, and without making anything
            }
            Ranked ranked = new Ranked(candidate, rank);
            if (shown.size() < most) {
                shown.add(ranked);
            } else if (best.compare(ranked, shown.element()) < 0) {
                shown.remove();
                shown.add(ranked);
            }
        }
        return shown.stream().sorted(best).map(Ranked::candidate).toList();
    }

    /** Of each group, in the same order; null where nothing can be said. */
    private static List<WithRest> withRest(Groups groups, Counts total) {
        List<Comparison> comparisons = new ArrayList<>(groups.size());
        for (int i = 0; i < groups.size(); i++) {
            long lost = groups.lost(i);
            long decided = lost + groups.won(i);
            comparisons.add(Comparison.of(lost, decided, total.lost() - lost, total.decided() - decided));
        }
        List<Double> qValues = FalseDiscovery.qValues(comparisons.stream()
                .map(comparison -> comparison == null ? null : comparison.pValue())
                .toList());
        List<WithRest> all = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Comparison one = comparisons.get(i);
            all.add(one == null ? null : new WithRest(one.ratio(), one.difference(), one.pValue(), qValues.get(i)));
        }
        return all;
    }

    private static List<Attribute> attributes(String by, State state, Selection selection) {
        if (by == null || by.isEmpty()) {
            throw badRequest("by", "'by' names one to three dimensions", SelectionParameters.attributes(state));
        }
        List<String> names = Arrays.asList(by.split(",", -1));
        if (names.size() > MOST_DIMENSIONS) {
            throw badRequest("by", "'by' names one to three dimensions; here are %d".formatted(names.size()));
        }
        if (names.stream().distinct().count() < names.size()) {
            throw badRequest("by", "'by' names a dimension twice");
        }
        return names.stream()
                .map(name -> SelectionParameters.attribute("by", name, state, selection))
                .toList();
    }

    private static Order order(String sort, boolean isCompared) {
        Map<String, ToDoubleFunction<Candidate>> measures = new TreeMap<>(MEASURES);
        if (isCompared) {
            measures.putAll(MEASURES_OF_COMPARISON);
        }
        boolean descending = sort.startsWith("-");
        ToDoubleFunction<Candidate> measure = measures.get(descending ? sort.substring(1) : sort);
        if (measure == null) {
            throw badRequest("sort", "'%s' is no measure to sort by".formatted(sort), measures.keySet());
        }
        return new Order(measure, descending);
    }

    /** By the first values that differ. */
    private static Comparator<List<String>> comparingEach() {
        return (one, other) -> {
            int i = 0;
            while (i < one.size() - 1 && one.get(i).equals(other.get(i))) {
                i++;
            }
            return one.get(i).compareTo(other.get(i));
        };
    }

    private static Row row(List<Attribute> by, Candidate candidate, long lost) {
        Group group = candidate.groups().group(candidate.group());
        Map<String, String> key = new LinkedHashMap<>();
        for (int i = 0; i < by.size(); i++) {
            key.put(by.get(i).name(), group.key().get(i));
        }
        Counts counts = group.counts();
        return new Row(
                key, Tally.of(counts, candidate.hasRate()), Rate.of(counts.lost(), lost), candidate.comparison());
    }

    private static double ofComparison(Candidate candidate, Function<WithRest, Double> number) {
        Double value = candidate.comparison() == null ? null : number.apply(candidate.comparison());
        return value == null ? Double.NaN : value;
    }

    private static double ofRate(Candidate candidate, ToDoubleFunction<Rate> bound) {
        Rate rate = candidate.hasRate() ? Rate.of(candidate.lost(), candidate.lost() + candidate.won()) : null;
        return rate == null ? Double.NaN : bound.applyAsDouble(rate);
    }
}
