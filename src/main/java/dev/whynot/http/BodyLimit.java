package dev.whynot.http;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;

/**
 * Bounds the size of bodies before they are read. Imports may be of any size: they go to disk as they come. Webhooks
 * have bounds of their own.
 */
class BodyLimit {

    private static final String IMPORTS = "/api/v1/imports";
    private static final String WEBHOOKS = "/webhooks/";
    private static final long MOST_BYTES = 1 << 20;
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private static final int BEFORE_EVERYTHING = 1_000;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::check, BEFORE_EVERYTHING);
    }

    private static void check(RoutingContext context) {
        if (!WITH_BODY.contains(context.request().method())
                || context.normalizedPath().equals(IMPORTS)
                || context.normalizedPath().startsWith(WEBHOOKS)) {
            context.next();
            return;
        }
        String length = context.request().getHeader("Content-Length");
        if (length == null && context.request().getHeader("Transfer-Encoding") != null) {
            refuse(context, Problem.of(411, "Content-Length", "The length of the body must be given", List.of()));
        } else if (length != null && Long.parseLong(length) > MOST_BYTES) {
            refuse(context, Problem.of(413, "The body is larger than %,d bytes".formatted(MOST_BYTES)));
        } else {
            context.next();
        }
    }

    static void refuse(RoutingContext context, Problem problem) {
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(Json.encode(problem));
    }
}
