package dev.whynot.simulator;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.fault.Fault;
import dev.whynot.simulator.http.Handler;
import dev.whynot.simulator.http.Request;
import dev.whynot.simulator.http.Response;
import dev.whynot.simulator.org.Transaction;

/**
 * Changes the org by curl, under {@code /simulator}; whatever else is asked goes to Salesforce. Bodies are JSON.
 *
 * <pre>
 * GET    /simulator                            how to sign in
 * GET    /simulator/private-key                PEM to sign JWTs with
 * POST   /simulator/records/Lead               {"Company":"Acme"}   answers {"id":"00Q..."}
 * GET    /simulator/records/Lead/ID            the true record
 * PATCH  /simulator/records/Lead/ID            {"Rating":"Hot"}     ?at=2026-03-01T00:00:00Z for a late commit
 * DELETE /simulator/records/Lead/ID            ?purge=true for good
 * POST   /simulator/records/Lead/ID/undelete
 * POST   /simulator/records/Lead/ID/convert    {"opportunity":"Deal"}
 * POST   /simulator/records/Lead/ID/merge      {"others":["00Q..."]}
 * POST   /simulator/burst/Lead                 {"records":10000}   that many transactions
 * POST   /simulator/faults                     {"fault":"unavailable","on":["QUERY"],"nth":2,"times":3}
 * DELETE /simulator/faults
 * POST   /simulator/sessions/end
 * POST   /simulator/locators/expire
 * PUT    /simulator/api-usage                  {"used":15000}
 * PUT    /simulator/clock                      {"now":"2026-03-01T00:00:00Z"} or {"now":null} to let it run
 * GET    /simulator/calls                      counts by kind
 * POST   /simulator/fields/Lead/Rating/hide    or show, remove
 * </pre>
 */
