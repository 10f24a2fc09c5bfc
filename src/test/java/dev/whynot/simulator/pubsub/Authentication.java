package dev.whynot.simulator.pubsub;

import java.net.URI;
import java.util.function.Supplier;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Looks at the three entries of metadata that each call bears; whether the session still lasts is asked later. */
final class Authentication implements ServerInterceptor {

    private static final Metadata.Key<String> ACCESS_TOKEN = key("accesstoken");
    private static final Metadata.Key<String> INSTANCE_URL = key("instanceurl");
    private static final Metadata.Key<String> TENANT_ID = key("tenantid");

    private final String organizationId;
    private final Supplier<String> instanceUrl;

    /** @param instanceUrl as told at sign-in; calls may say https where something ends TLS on the way */
    Authentication(String organizationId, Supplier<String> instanceUrl) {
        this.organizationId = organizationId;
        this.instanceUrl = instanceUrl;
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        try {
            String token = required(headers, ACCESS_TOKEN);
            if (!isOurs(required(headers, INSTANCE_URL))
                    || !organizationId.startsWith(required(headers, TENANT_ID).substring(0, 15))) {
                throw PubSubFailure.notAuthenticated();
            }
            return Contexts.interceptCall(
                    Context.current().withValue(Caller.KEY, new Caller(token)), call, headers, next);
        } catch (PubSubFailure e) {
            StatusRuntimeException refusal = e.toException();
            call.close(refusal.getStatus(), refusal.getTrailers());
            return new ServerCall.Listener<>() {};
        }
    }

    private static String required(Metadata headers, Metadata.Key<String> key) {
        String value = headers.get(key);
        if (value == null || value.isBlank() || key == TENANT_ID && value.length() < 15) {
            throw new PubSubFailure(
                    Status.Code.UNAUTHENTICATED,
                    "service.auth.headers.invalid",
                    "The metadata " + key.name() + " is invalid or blank.");
        }
        return value;
    }

    private boolean isOurs(String url) {
        try {
            return URI.create(instanceUrl.get())
                    .getAuthority()
                    .equals(URI.create(url).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
