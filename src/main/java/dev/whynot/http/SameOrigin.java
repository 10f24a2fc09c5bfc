package dev.whynot.http;

import java.net.URI;
import java.util.Set;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses changes that the page of another site asks a browser for. In open mode there is no sign-in that would keep it
 * out; and a browser adds the cookie of a session by itself, so with one it must be shown that the page is ours.
 */
class SameOrigin {

    /** Of Quarkus OIDC; a large one comes in several, whose names begin with this. */
    private static final String SESSION_COOKIE = "q_session";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        if (READING.contains(request.getMethod())) {
            return;
        }
        if (origin == null) {
            if (isBySession(request) && !"same-origin".equals(request.getHeaderString("Sec-Fetch-Site"))) {
                throw new ProblemException(Problem.of(
                        403, "Changes by the cookie of a session need the Origin that browsers send; use a token"));
            }
            return;
        }
        if (!isOurs(origin, request.getHeaderString("Host"))) {
            throw new ProblemException(
                    Problem.of(403, "Changes are taken from pages of this service only, not of " + origin));
        }
    }

    private static boolean isBySession(ContainerRequestContext request) {
        return request.getHeaderString("Authorization") == null
                && request.getCookies().keySet().stream().anyMatch(name -> name.startsWith(SESSION_COOKIE));
    }

    private static boolean isOurs(String origin, String host) {
        try {
            return host != null && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
