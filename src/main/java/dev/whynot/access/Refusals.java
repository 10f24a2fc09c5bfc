package dev.whynot.access;

import jakarta.ws.rs.core.Response;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.whynot.http.Problem;

/** What those are told who may not do what they ask for. */
class Refusals {

    static final Problem UNKNOWN = Problem.of(401, "A valid token is needed: Authorization: Bearer wn_...");

    private static final Problem TOO_SMALL =
            Problem.of(403, "The token or sign-in is valid, but lacks the scope that this call needs");

    private final Access access;

    Refusals(Access access) {
        this.access = access;
    }

    @ServerExceptionMapper
    Response unknown(UnauthorizedException e) {
        return unknown();
    }

    @ServerExceptionMapper
    Response failed(AuthenticationFailedException e) {
        return unknown();
    }

    @ServerExceptionMapper
    Response tooSmall(ForbiddenException e) {
        return Response.status(403).type(Problem.MEDIA_TYPE).entity(TOO_SMALL).build();
    }

    /** The page finds in {@code Link} where people sign in. */
    private Response unknown() {
        return Response.status(401)
                .type(Problem.MEDIA_TYPE)
                .header("WWW-Authenticate", "Bearer")
                .header("Link", access.hasOidc() ? "<%s>; rel=\"sign-in\"".formatted(SignIn.PATH) : null)
                .entity(UNKNOWN)
                .build();
    }
}
