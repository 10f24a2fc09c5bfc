package dev.whynot.simulator.pubsub;

import java.util.UUID;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** A call that Salesforce refuses or ends: a gRPC status, and a code of its own in the trailers. */
final class PubSubFailure extends RuntimeException {

    private static final String PREFIX = "sfdc.platform.eventbus.grpc.";
    private static final Metadata.Key<String> ERROR_CODE =
            Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> RPC_ID = Metadata.Key.of("rpc-id", Metadata.ASCII_STRING_MARSHALLER);

    private final Status.Code status;
    private final String errorCode;

    /** @param errorCode with or without the prefix that all of them have */
    PubSubFailure(Status.Code status, String errorCode, String message) {
        super(message);
        this.status = status;
        this.errorCode = errorCode.startsWith(PREFIX) ? errorCode : PREFIX + errorCode;
    }

    static PubSubFailure invalid(String errorCode, String message) {
        return new PubSubFailure(Status.Code.INVALID_ARGUMENT, errorCode, message);
    }

    static PubSubFailure notAuthenticated() {
        return new PubSubFailure(
                Status.Code.UNAUTHENTICATED,
                "service.auth.error",
                "An authentication exception occurred. Provide valid authentication via metadata headers.");
    }

    static PubSubFailure unavailable() {
        return new PubSubFailure(
                Status.Code.UNAVAILABLE, "service.unavailable", "The Pub/Sub API service is unavailable.");
    }

    static PubSubFailure replayIdRefused() {
        return invalid(
                "subscription.fetch.replayid.corrupted",
                "The Replay ID validation failed. Ensure that the Replay ID is valid and within the retention window.");
    }

    /** The number of the gRPC status. */
    int code() {
        return status.value();
    }

    StatusRuntimeException toException() {
        String rpcId = UUID.randomUUID().toString();
        Metadata trailers = new Metadata();
        trailers.put(ERROR_CODE, errorCode);
        trailers.put(RPC_ID, rpcId);
        return status.toStatus()
                .withDescription(getMessage() + " rpcId: " + rpcId)
                .asRuntimeException(trailers);
    }
}
