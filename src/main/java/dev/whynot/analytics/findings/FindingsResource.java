package dev.whynot.analytics.findings;

import static dev.whynot.http.ProblemException.badRequest;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.whynot.access.Scopes;
import dev.whynot.analytics.PossibleCauses;
import dev.whynot.analytics.drivers.DriversResource;
import dev.whynot.analytics.drivers.Search;
import dev.whynot.analytics.drivers.Searches;
import dev.whynot.analytics.drivers.Waiting;
import dev.whynot.analytics.wording.Wording;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Interval;
import dev.whynot.facts.Interval.Unit;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;
import dev.whynot.http.Conditional;
import dev.whynot.http.Parameters;
import dev.whynot.reason.Taxonomy;

/** What is new in a week. */
@Path("/api/v1/findings")
@Tag(name = "Questions")
public class FindingsResource {

    /** Room for the weeks that a week is held against. */
    private static final int FIRST_YEAR = 2;

    private static final int LAST_YEAR = 9998;

    private final Facts facts;
    private final Taxonomy taxonomy;
    private final Searches searches;
    private final Conditional conditional;
    private final Clock clock;

    FindingsResource(Facts facts, Taxonomy taxonomy, Searches searches, Conditional conditional, Clock clock) {
        this.facts = facts;
        this.taxonomy = taxonomy;
        this.searches = searches;
        this.conditional = conditional;
        this.clock = clock;
    }

    private record Asked(WeekInquiry inquiry, String stamp) {}

    @GET
    @RolesAllowed(Scopes.READ)
    @Produces(MediaType.APPLICATION_JSON) // as the type of the answer does not tell it
    @RunOnVirtualThread
    @Operation(
            summary =
                    "What is new in a week: drivers, change points, rising reasons, reasons that can be relied on less",
            description =
                    "New is what the records decided until the Sunday of the week tell, and those decided until the"
                            + " Sunday before do not. Nothing is remembered: the same week has the same findings while the"
                            + " records are the same, and a finding has the same id in each answer. It searches for drivers"
                            + " twice, which takes seconds for many records: if it is not done in time the answer is 202 with"
                            + " its progress: ask the same again. What was found may be told for up to a minute while records"
                            + " change. Sentences come in English or German, by Accept-Language.")
    @APIResponse(
            responseCode = "200",
            description = "What is new",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Findings.class)))
    @APIResponse(
            responseCode = "202",
            description = "The search goes on",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DriversResource.InProgress.class)))
    public RestResponse<?> findings(
            @BeanParam FindingsParameters parameters,
            @Parameter(description = "Seconds to wait for the end of the search, 0 to 60; 30 if left out")
                    @QueryParam("wait")
                    String wait,
            @Parameter(description = "Language of the sentences: en (default) or de", example = "de")
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    String acceptLanguage)
            throws InterruptedException {
        Optional<LocalDate> day = day(parameters.week());
        Duration patience = Waiting.patience(wait);
        Wording wording = Wording.of(acceptLanguage);
        Asked asked = facts.ask(state -> {
            Selection selection = parameters.selection(state, taxonomy);
            PossibleCauses.checkFilters(selection);
            WholeWeek week = day.map(WholeWeek::of).orElseGet(() -> lastWeek(state, selection));
            return new Asked(new WeekInquiry(selection, week, taxonomy), state.stamp());
        });
        Search<WeekFound> search = searches.of(asked.inquiry(), asked.stamp());
        return Waiting.answer(search, patience, found -> {
            // without a day, which week it is depends on when it is asked
            String stamp = found.stamp() + "\n" + asked.inquiry().week().monday();
            return conditional.answer(
                    stamp, wording.language(), () -> new View(asked.inquiry(), found, wording).findings());
        });
    }

    private static Optional<LocalDate> day(String week) {
        Optional<LocalDate> day = Parameters.date("week", week);
        day.filter(one -> one.getYear() < FIRST_YEAR || one.getYear() > LAST_YEAR)
                .ifPresent(one -> {
                    throw badRequest(
                            "week", "'%s' is not in the years %d to %d".formatted(week, FIRST_YEAR, LAST_YEAR));
                });
        return day;
    }

    /** The last whole one before today, or where the records end earlier, the last one in which something was decided. */
    private WholeWeek lastWeek(State state, Selection selection) {
        WholeWeek last = WholeWeek.of(LocalDate.now(clock)).minus(1);
        return state.groups(selection, List.of(new Interval(selection.basis(), Unit.WEEK))).stream()
                .filter(group -> !group.key().getFirst().equals(Attribute.NONE)
                        && group.counts().decided() > 0)
                .map(group -> new WholeWeek(LocalDate.parse(group.key().getFirst())))
                .max((one, other) -> one.monday().compareTo(other.monday()))
                .filter(end -> end.monday().isBefore(last.monday()))
                .orElse(last);
    }
}
