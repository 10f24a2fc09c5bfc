package dev.whynot.http;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.MDC;

/**
 * Names each request in the log and in its answer: as its sender or a proxy named it in {@code X-Request-Id}, else by a
 * name of our own.
 */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final String IN_LOG = "requestId";
    private static final int BEFORE_THE_OTHERS = 2_000;
    private static final Pattern FIT_TO_LOG = Pattern.compile("[A-Za-z0-9._:/+=-]{1,100}");

    private RequestId() {}

    static class Naming {

        void register(@Observes Filters filters) {
            filters.register(Naming::name, BEFORE_THE_OTHERS);
        }

        private static void name(RoutingContext context) {
            String given = context.request().getHeader(HEADER);
            String id = given != null && FIT_TO_LOG.matcher(given).matches()
                    ? given
                    : UUID.randomUUID().toString();
            MDC.put(IN_LOG, id);
            context.response().putHeader(HEADER, id);
            context.next();
        }
    }

    /** That of the request that is being answered. */
    static String current() {
        return MDC.get(IN_LOG) instanceof String id ? id : UUID.randomUUID().toString();
    }
}
