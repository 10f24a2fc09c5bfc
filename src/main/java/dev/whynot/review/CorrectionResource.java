package dev.whynot.review;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.access.Callers;
import dev.whynot.access.Scopes;
import dev.whynot.facts.OneRecord;
import dev.whynot.http.ProblemException;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.LedgerRecord;
import dev.whynot.ledger.Outcome;
import dev.whynot.reason.Decision;
import dev.whynot.reason.Reasons;
import dev.whynot.review.ReviewResource.NewDecision;

/** Gives a single record a reason of its own, whatever its texts mean. */
@Path("/api/v1/records/{object}/{id}/reason")
@Tag(name = "Reasons")
public class CorrectionResource {

    private final Ledger ledger;
    private final Reasons reasons;
    private final Deciding deciding;
    private final OneRecord oneRecord;
    private final Callers callers;

    CorrectionResource(Ledger ledger, Reasons reasons, Deciding deciding, OneRecord oneRecord, Callers callers) {
        this.callers = callers;
        this.oneRecord = oneRecord;
        this.ledger = ledger;
        this.reasons = reasons;
        this.deciding = deciding;
    }

    @PUT
    @RolesAllowed(Scopes.REVIEW)
    @Operation(summary = "Correct the reason of one record; others with the same text stay as they are")
    public Decision correct(
            @PathParam("object") String object,
            @PathParam("id") String id,
            @Parameter(description = "Needed where several orgs have the record") @QueryParam("org") String org,
            NewDecision decision) {
        LedgerRecord record = oneRecord.find(object, id, org);
        String by = Deciders.name(callers.current(), decision == null ? null : decision.by());
        Deciders.check(reasons, record.key().org(), decision == null ? null : decision.reason());
        if (record.outcome() != Outcome.LOST) {
            throw ProblemException.badRequest("id", "The record is not lost, so it has no reason");
        }
        deciding.correct(record.key(), decision.reason(), by);
        return ledger.find(List.of(record.key())).getFirst().decision();
    }

    @DELETE
    @RolesAllowed(Scopes.REVIEW)
    @Operation(summary = "Undo the correction: the record's reason follows from its texts again")
    public Decision undo(
            @PathParam("object") String object,
            @PathParam("id") String id,
            @Parameter(description = "Needed where several orgs have the record") @QueryParam("org") String org,
            @Parameter(description = "Who undoes it") @QueryParam("by") String by) {
        LedgerRecord record = oneRecord.find(object, id, org);
        String name = Deciders.name(callers.current(), by);
        if (record.correction() == null) {
            throw ProblemException.badRequest("id", "The reason of this record was not corrected");
        }
        deciding.uncorrect(record.key(), name);
        return ledger.find(List.of(record.key())).getFirst().decision();
    }
}
