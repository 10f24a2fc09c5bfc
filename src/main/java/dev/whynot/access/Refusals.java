package dev.whynot.access;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.whynot.http.Problem;

/** What those are told who may not do what they ask for. */
class Refusals {

    static final Problem UNKNOWN = Problem.of(401, "A valid token is needed: Authorization: Bearer wn_...");

    private static final Problem TOO_SMALL =
            Problem.of(403, "The token or sign-in is valid, but lacks the scope that this call needs");

    /** Mappers are made before there are settings. */
    private final Instance<Access> access;

    private final Instance<RefusedSignIns> refused;
    private final CurrentVertxRequest request;

    Refusals(Instance<Access> access, Instance<RefusedSignIns> refused, CurrentVertxRequest request) {
        this.access = access;
        this.refused = refused;
        this.request = request;
    }

    @ServerExceptionMapper
    Response unknown(UnauthorizedException e) {
        return unknown();
    }

    @ServerExceptionMapper
    Response failed(AuthenticationFailedException e) {
        if (e.getCause() instanceof TooManySignInsException tooMany) {
            return tooMany("Too many sign-ins were refused from this address; try again later", tooMany.seconds());
        }
        refused.get().count(request.getCurrent());
        return unknown();
    }

    static Response tooMany(String why, long seconds) {
        return Response.status(429)
                .type(Problem.MEDIA_TYPE)
                .header("Retry-After", seconds)
                .entity(Problem.of(429, why))
                .build();
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
                .header(
                        "Link",
                        access.get().hasOidc() ? "<%s>; rel=\"sign-in\"".formatted(PersonResource.SIGN_IN) : null)
                .entity(UNKNOWN)
                .build();
    }
}
