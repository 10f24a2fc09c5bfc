package dev.whynot.analytics.drivers;

import java.time.Duration;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

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
import dev.whynot.analytics.wording.Wording;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Selection;
import dev.whynot.facts.SelectionParameters;
import dev.whynot.http.Conditional;
import dev.whynot.http.Parameters;
import dev.whynot.http.ProblemException;
import dev.whynot.reason.Taxonomy;

/** Why: the hidden drivers. */
@Path("/api/v1/drivers")
@Tag(name = "Questions")
public class DriversResource {

    private static final int MOST_CONDITIONS = 3;

    private final Facts facts;
    private final Taxonomy taxonomy;
    private final Searches searches;
    private final Conditional conditional;

    DriversResource(Facts facts, Taxonomy taxonomy, Searches searches, Conditional conditional) {
        this.facts = facts;
        this.taxonomy = taxonomy;
        this.searches = searches;
        this.conditional = conditional;
    }

    /**
     * A search that goes on.
     *
     * @param id by which it can be ended
     * @param step what it does: {@code waiting} for another one to end, {@code chance}, {@code groups} or {@code drivers}
     * @param share how much of the step is done, from 0 to 1
     */
    @Schema(name = "DriverSearch")
    public record InProgress(String id, String step, double share) {

        static InProgress of(Search<?> search) {
            return new InProgress(search.id(), search.step(), search.share());
        }
    }

    private record Asked(Inquiry inquiry, String stamp) {}

    @GET
    @RolesAllowed(Scopes.READ)
    @Produces(MediaType.APPLICATION_JSON) // as the type of the answer does not tell it
    @RunOnVirtualThread
    @Operation(
            summary =
                    "The hidden drivers: groups and times in which we are rejected more, or less, than the rest explains",
            description = "A search of many records takes seconds. If it is not done in time the answer is 202 with its"
                    + " progress: ask the same again. What was found may be told for up to a minute while records change."
                    + " Sentences come in English or German, by Accept-Language.")
    @APIResponse(
            responseCode = "200",
            description = "What was found",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Drivers.class)))
    @APIResponse(
            responseCode = "202",
            description = "The search goes on",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = InProgress.class)))
    public RestResponse<?> drivers(
            @BeanParam SelectionParameters parameters,
            @Parameter(
                            description = "What drives: lost (default), or a reason such as reason:price_too_high",
                            example = "lost")
                    @QueryParam("target")
                    String target,
            @Parameter(description = "At most so many conditions, 1 to 3, the time not counted; 2 if left out")
                    @QueryParam("depth")
                    String depth,
            @Parameter(description = "Fewest decided records of a group, 10 to 1,000,000; 50 if left out")
                    @QueryParam("minimum")
                    String minimum,
            @Parameter(description = "At most so many drivers, 1 to 30; 10 if left out") @QueryParam("limit")
                    String limit,
            @Parameter(description = "Seconds to wait for the end of the search, 0 to 60; 30 if left out")
                    @QueryParam("wait")
                    String wait,
            @Parameter(description = "Language of the sentences: en (default) or de", example = "de")
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    String acceptLanguage)
            throws InterruptedException {
        DriverSearch.Options usual = DriverSearch.Options.of(Parameters.count("depth", depth, 2, MOST_CONDITIONS));
        DriverSearch.Options options = new DriverSearch.Options(
                usual.depth(),
                Parameters.count("minimum", minimum, usual.minimum(), 10, 1_000_000),
                Parameters.count("limit", limit, usual.most(), 30),
                usual.level(),
                usual.lift());
        Target sought = Target.of(target, taxonomy);
        Duration patience = Waiting.patience(wait);
        Wording wording = Wording.of(acceptLanguage);
        Asked asked = facts.ask(state -> {
            Selection selection = parameters.selection(state, taxonomy);
            PossibleCauses.checkFilters(selection);
            return new Asked(new Inquiry(selection, sought, options), state.stamp());
        });
        Search<Found> search = searches.of(asked.inquiry(), asked.stamp());
        return Waiting.answer(
                search,
                patience,
                found -> conditional.answer(
                        found.stamp(), wording.language(), () -> new View(asked.inquiry(), found, taxonomy, wording)
                                .drivers()));
    }

    @GET
    @RolesAllowed(Scopes.READ)
    @Path("/searches")
    @Operation(summary = "The searches for drivers that go on, in the order in which they are done")
    public List<InProgress> searches() {
        return searches.running().stream().map(InProgress::of).toList();
    }

    @DELETE
    @RolesAllowed(Scopes.READ)
    @Path("/searches/{id}")
    @Operation(summary = "Ends a search for drivers; whoever waits for it is told. One that is done stays as it is")
    @APIResponse(responseCode = "204", description = "It does not go on")
    public Response end(@PathParam("id") String id) {
        searches.known(id)
                .orElseThrow(() -> ProblemException.notFound("id", "There is no search '%s'".formatted(id)))
                .cancel();
        return Response.noContent().build();
    }
}
