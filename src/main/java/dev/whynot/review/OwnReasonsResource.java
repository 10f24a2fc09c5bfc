package dev.whynot.review;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.access.Scopes;
import dev.whynot.http.ProblemException;
import dev.whynot.ledger.Ledger;
import dev.whynot.reason.DecisionStore;
import dev.whynot.reason.OwnReason;
import dev.whynot.reason.Taxonomy;

/** An org's own reasons below canonical ones. */
@Path("/api/v1/taxonomy/own")
@Tag(name = "Reasons")
public class OwnReasonsResource {

    private static final int LONGEST_LABEL = 100;

    private final DecisionStore decisions;
    private final Taxonomy taxonomy;
    private final Deciding deciding;
    private final Ledger ledger;

    OwnReasonsResource(DecisionStore decisions, Taxonomy taxonomy, Deciding deciding, Ledger ledger) {
        this.ledger = ledger;
        this.decisions = decisions;
        this.taxonomy = taxonomy;
        this.deciding = deciding;
    }

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(summary = "An org's own reasons")
    public List<OwnReason> ownReasons(@QueryParam("org") String org) {
        return decisions.ownReasons(required(org));
    }

    /**
     * An own reason.
     *
     * @param parent canonical code under which it counts
     * @param insteadOf canonical codes that become this one wherever they are decided; none if left out
     */
    public record Own(String parent, String en, String de, List<String> insteadOf) {}

    @PUT
    @RolesAllowed(Scopes.ADMIN)
    @Path("/{code}")
    @Operation(
            summary = "Make an own reason below a canonical one, or change it",
            description =
                    "To rename a reason: insteadOf has its code. To put several into one: insteadOf has their codes."
                            + " To split one: make several below it, and decide which texts mean which. All records follow at once.")
    public OwnReason put(@PathParam("code") String code, @QueryParam("org") String org, Own own) {
        required(org);
        if (!code.matches("[a-z][a-z0-9_]{1,60}") || taxonomy.reason(code).isPresent()) {
            throw ProblemException.badRequest(
                    "code",
                    "Small letters, figures and _ are expected, and no canonical code; not '%s'".formatted(code));
        }
        if (own == null || own.parent() == null || taxonomy.reason(own.parent()).isEmpty()) {
            throw ProblemException.badRequest(
                    "parent", "The code of a canonical reason is expected, see /api/v1/taxonomy");
        }
        checkLabel("en", own.en());
        checkLabel("de", own.de());
        List<String> insteadOf = Optional.ofNullable(own.insteadOf()).orElse(List.of());
        for (String replaced : insteadOf) {
            if (replaced == null || taxonomy.reason(replaced).isEmpty()) {
                throw ProblemException.badRequest(
                        "insteadOf", "'%s' is no canonical reason, see /api/v1/taxonomy".formatted(replaced));
            }
            decisions.ownReasons(org).stream()
                    .filter(other ->
                            !other.code().equals(code) && other.insteadOf().contains(replaced))
                    .findFirst()
                    .ifPresent(other -> {
                        throw ProblemException.badRequest(
                                "insteadOf", "'%s' stands for '%s' already".formatted(other.code(), replaced));
                    });
        }
        OwnReason reason =
                new OwnReason(code, own.parent(), own.en().strip(), own.de().strip(), insteadOf);
        deciding.putOwn(org, reason);
        return reason;
    }

    @DELETE
    @RolesAllowed(Scopes.ADMIN)
    @Path("/{code}")
    @Operation(summary = "Delete an own reason to which no decision leads any more")
    public void delete(@PathParam("code") String code, @QueryParam("org") String org) {
        if (decisions.ownReasons(required(org)).stream()
                .noneMatch(own -> own.code().equals(code))) {
            throw ProblemException.notFound("code", "The org has no own reason '%s'".formatted(code));
        }
        long used = decisions.decisionsFor(org, code);
        if (used > 0) {
            throw ProblemException.badRequest(
                    "code", "%d decisions lead to '%s': undo them first, see /api/v1/mappings".formatted(used, code));
        }
        deciding.deleteOwn(org, code);
    }

    private static void checkLabel(String name, String label) {
        if (label == null || label.isBlank() || label.length() > LONGEST_LABEL || label.indexOf('\0') >= 0) {
            throw ProblemException.badRequest(
                    name, "A label of 1 to %d characters is expected".formatted(LONGEST_LABEL));
        }
    }

    private String required(String org) {
        Deciders.checkOrg(ledger, org);
        return org;
    }
}
