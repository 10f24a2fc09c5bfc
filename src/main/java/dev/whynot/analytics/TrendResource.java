package dev.whynot.analytics;

import static dev.whynot.http.ProblemException.badRequest;
import static java.util.Comparator.comparingLong;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
import dev.whynot.facts.Basis;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Group;
import dev.whynot.facts.Grouping;
import dev.whynot.facts.Interval;
import dev.whynot.facts.Interval.Unit;
import dev.whynot.facts.Selection;
import dev.whynot.facts.SelectionParameters;
import dev.whynot.facts.State;
import dev.whynot.http.Conditional;
import dev.whynot.http.Parameters;
import dev.whynot.reason.Taxonomy;

/** Since when: the tally of each interval. */
@Path("/api/v1/trend")
@Tag(name = "Questions")
public class TrendResource {

    /** Of all series together; more is not looked at but read by mistake, such as days over centuries. */
    private static final long MOST_POINTS = 100_000;

    private final Facts facts;
    private final Taxonomy taxonomy;
    private final Conditional conditional;

    TrendResource(Facts facts, Taxonomy taxonomy, Conditional conditional) {
        this.facts = facts;
        this.taxonomy = taxonomy;
        this.conditional = conditional;
    }

    /**
     * The tally of each interval.
     *
     * @param interval how long one is
     * @param series one per value of the dimension asked for, those with most records first; without a dimension one
     * @param undated records that are in no interval because they have no date
     * @param truncated whether there are more series
     */
    public record Trend(String interval, List<Series> series, long undated, boolean truncated) {}

    /**
     * A line.
     *
     * @param key the value of the dimension; null without one
     * @param points all intervals from the first to the last, also those without a record
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Series(String key, List<Point> points) {}

    /** An interval by its first day, which may be before {@code from}: then only the days from there on count. */
    public record Point(LocalDate start, @JsonUnwrapped Tally tally) {}

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(summary = "The tally per day, week, month, quarter or year; gaps are filled with zeros")
    public RestResponse<Trend> trend(
            @BeanParam SelectionParameters parameters,
            @Parameter(description = "day, week (from Monday on), month (default), quarter or year", example = "month")
                    @QueryParam("interval")
                    String interval,
            @Parameter(description = "A dimension: one series per value", example = "category") @QueryParam("by")
                    String by,
            @Parameter(description = "At most so many series, 1 to 1,000; 10 if left out") @QueryParam("limit")
                    String limit) {
        Unit unit = Parameters.oneOf("interval", interval, Unit.codes())
                .flatMap(Unit::of)
                .orElse(Unit.MONTH);
        int most = Parameters.count("limit", limit, 10, 1_000);
        return facts.ask(state -> {
            Selection selection = parameters.selection(state, taxonomy);
            Optional<Attribute> attribute =
                    Optional.ofNullable(by).map(name -> SelectionParameters.attribute("by", name, state, selection));
            return conditional.answer(state.stamp(), () -> trend(state, selection, unit, attribute, most));
        });
    }

    private static Trend trend(State state, Selection selection, Unit unit, Optional<Attribute> by, int most) {
        List<Grouping> grouping = new ArrayList<>();
        grouping.add(new Interval(selection.basis(), unit));
        by.ifPresent(grouping::add);
        Map<String, Map<LocalDate, Counts>> byKey = new HashMap<>();
        long undated = selection.hasPeriod() ? state.undated(selection) : 0;
        LocalDate first = selection.from().map(unit::start).orElse(null);
        LocalDate last = selection.to().map(unit::start).orElse(null);
        boolean isOpenStart = first == null;
        boolean isOpenEnd = last == null;
        for (Group group : state.groups(selection, grouping)) {
            if (group.key().getFirst().equals(Attribute.NONE)) {
                Counts counts = group.counts();
                undated += selection.basis() == Basis.CREATED ? counts.records() : counts.decided();
            } else {
                LocalDate start = LocalDate.parse(group.key().getFirst());
                first = isOpenStart && (first == null || start.isBefore(first)) ? start : first;
                last = isOpenEnd && (last == null || start.isAfter(last)) ? start : last;
                byKey.computeIfAbsent(by.isEmpty() ? "" : group.key().getLast(), key -> new HashMap<>())
                        .put(start, group.counts());
            }
        }
        if (by.isEmpty()) {
            byKey.computeIfAbsent("", key -> Map.of());
        }
        List<LocalDate> starts = first == null || last == null || byKey.isEmpty()
                ? List.of()
                : starts(unit, first, last, Math.min(most, byKey.size()));
        boolean hasRate = !selection.followsFromOutcome()
                && by.map(attribute -> !attribute.followsFromOutcome()).orElse(true);
        return new Trend(
                unit.code(),
                byKey.entrySet().stream()
                        .sorted(mostRecordsFirst())
                        .limit(most)
                        .map(series -> new Series(
                                by.isEmpty() ? null : series.getKey(),
                                starts.stream()
                                        .map(start -> new Point(
                                                start,
                                                Tally.of(series.getValue().getOrDefault(start, Counts.ZERO), hasRate)))
                                        .toList()))
                        .toList(),
                undated,
                byKey.size() > most);
    }

    private static Comparator<Map.Entry<String, Map<LocalDate, Counts>>> mostRecordsFirst() {
        Comparator<Map.Entry<String, Map<LocalDate, Counts>>> records = comparingLong(series ->
                series.getValue().values().stream().mapToLong(Counts::records).sum());
        return records.reversed().thenComparing(Map.Entry::getKey);
    }

    private static List<LocalDate> starts(Unit unit, LocalDate first, LocalDate last, int series) {
        List<LocalDate> starts = new ArrayList<>();
        for (LocalDate start = first; !start.isAfter(last); start = unit.plus(start, 1)) {
            starts.add(start);
            if ((long) starts.size() * series > MOST_POINTS) {
                throw badRequest(
                        "interval",
                        "From %s to %s there are more than %d points; ask for a longer interval or a shorter period"
                                .formatted(first, last, MOST_POINTS));
            }
        }
        return starts;
    }
}
