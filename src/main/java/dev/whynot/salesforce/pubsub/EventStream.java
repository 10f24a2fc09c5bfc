package dev.whynot.salesforce.pubsub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;

import dev.whynot.salesforce.pubsub.wire.FetchRequest;
import dev.whynot.salesforce.pubsub.wire.FetchResponse;
import dev.whynot.salesforce.pubsub.wire.PubSubGrpc.PubSubStub;
import dev.whynot.salesforce.pubsub.wire.ReplayPreset;

/**
 * A subscription to one topic. It asks for more only when what came was taken, so that nothing piles up; answers wait
 * here until they are.
 */
final class EventStream implements StreamObserver<FetchResponse> {

    /** As many as Salesforce lets one ask for. */
    private static final int MOST_REQUESTED = 100;

    /** Events that wait for {@link #take}: as many as a few reads fetch. */
    private static final int MOST_BUFFERED = 1_000;

    private final String topic;
    private final LinkedBlockingQueue<FetchResponse> answers = new LinkedBlockingQueue<>();
    private final StreamObserver<FetchRequest> requests;
    private volatile Throwable failure;
    private int pending = MOST_REQUESTED;
    private int buffered;

    /**
     * Subscribes.
     *
     * @param after where to go on; empty for what comes from now on
     */
    EventStream(PubSubStub api, String topic, Optional<ByteString> after) {
        this.topic = topic;
        this.requests = api.subscribe(this);
        FetchRequest.Builder first =
                FetchRequest.newBuilder().setTopicName(topic).setNumRequested(MOST_REQUESTED);
        after.ifPresentOrElse(
                id -> first.setReplayPreset(ReplayPreset.CUSTOM).setReplayId(id),
                () -> first.setReplayPreset(ReplayPreset.LATEST));
        requests.onNext(first.build());
    }

    /** All answers that have come. */
    synchronized List<FetchResponse> take() {
        List<FetchResponse> taken = new ArrayList<>();
        answers.drainTo(taken);
        buffered = 0;
        askForMore();
        return taken;
    }

    private void askForMore() {
        if (failure == null && pending <= MOST_REQUESTED / 2 && buffered < MOST_BUFFERED) {
            int more = MOST_REQUESTED - pending;
            pending = MOST_REQUESTED;
            requests.onNext(FetchRequest.newBuilder()
                    .setTopicName(topic)
                    .setNumRequested(more)
                    .build());
        }
    }

    /** Why it ended; null while it goes on. */
    Throwable failure() {
        return failure;
    }

    void close() {
        if (failure == null) {
            requests.onError(Status.CANCELLED.asException());
        }
    }

    @Override
    public synchronized void onNext(FetchResponse answer) {
        pending = answer.getPendingNumRequested();
        buffered += answer.getEventsCount();
        answers.add(answer);
        askForMore();
    }

    @Override
    public void onError(Throwable e) {
        failure = e;
    }

    @Override
    public void onCompleted() {
        failure = Status.UNAVAILABLE
                .withDescription("Salesforce ended the subscription")
                .asException();
    }
}
