package dev.whynot.simulator.pubsub;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

import dev.whynot.salesforce.pubsub.wire.ConsumerEvent;
import dev.whynot.salesforce.pubsub.wire.FetchRequest;
import dev.whynot.salesforce.pubsub.wire.FetchResponse;
import dev.whynot.salesforce.pubsub.wire.ProducerEvent;
import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.fault.Effect;

/** One call of Subscribe: gives the events of a topic, as many as are asked for, from a thread of its own. */
final class Subscription implements StreamObserver<FetchRequest> {

    private static final int MOST_PENDING = 100;
    private static final int EVENTS_PER_ANSWER = 25;
    private static final Duration LOOKS_UP = Duration.ofMillis(100);

    private final Caller caller;
    private final EventLog log;
    private final CallFaults faults;
    private final PubSubSettings settings;
    private final StreamObserver<FetchResponse> answers;
    private final String rpcId = UUID.randomUUID().toString();
    private final Deque<Due> due = new ArrayDeque<>();
    private Topic topic;
    private long position;
    private int pending;
    private long lastSign = System.nanoTime();
    private boolean hasEnded;

    /** @param isRepeat an event that the client has already had; faults leave it alone */
    private record Due(EventLog.Placed placed, boolean isRepeat) {}

    Subscription(
            Caller caller,
            EventLog log,
            CallFaults faults,
            PubSubSettings settings,
            StreamObserver<FetchResponse> answers) {
        this.caller = caller;
        this.log = log;
        this.faults = faults;
        this.settings = settings;
        this.answers = answers;
        ((ServerCallStreamObserver<FetchResponse>) answers).setOnCancelHandler(this::leave);
    }

    @Override
    public void onNext(FetchRequest request) {
        try {
            boolean isFirst = topic == null;
            faults.strike(isFirst ? Call.SUBSCRIBE : Call.FETCH, text(request), caller);
            if (isFirst) {
                Topic asked = Topic.named(request.getTopicName());
                position = StartingPoint.of(request, log);
                topic = asked;
            } else if (!request.getTopicName().isEmpty()
                    && !request.getTopicName().equals(topic.name())) {
                throw PubSubFailure.invalid(
                        "subscription.fetch.topic.mismatch", "The topic differs from that of the first request.");
            }
            ask(request.getNumRequested());
            if (isFirst) {
                Thread.ofVirtual().name("subscription " + topic.name()).start(this::serve);
            }
        } catch (PubSubFailure e) {
            fail(e);
        }
    }

    private String text(FetchRequest request) {
        String replayId = HexFormat.of().formatHex(request.getReplayId().toByteArray());
        return topic == null
                ? request.getTopicName() + " " + request.getReplayPreset() + " " + replayId
                : topic.name() + " " + request.getNumRequested();
    }

    private synchronized void ask(int events) {
        if (events <= 0) {
            throw PubSubFailure.invalid(
                    "subscription.fetch.requested.events.invalid", "The number of requested events must be above 0.");
        }
        pending = (int) Math.min(MOST_PENDING, (long) pending + events);
        lastSign = System.nanoTime();
        log.stir();
    }

    private void serve() {
        try {
            while (!hasEnded()) {
                long seen = log.changes();
                faults.checkSession(caller);
                if (!deliver() && !keepUp()) {
                    log.await(seen, LOOKS_UP);
                }
            }
        } catch (PubSubFailure e) {
            fail(e);
        } catch (InterruptedException e) {
            leave();
        }
    }

    /** Sends what is due and asked for; whether there was anything. */
    private boolean deliver() {
        int most = Math.min(EVENTS_PER_ANSWER, pending());
        if (due.isEmpty() && most > 0) {
            List<EventLog.Placed> next = log.after(position, topic, most);
            next.forEach(placed -> due.add(new Due(placed, false)));
            position = next.isEmpty() ? position : next.getLast().position();
        }
        List<ConsumerEvent> events = new ArrayList<>();
        while (events.size() < most && !due.isEmpty()) {
            add(due.removeFirst(), events);
        }
        if (events.isEmpty()) {
            return false;
        }
        send(events);
        return true;
    }

    /** Adds the event with what goes wrong with it; what came before it is sent first, where that ends the call. */
    private void add(Due next, List<ConsumerEvent> events) {
        ChangeEvent event = next.placed.event();
        ByteString payload = Payload.of(event);
        for (Effect effect : next.isRepeat ? List.<Effect>of() : faults.ofDelivery(topic, event)) {
            switch (effect) {
                case Effect.Twice() -> due.addFirst(new Due(next.placed, true));
                case Effect.CorruptPayload() -> payload = payload.substring(0, payload.size() / 2);
                default -> {
                    sendAndForget(events);
                    faults.apply(effect);
                    faults.checkSession(caller);
                }
            }
        }
        events.add(ConsumerEvent.newBuilder()
                .setReplayId(ReplayId.of(next.placed.position()))
                .setEvent(ProducerEvent.newBuilder()
                        .setId(UUID.randomUUID().toString())
                        .setSchemaId(event.schema().id())
                        .setPayload(payload))
                .build());
    }

    private void sendAndForget(List<ConsumerEvent> events) {
        if (!events.isEmpty()) {
            send(events);
            events.clear();
        }
    }

    private synchronized void send(List<ConsumerEvent> events) {
        pending -= events.size();
        answer(events, events.getLast().getReplayId());
    }

    /** Gives a sign of life or ends the call, if it is time. Whether it did. */
    private boolean keepUp() {
        if (pending() == 0) {
            return hasBeenSilent(settings.patience()) && complete();
        }
        if (!hasBeenSilent(settings.keepAlive())) {
            return false;
        }
        position = log.mark(position, topic);
        answer(List.of(), ReplayId.of(position));
        return true;
    }

    private synchronized int pending() {
        return pending;
    }

    private synchronized boolean hasBeenSilent(Duration time) {
        return System.nanoTime() - lastSign >= time.toNanos();
    }

    private synchronized void answer(List<ConsumerEvent> events, ByteString latest) {
        if (!hasEnded) {
            lastSign = System.nanoTime();
            answers.onNext(FetchResponse.newBuilder()
                    .addAllEvents(events)
                    .setLatestReplayId(latest)
                    .setRpcId(rpcId)
                    .setPendingNumRequested(pending)
                    .build());
        }
    }

    private synchronized boolean complete() {
        if (!hasEnded) {
            hasEnded = true;
            answers.onCompleted();
        }
        return true;
    }

    private synchronized void fail(PubSubFailure failure) {
        if (!hasEnded) {
            hasEnded = true;
            answers.onError(failure.toException());
        }
    }

    private synchronized void leave() {
        hasEnded = true;
        log.stir();
    }

    private synchronized boolean hasEnded() {
        return hasEnded;
    }

    @Override
    public void onError(Throwable gone) {
        leave();
    }

    @Override
    public void onCompleted() {
        complete();
        log.stir();
    }
}
