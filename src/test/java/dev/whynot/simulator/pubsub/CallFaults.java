package dev.whynot.simulator.pubsub;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.grpc.Status;

import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.fault.CallLog;
import dev.whynot.simulator.fault.Effect;
import dev.whynot.simulator.fault.Faults;
import dev.whynot.simulator.oauth.Sessions;

/** Lets what a client asks go wrong, and remembers that it was asked. */
final class CallFaults {

    private final Faults faults;
    private final Sessions sessions;
    private final CallLog calls;

    CallFaults(Faults faults, Sessions sessions, CallLog calls) {
        this.faults = faults;
        this.sessions = sessions;
        this.calls = calls;
    }

    /**
     * @param what topic, schema id and the like
     * @throws PubSubFailure for a fault, and where the session does not last any more
     */
    void strike(Call call, String what, Caller caller) {
        int code = Status.Code.OK.value();
        try {
            for (Effect effect : faults.striking(call, what)) {
                apply(effect);
            }
            checkSession(caller);
        } catch (PubSubFailure e) {
            code = e.code();
            throw e;
        } finally {
            calls.add(new CallLog.Entry(call, "GRPC", what, null, code));
        }
    }

    /** @throws PubSubFailure where the session does not last any more */
    void checkSession(Caller caller) {
        if (!sessions.isValid(caller.accessToken())) {
            throw PubSubFailure.notAuthenticated();
        }
    }

    /** What goes wrong with the delivery of an event. */
    List<Effect> ofDelivery(Topic topic, ChangeEvent event) {
        return faults.striking(Call.DELIVER, topic.name() + " " + event.text());
    }

    /** @throws PubSubFailure where the effect ends the call */
    void apply(Effect effect) {
        switch (effect) {
            case Effect.SessionsEnd() -> sessions.endAll();
            case Effect.Slow(Duration delay) -> sleep(delay);
            case Effect.Cut(int _) -> throw PubSubFailure.unavailable();
            case Effect.ReplayIdRefused() -> throw PubSubFailure.replayIdRefused();
            case Effect.RpcRefused(String status, String errorCode) ->
                throw new PubSubFailure(Status.Code.valueOf(status), errorCode, "The call failed.");
            case Effect.Refused refused ->
                throw new PubSubFailure(
                        status(refused.status()),
                        refused.status() == 503
                                ? "service.unavailable"
                                : refused.errorCode().toLowerCase(Locale.ROOT),
                        refused.message());
            default -> {}
        }
    }

    private static Status.Code status(int http) {
        return switch (http) {
            case 400 -> Status.Code.INVALID_ARGUMENT;
            case 401 -> Status.Code.UNAUTHENTICATED;
            case 403 -> Status.Code.PERMISSION_DENIED;
            case 404 -> Status.Code.NOT_FOUND;
            case 429 -> Status.Code.RESOURCE_EXHAUSTED;
            case 503 -> Status.Code.UNAVAILABLE;
            default -> Status.Code.INTERNAL;
        };
    }

    private static void sleep(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
