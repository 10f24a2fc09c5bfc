package dev.whynot.simulator.pubsub;

import io.grpc.Context;

/**
 * Who calls, as the call's metadata says.
 *
 * @param accessToken of a session
 */
record Caller(String accessToken) {

    static final Context.Key<Caller> KEY = Context.key("caller");
}
