package dev.whynot.access;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;

import dev.whynot.http.Problem;

/**
 * In open mode refuses requests that were meant for a host of another name: the page of a stranger can have its name
 * resolve to 127.0.0.1, and its browser then asks us in the belief that this is that page's own server (DNS rebinding).
 */
class NoRebinding {

    private static final int BEFORE_EVERYTHING = 1_100;

    private final Access access;

    NoRebinding(Access access) {
        this.access = access;
    }

    void register(@Observes Filters filters) {
        if (access.isOpen()) {
            filters.register(NoRebinding::check, BEFORE_EVERYTHING);
        }
    }

    private static void check(RoutingContext context) {
        String path = context.normalizedPath();
        // senders of webhooks come through a proxy and show a secret; health tells nothing
        if (path.startsWith("/webhooks/")
                || path.startsWith("/q/health")
                || Loopback.isHost(context.request().getHeader("Host"))) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(421)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(Json.encode(Problem.of(
                        421,
                        "Access is open, so only requests to localhost, 127.0.0.1 or [::1] are answered; for other names set"
                                + " WHYNOT_ACCESS=tokens")));
    }
}
