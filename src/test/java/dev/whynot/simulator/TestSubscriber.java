package dev.whynot.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

import dev.whynot.salesforce.pubsub.wire.ConsumerEvent;
import dev.whynot.salesforce.pubsub.wire.FetchRequest;
import dev.whynot.salesforce.pubsub.wire.FetchResponse;
import dev.whynot.salesforce.pubsub.wire.PubSubGrpc;
import dev.whynot.salesforce.pubsub.wire.ReplayPreset;
import dev.whynot.salesforce.pubsub.wire.SchemaInfo;
import dev.whynot.salesforce.pubsub.wire.SchemaRequest;
import dev.whynot.salesforce.pubsub.wire.TopicInfo;
import dev.whynot.salesforce.pubsub.wire.TopicRequest;

/** A subscriber that repairs nothing: it shows what came. */
final class TestSubscriber implements AutoCloseable {

    static final String LEADS = "/data/LeadChangeEvent";
    static final String OPPORTUNITIES = "/data/OpportunityChangeEvent";

    private static final long SECONDS = 20;

    private final ManagedChannel channel;
    private final Map<String, String> metadata = new ConcurrentHashMap<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    TestSubscriber(Simulator simulator, String token) {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", simulator.pubSubPort())
                .usePlaintext()
                .build();
        metadata.put("accesstoken", token);
        metadata.put("instanceurl", simulator.url());
        metadata.put("tenantid", simulator.organizationId());
    }

    /** Sends this entry of metadata from now on. */
    TestSubscriber saying(String name, String value) {
        metadata.put(name, value);
        return this;
    }

    private Metadata headers() {
        Metadata headers = new Metadata();
        metadata.forEach((name, value) -> headers.put(key(name), value));
        return headers;
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    /** As in {@code UNAUTHENTICATED service.auth.error}. */
    static String reason(Throwable failure) {
        StatusRuntimeException refusal = (StatusRuntimeException) failure;
        String errorCode =
                refusal.getTrailers() == null ? null : refusal.getTrailers().get(key("error-code"));
        return refusal.getStatus().getCode() + " "
                + String.valueOf(errorCode).replaceFirst("^sfdc\\.platform\\.eventbus\\.grpc\\.", "");
    }

    private PubSubGrpc.PubSubBlockingStub calls() {
        return PubSubGrpc.newBlockingStub(channel)
                .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers()));
    }

    TopicInfo topic(String name) {
        return calls().getTopic(TopicRequest.newBuilder().setTopicName(name).build());
    }

    SchemaInfo schema(String id) {
        return calls().getSchema(SchemaRequest.newBuilder().setSchemaId(id).build());
    }

    Subscribed latest(String topic, int events) {
        return subscribe(topic, ReplayPreset.LATEST, ByteString.EMPTY, events);
    }

    Subscribed earliest(String topic, int events) {
        return subscribe(topic, ReplayPreset.EARLIEST, ByteString.EMPTY, events);
    }

    Subscribed after(ByteString replayId, String topic, int events) {
        return subscribe(topic, ReplayPreset.CUSTOM, replayId, events);
    }

    private Subscribed subscribe(String topic, ReplayPreset preset, ByteString replayId, int events) {
        return new Subscribed(FetchRequest.newBuilder()
                .setTopicName(topic)
                .setReplayPreset(preset)
                .setReplayId(replayId)
                .setNumRequested(events)
                .build());
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    /** A decoded event. */
    record Event(ByteString replayId, String schemaId, GenericRecord payload) {

        Object field(String name) {
            Object value = payload.get(name);
            return value instanceof CharSequence ? value.toString() : value;
        }

        Object header(String name) {
            Object value = ((GenericRecord) payload.get("ChangeEventHeader")).get(name);
            return value instanceof Long || value instanceof Integer ? value : value.toString();
        }

        List<String> headers(String name) {
            return ((List<?>) ((GenericRecord) payload.get("ChangeEventHeader")).get(name))
                    .stream().map(Object::toString).toList();
        }

        /** As in {@code UPDATE [00Q...]}. */
        String change() {
            return header("changeType") + " " + headers("recordIds");
        }
    }

    Event decode(ConsumerEvent event) {
        String schemaId = event.getEvent().getSchemaId();
        Schema schema = schemas.computeIfAbsent(
                schemaId, id -> new Schema.Parser().parse(schema(id).getSchemaJson()));
        try {
            byte[] payload = event.getEvent().getPayload().toByteArray();
            GenericRecord record = new GenericDatumReader<GenericRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(payload, null));
            return new Event(event.getReplayId(), schemaId, record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A call of Subscribe. */
    final class Subscribed implements StreamObserver<FetchResponse> {

        private final BlockingQueue<FetchResponse> answers = new LinkedBlockingQueue<>();
        private final BlockingQueue<Throwable> ends = new LinkedBlockingQueue<>();
        private final StreamObserver<FetchRequest> requests;

        private Subscribed(FetchRequest first) {
            requests = PubSubGrpc.newStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers()))
                    .subscribe(this);
            requests.onNext(first);
        }

        Subscribed more(int events) {
            return send(FetchRequest.newBuilder().setNumRequested(events).build());
        }

        Subscribed send(FetchRequest request) {
            requests.onNext(request);
            return this;
        }

        /** The next answer. */
        FetchResponse next() throws InterruptedException {
            FetchResponse answer = answers.poll(SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("Nothing came; the call ended with " + ends.peek());
            }
            return answer;
        }

        /** The next events, in as many answers as they take, as they came. */
        List<ConsumerEvent> raw(int count) throws InterruptedException {
            List<ConsumerEvent> events = new ArrayList<>();
            while (events.size() < count) {
                events.addAll(next().getEventsList());
            }
            return events;
        }

        List<Event> events(int count) throws InterruptedException {
            return raw(count).stream().map(TestSubscriber.this::decode).toList();
        }

        /** Whether no answer comes for some time. */
        boolean isSilent() throws InterruptedException {
            return answers.poll(300, TimeUnit.MILLISECONDS) == null;
        }

        /** How it ended: {@code OK}, or as {@link TestSubscriber#reason} has it. */
        String end() throws InterruptedException {
            Throwable end = ends.poll(SECONDS, TimeUnit.SECONDS);
            if (end == null) {
                throw new AssertionError("The call has not ended");
            }
            return end instanceof StatusRuntimeException refusal
                            && refusal.getStatus().isOk()
                    ? "OK"
                    : reason(end);
        }

        @Override
        public void onNext(FetchResponse answer) {
            answers.add(answer);
        }

        @Override
        public void onError(Throwable failure) {
            ends.add(failure);
        }

        @Override
        public void onCompleted() {
            ends.add(Status.OK.asRuntimeException());
        }
    }
}
