package dev.whynot.http;

import java.net.URI;
import java.util.Set;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses changes that the page of another site asks a browser for: there is no sign-in that would keep it out. */
class SameOrigin {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        if (origin == null || READING.contains(request.getMethod())) {
            return;
        }
        if (!isOurs(origin, request.getHeaderString("Host"))) {
            throw new ProblemException(
                    Problem.of(403, "Changes are taken from pages of this service only, not of " + origin));
        }
    }

    private static boolean isOurs(String origin, String host) {
        try {
            return host != null && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
