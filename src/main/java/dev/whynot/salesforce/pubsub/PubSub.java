package dev.whynot.salesforce.pubsub;

import java.util.concurrent.TimeUnit;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;

import dev.whynot.salesforce.pubsub.wire.PubSubGrpc;
import dev.whynot.salesforce.pubsub.wire.PubSubGrpc.PubSubStub;
import dev.whynot.salesforce.pubsub.wire.SchemaRequest;
import dev.whynot.salesforce.wire.Session;

/** A connection to the Pub/Sub API with one session. */
final class PubSub implements AutoCloseable {

    private static final long KEEP_ALIVE_SECONDS = 60;
    private static final long PATIENCE_SECONDS = 30;

    private final Session session;
    private final ManagedChannel channel;
    private final Metadata headers = new Metadata();

    /** @param address host and port; on this machine without TLS */
    PubSub(String address, Session session) {
        this.session = session;
        ManagedChannelBuilder<?> builder =
                ManagedChannelBuilder.forTarget(address).keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        this.channel = (address.matches("(127\\.0\\.0\\.1|localhost):\\d+") ? builder.usePlaintext() : builder).build();
        header("accesstoken", session.accessToken());
        header("instanceurl", session.instanceUrl());
        header("tenantid", session.orgId());
    }

    Session session() {
        return session;
    }

    PubSubStub api() {
        return PubSubGrpc.newStub(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /** The JSON of an Avro schema. */
    String schema(String id) {
        return PubSubGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .getSchema(SchemaRequest.newBuilder().setSchemaId(id).build())
                .getSchemaJson();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private void header(String name, String value) {
        headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
    }
}
