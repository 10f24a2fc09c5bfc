package dev.whynot.simulator.pubsub;

import java.util.UUID;
import java.util.function.Supplier;

import io.grpc.stub.StreamObserver;

import dev.whynot.salesforce.pubsub.wire.FetchRequest;
import dev.whynot.salesforce.pubsub.wire.FetchResponse;
import dev.whynot.salesforce.pubsub.wire.PubSubGrpc;
import dev.whynot.salesforce.pubsub.wire.SchemaInfo;
import dev.whynot.salesforce.pubsub.wire.SchemaRequest;
import dev.whynot.salesforce.pubsub.wire.TopicInfo;
import dev.whynot.salesforce.pubsub.wire.TopicRequest;
import dev.whynot.simulator.fault.Call;

/** The calls of the Pub/Sub API. */
final class PubSubService extends PubSubGrpc.PubSubImplBase {

    private final String organizationId;
    private final EventSchemas schemas;
    private final EventLog log;
    private final CallFaults faults;
    private final PubSubSettings settings;

    PubSubService(
            String organizationId, EventSchemas schemas, EventLog log, CallFaults faults, PubSubSettings settings) {
        this.organizationId = organizationId;
        this.schemas = schemas;
        this.log = log;
        this.faults = faults;
        this.settings = settings;
    }

    @Override
    public void getTopic(TopicRequest request, StreamObserver<TopicInfo> answer) {
        answer(answer, () -> {
            faults.strike(Call.GET_TOPIC, request.getTopicName(), Caller.KEY.get());
            Topic topic = Topic.named(request.getTopicName());
            return TopicInfo.newBuilder()
                    .setTopicName(topic.name())
                    .setTenantGuid(organizationId)
                    .setCanSubscribe(true)
                    .setSchemaId(topic.object()
                            .map(object -> schemas.current(object).id())
                            .orElse(""))
                    .setRpcId(UUID.randomUUID().toString())
                    .build();
        });
    }

    @Override
    public void getSchema(SchemaRequest request, StreamObserver<SchemaInfo> answer) {
        answer(answer, () -> {
            faults.strike(Call.GET_SCHEMA, request.getSchemaId(), Caller.KEY.get());
            EventSchema schema = schemas.byId(request.getSchemaId());
            return SchemaInfo.newBuilder()
                    .setSchemaId(schema.id())
                    .setSchemaJson(schema.json())
                    .setRpcId(UUID.randomUUID().toString())
                    .build();
        });
    }

    @Override
    public StreamObserver<FetchRequest> subscribe(StreamObserver<FetchResponse> answers) {
        return new Subscription(Caller.KEY.get(), log, faults, settings, answers);
    }

    private static <T> void answer(StreamObserver<T> answer, Supplier<T> result) {
        try {
            answer.onNext(result.get());
            answer.onCompleted();
        } catch (PubSubFailure e) {
            answer.onError(e.toException());
        }
    }
}
