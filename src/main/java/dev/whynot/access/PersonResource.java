package dev.whynot.access;

import java.net.URI;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.quarkus.oidc.OidcSession;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where people go from the page to sign in by their provider, and to sign out. Who is not signed in Quarkus leads to the
 * provider before they get here: see {@code quarkus.http.auth.permission.person}.
 */
@Path("/")
public class PersonResource {

    static final String SIGN_IN = "/sign-in";
    static final String SIGN_OUT = "/sign-out";

    private static final URI PAGE = URI.create("/");

    private final Instance<OidcSession> session;

    PersonResource(Instance<OidcSession> session) {
        this.session = session;
    }

    @GET
    @Path(SIGN_IN)
    @PermitAll
    @Operation(hidden = true)
    public Response signIn() {
        return Response.seeOther(PAGE).build();
    }

    /** Ends the session here; that at the provider goes on. */
    @GET
    @Path(SIGN_OUT)
    @PermitAll
    @Operation(hidden = true)
    public Uni<Response> signOut() {
        return session.get().logout().replaceWith(() -> Response.seeOther(PAGE).build());
    }
}
