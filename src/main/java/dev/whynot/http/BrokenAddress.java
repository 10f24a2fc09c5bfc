package dev.whynot.http;

import java.util.List;

import jakarta.enterprise.event.Observes;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Answers addresses that cannot be decoded, such as {@code %ZZ}, which no resource gets to see. */
class BrokenAddress {

    void register(@Observes Router router) {
        router.errorHandler(400, BrokenAddress::answer);
    }

    private static void answer(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        context.response()
                .setStatusCode(400)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Json.encode(problem(context.request().query())));
    }

    private static Problem problem(String query) {
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String name = pair.substring(0, pair.indexOf('=') < 0 ? pair.length() : pair.indexOf('='));
            if (!isDecodable(pair)) {
                return Problem.of(
                        400,
                        isDecodable(name) ? QueryStringDecoder.decodeComponent(name) : name,
                        "'%s' cannot be decoded: %% is written as %%25".formatted(pair),
                        List.of());
            }
        }
        return Problem.of(400, "The address cannot be decoded: % is written as %25");
    }

    private static boolean isDecodable(String text) {
        try {
            QueryStringDecoder.decodeComponent(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
