package dev.whynot.access;

import java.util.Optional;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks callers who make too many requests to come back later. */
class RequestLimitFilter {

    /** Filters are made before there are settings. */
    private final Instance<RequestLimit> limit;

    RequestLimitFilter(Instance<RequestLimit> limit) {
        this.limit = limit;
    }

    @ServerRequestFilter
    Optional<Response> check() {
        long wait = limit.get().take();
        return wait == 0
                ? Optional.empty()
                : Optional.of(Refusals.tooMany(
                        "This caller may make %d requests a minute; try again later"
                                .formatted(limit.get().perMinute()),
                        wait));
    }
}
