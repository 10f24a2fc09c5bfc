package dev.whynot.analytics;

import static dev.whynot.http.ProblemException.badRequest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
import dev.whynot.facts.Age;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Basis;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Group;
import dev.whynot.facts.Interval;
import dev.whynot.facts.Interval.Unit;
import dev.whynot.facts.Selection;
import dev.whynot.facts.SelectionParameters;
import dev.whynot.facts.State;
import dev.whynot.http.Conditional;
import dev.whynot.http.Parameters;
import dev.whynot.reason.Taxonomy;

/** What becomes of the records that were created in one interval, and how fast. */
@Path("/api/v1/cohorts")
@Tag(name = "Questions")
public class CohortsResource {

    private static final double DAYS_A_YEAR = 365.25;
    private static final int MOST_COHORTS = 2_000;

    private final Facts facts;
    private final Taxonomy taxonomy;
    private final Conditional conditional;
    private final Clock clock;

    CohortsResource(Facts facts, Taxonomy taxonomy, Conditional conditional, Clock clock) {
        this.facts = facts;
        this.taxonomy = taxonomy;
        this.conditional = conditional;
        this.clock = clock;
    }

    /**
     * What becomes of records by the time of their creation. Open ones count for as long as they were watched, so young
     * cohorts look neither better nor worse than they are (Aalen and Johansen 1978, see {@link CompetingRisks}).
     *
     * @param interval of the cohorts and of the ages
     * @param all all cohorts together
     * @param cohorts oldest first
     * @param undated records that are in no cohort: without a day of creation, or decided without a day
     */
    public record Cohorts(String interval, Cohort all, List<Cohort> cohorts, long undated) {}

    /**
     * The records that were created in one interval.
     *
     * @param start its first day; null of all together
     * @param curve how many were lost and won by each age, as far as that is known yet
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Cohort(LocalDate start, @JsonUnwrapped Tally tally, List<Point> curve) {}

    /**
     * What is known at one age.
     *
     * @param after how many intervals after creation
     */
    public record Point(int after, @JsonUnwrapped CompetingRisks.Point at) {}

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(
            summary = "By created date: lost, won, still open after 0, 1, 2 ... intervals, open ones counted as open")
    public RestResponse<Cohorts> cohorts(
            @BeanParam SelectionParameters parameters,
            @Parameter(
                            description = "day, week (from Monday on), month (default), quarter or year",
                            example = "quarter")
                    @QueryParam("interval")
                    String interval,
            @Parameter(description = "Curves end after so many intervals, 1 to 120; 12 if left out")
                    @QueryParam("limit")
                    String limit) {
        if (parameters.basis() != null && !parameters.basis().equals(Basis.CREATED.code())) {
            throw badRequest("basis", "Cohorts go by the created date", List.of(Basis.CREATED.code()));
        }
        Unit unit = Parameters.oneOf("interval", interval, Unit.codes())
                .flatMap(Unit::of)
                .orElse(Unit.MONTH);
        int most = Parameters.count("limit", limit, 12, 120);
        return facts.ask(state -> {
            Selection selection = parameters.selection(state, taxonomy).at(Basis.CREATED);
            LocalDate today = LocalDate.now(clock);
            return conditional.answer(state.stamp() + " " + today, () -> cohorts(state, selection, unit, most, today));
        });
    }

    private static Cohorts cohorts(State state, Selection selection, Unit unit, int most, LocalDate today) {
        Map<LocalDate, List<Group>> byStart = new TreeMap<>();
        List<Group> all = new ArrayList<>();
        long undated = state.undated(selection); // what a period leaves out
        for (Group group : state.groups(selection, List.of(new Interval(Basis.CREATED, unit), new Age(today)))) {
            if (group.key().contains(Attribute.NONE)) {
                undated += group.counts().records();
            } else {
                all.add(group);
                byStart.computeIfAbsent(LocalDate.parse(group.key().getFirst()), start -> new ArrayList<>())
                        .add(group);
            }
        }
        if (byStart.size() > MOST_COHORTS) {
            throw badRequest(
                    "interval",
                    "There are %d cohorts; ask for a longer interval or a shorter period".formatted(byStart.size()));
        }
        boolean hasRate = !selection.followsFromOutcome();
        return new Cohorts(
                unit.code(),
                cohort(null, all, unit, most, hasRate),
                byStart.entrySet().stream()
                        .map(cohort -> cohort(cohort.getKey(), cohort.getValue(), unit, most, hasRate))
                        .toList(),
                undated);
    }

    private static Cohort cohort(LocalDate start, List<Group> groups, Unit unit, int most, boolean hasRate) {
        CompetingRisks risks = CompetingRisks.of(groups.stream()
                .map(group -> new AtAge(
                        Integer.parseInt(group.key().getLast()),
                        group.counts().won(),
                        group.counts().lost(),
                        group.counts().open()))
                .toList());
        List<Point> curve = new ArrayList<>();
        for (int after = 0; hasRate && after <= most; after++) {
            CompetingRisks.Point at = risks.at(days(unit, after));
            if (at == null) {
                break;
            }
            curve.add(new Point(after, at));
        }
        Counts total = Group.total(groups);
        return new Cohort(start, Tally.of(total, hasRate), curve);
    }

    /** Days in so many intervals, of average length. */
    private static int days(Unit unit, int intervals) {
        return (int) Math.round(intervals
                * switch (unit) {
                    case DAY -> 1;
                    case WEEK -> 7;
                    case MONTH -> DAYS_A_YEAR / 12;
                    case QUARTER -> DAYS_A_YEAR / 4;
                    case YEAR -> DAYS_A_YEAR;
                });
    }
}
