package dev.whynot.review;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.access.Callers;
import dev.whynot.access.Scopes;
import dev.whynot.http.Parameters;
import dev.whynot.http.ProblemException;
import dev.whynot.ledger.Ledger;
import dev.whynot.reason.DecisionStore;
import dev.whynot.reason.DecisionStore.TextDecision;
import dev.whynot.reason.Reasons;
import dev.whynot.reason.TextKey;
import dev.whynot.review.ReviewResource.Decided;

/** What people decided that texts mean. */
@Path("/api/v1/mappings")
@Tag(name = "Reasons")
public class MappingsResource {

    private static final int LONGEST_TEXT = 10_000;

    private final DecisionStore decisions;
    private final Reasons reasons;
    private final Deciding deciding;
    private final Ledger ledger;
    private final Callers callers;

    MappingsResource(DecisionStore decisions, Reasons reasons, Deciding deciding, Ledger ledger, Callers callers) {
        this.callers = callers;
        this.ledger = ledger;
        this.decisions = decisions;
        this.reasons = reasons;
        this.deciding = deciding;
    }

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(summary = "What people decided that texts mean, newest first")
    public List<TextDecision> mappings(
            @Parameter(description = "Id of an org; all if left out") @QueryParam("org") String org,
            @Parameter(description = "true: also what was undone") @QueryParam("undone") String undone) {
        boolean alsoUndone = Parameters.oneOf("undone", undone, List.of("true", "false"))
                .filter("true"::equals)
                .isPresent();
        return decisions.decisions(Deciders.orgOrAll(ledger, org), alsoUndone);
    }

    /**
     * What a text means, whether a record bears it already or not.
     *
     * @param reason code of a reason, canonical or the org's own
     * @param by who decides it
     */
    public record NewMapping(String org, String text, String reason, String by) {}

    @POST
    @RolesAllowed(Scopes.REVIEW)
    @Operation(summary = "Decide what a text means, for all past and future records of the org that bear it")
    public Decided add(NewMapping mapping) {
        if (mapping == null) {
            throw ProblemException.badRequest("body", "Expected is {\"org\", \"text\", \"reason\", \"by\"}");
        }
        Deciders.checkOrg(ledger, mapping.org());
        String text = mapping.text();
        if (text == null || TextKey.of(text).isEmpty() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw ProblemException.badRequest(
                    "text",
                    "A text with a letter or a figure, of at most %d characters, is needed".formatted(LONGEST_TEXT));
        }
        String by = Deciders.name(callers.current(), mapping.by());
        Deciders.check(reasons, mapping.org(), mapping.reason());
        long changed = deciding.decide(mapping.org(), text, mapping.reason(), by);
        return new Decided(decisions.inForce(mapping.org(), text).orElseThrow(), changed);
    }

    @DELETE
    @RolesAllowed(Scopes.REVIEW)
    @Path("/{id}")
    @Operation(
            summary =
                    "Undo a decision: the text means again what it did before; the decision stays in the list of those undone")
    public Decided undo(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) @PathParam("id") String id,
            @Parameter(description = "Who undoes it") @QueryParam("by") String by) {
        TextDecision decision = (id.matches("[0-9]{1,18}")
                        ? decisions.decision(Long.parseLong(id))
                        : Optional.<TextDecision>empty())
                .orElseThrow(() -> ProblemException.notFound("id", "There is no decision '%s'".formatted(id)));
        String name = Deciders.name(callers.current(), by);
        if (decision.undoneAt() != null) {
            throw ProblemException.badRequest("id", "The decision %s was undone already".formatted(id));
        }
        long changed = deciding.undo(decision, name);
        return new Decided(decisions.decision(decision.id()).orElseThrow(), changed);
    }
}
