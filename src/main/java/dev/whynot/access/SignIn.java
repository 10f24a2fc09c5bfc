package dev.whynot.access;

import java.net.URI;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where people of an OIDC provider come from the page, and go back to it; Quarkus leads them through the provider. */
@Path(SignIn.PATH)
public class SignIn {

    static final String PATH = "/sign-in";

    /** Reached by those only who are signed in: see {@code quarkus.http.auth.permission.sign-in}. */
    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response back() {
        return Response.seeOther(URI.create("/")).build();
    }
}
