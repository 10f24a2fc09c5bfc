package dev.whynot.http;

import java.util.Locale;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Bounds the length of addresses, and says so. Those longer than {@code quarkus.http.limits.max-initial-line-length}
 * Vert.x answers by a bare 414.
 */
class AddressLimit {

    private static final int MOST_CHARACTERS = 16 * 1_024;
    private static final int BEFORE_EVERYTHING = 1_000;

    void register(@Observes Filters filters) {
        filters.register(AddressLimit::check, BEFORE_EVERYTHING);
    }

    private static void check(RoutingContext context) {
        int length = context.request().uri().length();
        if (length > MOST_CHARACTERS) {
            BodyLimit.refuse(
                    context,
                    Problem.of(
                            414,
                            String.format(
                                    Locale.ROOT,
                                    "The address has %,d characters, %,d are the most; fewer or shorter values are needed",
                                    length,
                                    MOST_CHARACTERS)));
        } else {
            context.next();
        }
    }
}
