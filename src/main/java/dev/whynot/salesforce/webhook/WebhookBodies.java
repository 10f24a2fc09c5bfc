package dev.whynot.salesforce.webhook;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;

import dev.whynot.http.Problem;

/**
 * Receives the bodies of webhooks before any thread is given to them: bounded in size, in time, and in how many there
 * are in memory.
 */
@Singleton
class WebhookBodies {

    private static final int MOST_FULL_BODIES = 10;
    private static final int BEFORE_RESOURCES = -100;
    private static final int BEFORE_BODIES = BEFORE_RESOURCES - 1;
    private static final String DEADLINE = "webhook.deadline";
    private static final String PATHS = "/webhooks/*";
    private static final String OUTBOUND = "/webhooks/salesforce/outbound-messages/";
    private static final String RECORDS = "/webhooks/salesforce/records";

    private final Senders senders;
    private final Signature signature;
    private final Vertx vertx;
    private final long mostBytes;
    private final long deadlineMillis;
    private final AtomicLong bytesInMemory = new AtomicLong();

    WebhookBodies(WebhookSettings settings, Senders senders, Signature signature, Vertx vertx) {
        this.senders = senders;
        this.signature = signature;
        this.vertx = vertx;
        this.mostBytes = settings.mostBytes().asLongValue();
        this.deadlineMillis = settings.deadline().toMillis();
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.POST, PATHS).order(BEFORE_BODIES).handler(this::admit);
        router.route(HttpMethod.POST, PATHS)
                .order(BEFORE_RESOURCES)
                .handler(BodyHandler.create(false).setBodyLimit(mostBytes))
                .handler(this::received)
                .failureHandler(WebhookBodies::failed);
    }

    /** Who knows no secret gets no memory. */
    private Optional<Problem> refusal(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.startsWith(OUTBOUND)) {
            return senders.knows(decoded(path.substring(OUTBOUND.length())))
                    ? Optional.empty()
                    : Optional.of(Problem.of(404, "secret", "There is nothing at this address", List.of()));
        }
        HttpServerRequest request = context.request();
        return path.equals(RECORDS)
                ? signature
                        .refusal(
                                request.getHeader(Signature.TIMESTAMP_HEADER),
                                request.getHeader(Signature.SIGNATURE_HEADER))
                        .map(why -> Problem.of(401, why))
                : Optional.empty();
    }

    private static String decoded(String segment) {
        try {
            return URI.create("/" + segment).getPath().substring(1);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }

    private void admit(RoutingContext context) {
        Optional<Problem> refusal = refusal(context);
        if (refusal.isPresent()) {
            refuse(context, refusal.get());
            return;
        }
        String given = context.request().getHeader("Content-Length");
        long length = given == null ? mostBytes : Long.parseLong(given);
        if (length > mostBytes) {
            refuse(context, tooLarge());
            return;
        }
        if (bytesInMemory.addAndGet(length) > MOST_FULL_BODIES * mostBytes) {
            bytesInMemory.addAndGet(-length);
            context.response().putHeader("Retry-After", String.valueOf(Intake.RETRY_AFTER_SECONDS));
            refuse(context, Problem.of(503, "Too many bodies are under way"));
            return;
        }
        long timer = vertx.setTimer(deadlineMillis, id -> {
            refuse(context, Problem.of(408, "The body did not arrive within %d s".formatted(deadlineMillis / 1_000)));
        });
        context.put(DEADLINE, timer);
        context.addEndHandler(end -> {
            vertx.cancelTimer(timer);
            bytesInMemory.addAndGet(-length);
        });
        context.next();
    }

    /** Without a body the resource would wait for one. One that comes after it was refused is not taken. */
    private void received(RoutingContext context) {
        vertx.cancelTimer(context.<Long>get(DEADLINE)); // storing it may take longer
        if (context.response().ended()) {
            return;
        }
        if (context.body().buffer() == null) {
            ((RoutingContextInternal) context).setBody(Buffer.buffer());
        }
        context.next();
    }

    private static void failed(RoutingContext context) {
        if (context.statusCode() == 413) {
            refuse(context, tooLarge());
        } else if (!(context.failure() instanceof HttpClosedException)) { // nobody is left to answer
            context.next();
        }
    }

    private static Problem tooLarge() {
        return Problem.of(413, "The body is larger than a webhook may be");
    }

    private static void refuse(RoutingContext context, Problem problem) {
        if (!context.response().ended()) {
            context.response()
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .putHeader("Connection", "close")
                    .end(Json.encode(problem))
                    .onComplete(sent -> context.request().connection().close());
        }
    }
}
