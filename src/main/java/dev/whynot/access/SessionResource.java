package dev.whynot.access;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells callers who they are here. */
@Path("/api/v1/session")
@Tag(name = "Access")
public class SessionResource {

    private final Callers callers;
    private final SecurityIdentity identity;

    SessionResource(Callers callers, SecurityIdentity identity) {
        this.callers = callers;
        this.identity = identity;
    }

    /**
     * Who calls.
     *
     * @param actor local, token:ID or person:SUBJECT
     * @param scopes what they may do, with what is included
     * @param signOut where people of an OIDC provider sign out; null for others
     */
    public record Session(String actor, String name, List<String> scopes, String signOut) {}

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(summary = "Who this call is from, and what they may do")
    public Session session() {
        Caller caller = callers.current();
        return new Session(
                caller.actor(),
                caller.name(),
                Scopes.ALL.stream().filter(identity::hasRole).toList(),
                Optional.of(PersonResource.SIGN_OUT)
                        .filter(path -> caller.actor().startsWith("person:"))
                        .orElse(null));
    }
}
