package dev.whynot.salesforce.sync;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.access.Audit;
import dev.whynot.access.Scopes;
import dev.whynot.http.Problem;
import dev.whynot.http.ProblemException;
import dev.whynot.salesforce.discovery.OrgMappingYaml;
import dev.whynot.salesforce.wire.SalesforceException;

/** Where reading the Salesforce org stands. */
@Path("/api/v1/sync")
@Tag(name = "Salesforce")
public class SyncResource {

    private final Connection connection;
    private final SyncStatuses statuses;
    private final FeedStore store;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Audit audit;

    SyncResource(Connection connection, SyncStatuses statuses, FeedStore store, Jdbi jdbi, Clock clock, Audit audit) {
        this.connection = connection;
        this.statuses = statuses;
        this.store = store;
        this.jdbi = jdbi;
        this.clock = clock;
        this.audit = audit;
    }

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(summary = "How far each object of the org is read, and what it costs in calls")
    public SyncStatus status() {
        return statuses.now();
    }

    @POST
    @RolesAllowed(Scopes.ADMIN)
    @Operation(
            summary = "Poll now",
            description = "Whichever replica follows the org does so within a second or two; before the first load is"
                    + " done it has no effect.")
    public Response pollNow() {
        requireOrg();
        jdbi.useTransaction(handle -> {
            store.want(handle);
            audit.write(handle, Audit.Action.SYNC_WANTED, "sync", Map.of());
        });
        return Response.accepted(statuses.now()).build();
    }

    @GET
    @RolesAllowed(Scopes.READ)
    @Path("/mapping")
    @Produces("application/yaml")
    @Operation(
            summary = "How the records of the org are read, and why so",
            description = "A mapping file as one would edit it: save it, change it, and name it in WHYNOT_MAPPING.")
    public String mapping() {
        requireOrg();
        try {
            return OrgMappingYaml.write(connection.mapping());
        } catch (SalesforceException e) {
            throw new ProblemException(Problem.of(503, e.getMessage()));
        }
    }

    private void requireOrg() {
        if (!connection.isConfigured()) {
            throw new ProblemException(Problem.of(
                    409, null, "No Salesforce org is configured: set WHYNOT_SALESFORCE_LOGIN_URL", List.of()));
        }
    }
}
