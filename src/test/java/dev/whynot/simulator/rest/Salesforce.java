package dev.whynot.simulator.rest;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.whynot.simulator.bulk.BulkApi;
import dev.whynot.simulator.bulk.JobState;
import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.fault.CallLog;
import dev.whynot.simulator.fault.Effect;
import dev.whynot.simulator.fault.Faults;
import dev.whynot.simulator.http.Body;
import dev.whynot.simulator.http.Delivery;
import dev.whynot.simulator.http.Handler;
import dev.whynot.simulator.http.Refusal;
import dev.whynot.simulator.http.Request;
import dev.whynot.simulator.http.Response;
import dev.whynot.simulator.oauth.Sessions;
import dev.whynot.simulator.oauth.TokenEndpoint;
import dev.whynot.simulator.org.Org;
import dev.whynot.simulator.soql.SoqlException;

/** Answers every call as Salesforce would, with the faults that are armed. */
public final class Salesforce implements Handler {

    private final Org org;
    private final Sessions sessions;
    private final TokenEndpoint tokens;
    private final RestApi rest;
    private final BulkApi bulk;
    private final Limits limits;
    private final Faults faults;
    private final CallLog calls;
    private final Supplier<String> ownUrl;

    /** @param ownUrl where clients reach it, without a slash at the end */
    public Salesforce(
            Org org,
            Sessions sessions,
            TokenEndpoint tokens,
            RestApi rest,
            BulkApi bulk,
            Limits limits,
            Faults faults,
            CallLog calls,
            Supplier<String> ownUrl) {
        this.org = org;
        this.sessions = sessions;
        this.tokens = tokens;
        this.rest = rest;
        this.bulk = bulk;
        this.limits = limits;
        this.faults = faults;
        this.calls = calls;
        this.ownUrl = ownUrl;
    }

    @Override
    public Response handle(Request request) {
        Route route = Route.of(request);
        String text = request.path() + " " + request.parameters() + " " + request.text();
        List<Effect> effects = faults.striking(route.call(), text);
        effects.forEach(effect -> before(effect, route));
        Response response;
        try {
            response = refusal(effects);
            response = response == null ? answer(route, request) : response;
        } catch (Refusal e) {
            response = error(e.status(), e.errorCode(), e.getMessage());
        } catch (SoqlException e) {
            response = error(400, e.errorCode(), e.getMessage());
        }
        if (RestApi.isUnder(route.call())) {
            response = response.with("Sforce-Limit-Info", limits.info());
        }
        response = response.with(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(org.clock().now().atOffset(ZoneOffset.UTC)));
        calls.add(new CallLog.Entry(
                route.call(), request.method(), path(request), soql(route, request), response.status()));
        return after(effects, response);
    }

    private Response answer(Route route, Request request) {
        return switch (route.call()) {
            case TOKEN -> {
                TokenEndpoint.Answer answer = tokens.answer(request, ownUrl.get(), identity());
                yield Json.response(answer.status(), answer.body());
            }
            case VERSIONS -> RestApi.versions();
            case USERINFO ->
                isSignedIn(request)
                        ? Json.response(200, userInfo())
                        : Response.of(403, "text/html;charset=UTF-8", "Bad_OAuth_Token");
            default -> {
                if (!isSignedIn(request)) {
                    throw new Refusal(401, "INVALID_SESSION_ID", "Session expired or invalid");
                }
                limits.count(route.call() == Call.LIMITS);
                yield rest.answer(route, request);
            }
        };
    }

    private boolean isSignedIn(Request request) {
        String authorization = request.header("Authorization").orElse("");
        return (authorization.startsWith("Bearer ") || authorization.startsWith("OAuth "))
                && sessions.isValid(authorization.substring(authorization.indexOf(' ') + 1));
    }

    private String identity() {
        return "/id/" + org.organizationId() + "/" + org.userId();
    }

    private Map<String, Object> userInfo() {
        Map<String, Object> user = org.record("User", org.userId()).orElseThrow();
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("sub", ownUrl.get() + identity());
        info.put("user_id", org.userId());
        info.put("organization_id", org.organizationId());
        info.put("preferred_username", user.get("Username"));
        info.put("nickname", "whynot");
        info.put("name", user.get("Name"));
        info.put("email", user.get("Email"));
        info.put("user_type", "STANDARD");
        info.put("active", true);
        return info;
    }

    private void before(Effect effect, Route route) {
        switch (effect) {
            case Effect.SessionsEnd() -> sessions.endAll();
            case Effect.LocatorsExpire() -> rest.expireLocators();
            case Effect.JobEnds(String state, String message) -> {
                if (!route.arguments().isEmpty()) {
                    bulk.end(route.argument(0), JobState.valueOf(state), message);
                }
            }
            case Effect.JobDisappears() -> {
                if (!route.arguments().isEmpty()) {
                    bulk.forget(route.argument(0));
                }
            }
            default -> {}
        }
    }

    /** Null where no fault refuses the call. */
    private static Response refusal(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Refused refused) {
                Response response = error(refused.status(), refused.errorCode(), refused.message());
                return refused.retryAfter() == null
                        ? response
                        : response.with(
                                "Retry-After",
                                String.valueOf(refused.retryAfter().toSeconds()));
            }
            if (effect instanceof Effect.HtmlPage(int status)) {
                return Response.of(
                        status,
                        "text/html",
                        "<html><head><title>" + status + "</title></head><body><h1>The proxy could not reach the"
                                + " upstream server.</h1></body></html>");
            }
        }
        return null;
    }

    private static Response after(List<Effect> effects, Response answered) {
        Response response = answered;
        Delivery delivery = Delivery.PLAIN;
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Slow(var delay) -> delivery = delivery.withDelay(delay);
                case Effect.Dribble(int bytes, var every) -> delivery = delivery.inPieces(bytes, every);
                case Effect.Cut(int bytes) -> delivery = delivery.cutAfter(bytes);
                case Effect.Truncated(int bytes) -> delivery = delivery.truncatedAt(bytes);
                case Effect.MalformedJson() -> {
                    if (response.body() instanceof Body.Bytes(byte[] bytes)) {
                        delivery = delivery.truncatedAt(bytes.length / 2);
                    }
                }
                default -> {}
            }
        }
        return response.delivered(delivery);
    }

    private static Response error(int status, String errorCode, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("errorCode", errorCode);
        return Json.response(status, List.of(error));
    }

    private static String path(Request request) {
        StringBuilder path = new StringBuilder(request.path());
        request.parameters().forEach((name, value) -> path.append(path.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(value));
        return path.toString();
    }

    private static String soql(Route route, Request request) {
        return switch (route.call()) {
            case QUERY -> request.parameter("q").orElse(null);
            case BULK_CREATE -> request.text();
            default -> null;
        };
    }
}