final class Control implements Handler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Simulator simulator;
    private final Handler salesforce;

    Control(Simulator simulator, Handler salesforce) {
        this.simulator = simulator;
        this.salesforce = salesforce;
    }

    @Override
    public Response handle(Request request) {
        if (!request.path().startsWith("/simulator")) {
            return salesforce.handle(request);
        }
        try {
            List<String> steps = List.of(request.path().substring(1).split("/"));
            return steps.size() == 1 ? json(about()) : answer(request, steps, body(request));
        } catch (IllegalArgumentException | IOException e) {
            return json(400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private static JsonNode body(Request request) throws IOException {
        return request.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(request.body());
    }

    private Response answer(Request request, List<String> steps, JsonNode body) {
        String what = request.method() + " " + steps.get(1);
        switch (what) {
            case "GET private-key" -> {
                return Response.of(200, "application/x-pem-file", simulator.privateKey());
            }
            case "GET calls" -> {
                return json(counts());
            }
            case "POST faults" -> simulator.arm(fault(body));
            case "DELETE faults" -> simulator.disarm();
            case "POST burst" ->
                simulator.burst(steps.get(2), body.path("records").asInt());
            case "POST sessions" -> simulator.endSessions();
            case "POST locators" -> simulator.expireLocators();
            case "PUT api-usage" -> simulator.setApiUsage(body.path("used").asInt());
            case "PUT clock" -> setClock(body);
            case "POST fields" -> changeField(steps);
            default -> {
                if (!steps.get(1).equals("records") || steps.size() < 3) {
                    return json(404, Map.of("error", "See GET /simulator"));
                }
                return records(request, steps, body);
            }
        }
        return Response.empty();
    }

    private Map<String, Object> about() {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("loginUrl", simulator.url());
        about.put("clientId", simulator.clientId());
        about.put("clientSecret", simulator.clientSecret());
        about.put("username", simulator.username());
        about.put("privateKey", simulator.url() + "/simulator/private-key");
        about.put("organizationId", simulator.organizationId());
        about.put("apiUsage", simulator.apiUsage());
        if (simulator.hasPubSub()) {
            about.put("pubSub", "127.0.0.1:" + simulator.pubSubPort());
        }
        return about;
    }

    private Map<String, Object> counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Call call : Call.values()) {
            counts.put(call.name(), simulator.calls().count(call));
        }
        return counts;
    }

    private void setClock(JsonNode body) {
        if (body.path("now").isTextual()) {
            simulator.clock().set(Instant.parse(body.path("now").asText()));
        } else {
            simulator.clock().run();
        }
    }

    private void changeField(List<String> steps) {
        if (steps.size() != 5) {
            throw new IllegalArgumentException("/simulator/fields/OBJECT/FIELD/hide, show or remove");
        }
        switch (steps.get(4)) {
            case "hide" -> simulator.org().hideField(steps.get(2), steps.get(3));
            case "show" -> simulator.org().showField(steps.get(2), steps.get(3));
            case "remove" -> simulator.org().removeField(steps.get(2), steps.get(3));
            default -> throw new IllegalArgumentException("hide, show or remove, not " + steps.get(4));
        }
    }

    private Response records(Request request, List<String> steps, JsonNode body) {
        String object = steps.get(2);
        Transaction transaction = simulator.org().transaction();
        if (request.parameters().containsKey("at")) {
            transaction = transaction.at(Instant.parse(request.parameters().get("at")));
        }
        if (steps.size() == 3) {
            return json(201, Map.of("id", transaction.insert(object, values(body))));
        }
        String id = steps.get(3);
        String action = steps.size() > 4 ? steps.get(4) : request.method().toLowerCase(Locale.ROOT);
        switch (action) {
            case "get" -> {
                Map<String, Object> record = new LinkedHashMap<>();
                simulator
                        .record(object, id)
                        .orElse(Map.of())
                        .forEach((name, value) -> record.put(
                                name, value instanceof Comparable<?> && !isPlain(value) ? value.toString() : value));
                return json(record);
            }
            case "patch" -> transaction.update(object, id, values(body));
            case "delete" -> {
                if (Boolean.parseBoolean(request.parameters().get("purge"))) {
                    transaction.purge(object, id);
                } else {
                    transaction.delete(object, id);
                }
            }
            case "undelete" -> transaction.undelete(object, id);
            case "convert" -> {
                Transaction.Conversion conversion =
                        transaction.convertLead(id, body.path("opportunity").asText(null));
                return json(JSON.convertValue(conversion, new TypeReference<Map<String, Object>>() {}));
            }
            case "merge" -> {
                List<String> others = new ArrayList<>();
                body.path("others").forEach(other -> others.add(other.asText()));
                transaction.mergeLeads(id, others.toArray(String[]::new));
            }
            default -> throw new IllegalArgumentException("Nothing known as " + action);
        }
        return Response.empty();
    }

    private static boolean isPlain(Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    private static Map<String, Object> values(JsonNode body) {
        return JSON.convertValue(body, new TypeReference<Map<String, Object>>() {});
    }

    private static Fault fault(JsonNode body) {
        Fault fault = kind(body);
        List<Call> calls = new ArrayList<>();
        body.path("on").forEach(call -> calls.add(Call.valueOf(call.asText())));
        if (!calls.isEmpty()) {
            fault = fault.on(calls.getFirst(), calls.toArray(Call[]::new));
        }
        if (body.has("mentioning")) {
            fault = fault.mentioning(body.path("mentioning").asText());
        }
        if (body.has("nth")) {
            fault = fault.nth(body.path("nth").asInt());
        }
        if (body.has("probability")) {
            fault = fault.withProbability(
                    body.path("probability").asDouble(), body.path("seed").asLong());
        }
        return body.has("times") ? fault.times(body.path("times").asInt()) : fault;
    }

    private static Fault kind(JsonNode body) {
        int bytes = body.path("bytes").asInt(200);
        Duration time = Duration.ofMillis(body.path("millis").asLong(1000));
        String kind = body.path("fault").asText();
        return switch (kind) {
            case "sessionEnds" -> Fault.sessionEnds();
            case "unavailable" -> Fault.unavailable();
            case "unknownException" -> Fault.unknownException();
            case "tooManyRequests" -> Fault.tooManyRequests(time);
            case "requestLimitExceeded" -> Fault.requestLimitExceeded();
            case "apiDisabled" -> Fault.apiDisabled();
            case "queryTimeout" -> Fault.queryTimeout();
            case "locatorsExpire" -> Fault.locatorsExpire();
            case "slow" -> Fault.slow(time);
            case "dribble" -> Fault.dribble(bytes, time);
            case "cutBefore" -> Fault.cutBefore();
            case "cutAfter" -> Fault.cutAfter(bytes);
            case "truncatedBody" -> Fault.truncatedBody(bytes);
            case "malformedJson" -> Fault.malformedJson();
            case "htmlPage" -> Fault.htmlPage(body.path("status").asInt(502));
            case "refused" ->
                Fault.refused(
                        body.path("status").asInt(400),
                        body.path("errorCode").asText("UNKNOWN_EXCEPTION"),
                        body.path("message").asText("Refused"));
            case "bulkJobFails" -> Fault.bulkJobFails(body.path("message").asText("InternalServerError"));
            case "bulkJobAborts" -> Fault.bulkJobAborts();
            case "bulkJobDisappears" -> Fault.bulkJobDisappears();
            case "rpcRefused" ->
                Fault.rpcRefused(
                        body.path("status").asText("INTERNAL"),
                        body.path("errorCode").asText("subscription.internal.error"));
            case "replayIdRefused" -> Fault.replayIdRefused();
            case "streamCut" -> Fault.streamCut();
            case "deliveredTwice" -> Fault.deliveredTwice();
            case "corruptPayload" -> Fault.corruptPayload();
            case "gap" -> Fault.gap();
            case "overflow" -> Fault.overflow();
            case "late" -> Fault.late(body.path("later").asInt(1));
            default -> throw new IllegalArgumentException("No fault is known as " + kind);
        };
    }

    private static Response json(Map<String, Object> body) {
        return json(200, body);
    }

    private static Response json(int status, Map<String, ?> body) {
        return Response.of(status, "application/json", JSON.valueToTree(body).toString() + "\n");
    }
}
