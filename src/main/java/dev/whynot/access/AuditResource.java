package dev.whynot.access;

import java.util.List;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.http.Cursor;
import dev.whynot.http.Parameters;
import dev.whynot.http.ProblemException;

/** Who did what. */
@Path("/api/v1/audit")
@Tag(name = "Access")
public class AuditResource {

    private static final int MOST = 1_000;

    private final AuditStore store;

    AuditResource(AuditStore store) {
        this.store = store;
    }

    /**
     * A page of the trail.
     *
     * @param next the cursor of the next page; null on the last one
     */
    public record AuditPage(List<AuditEntry> entries, String next) {}

    @GET
    @RolesAllowed(Scopes.ADMIN)
    @Operation(
            summary = "Who did what, newest first: decisions, own reasons, imports, exports, tokens, refused sign-ins")
    public AuditPage audit(
            @Parameter(
                            description =
                                    "local, command, service, token:ID or person:SUBJECT, as the entries name it; all if left out")
                    @QueryParam("actor")
                    String actor,
            @Parameter(description = "Code of an action; all if left out", example = "exported") @QueryParam("action")
                    String action,
            @QueryParam("cursor") String cursor,
            @Parameter(description = "How many, 100 if left out, at most 1000") @QueryParam("limit") String limit) {
        Parameters.oneOf(
                "action",
                action,
                Stream.of(Audit.Action.values()).map(Audit.Action::code).toList());
        int most = Parameters.count("limit", limit, 100, MOST);
        List<AuditEntry> found = store.before(before(cursor), actor, action, most + 1);
        boolean hasMore = found.size() > most;
        List<AuditEntry> shown = hasMore ? found.subList(0, most) : found;
        return new AuditPage(
                shown, hasMore ? Cursor.of(List.of(Long.toString(shown.getLast().id()))) : null);
    }

    private static long before(String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        String id = Cursor.read("cursor", cursor, 1).getFirst();
        if (!id.matches("[0-9]{1,18}")) {
            throw ProblemException.badRequest(
                    "cursor", "'%s' is not a cursor that this service gave out".formatted(cursor));
        }
        return Long.parseLong(id);
    }
}
