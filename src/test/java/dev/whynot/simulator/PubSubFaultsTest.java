package dev.whynot.simulator;

import static dev.whynot.simulator.TestSubscriber.LEADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.whynot.salesforce.pubsub.wire.ConsumerEvent;
import dev.whynot.salesforce.pubsub.wire.FetchResponse;
import dev.whynot.simulator.TestSubscriber.Event;
import dev.whynot.simulator.TestSubscriber.Subscribed;
import dev.whynot.simulator.fault.ArmedFault;
import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.fault.Fault;
import dev.whynot.simulator.pubsub.PubSubSettings;

class PubSubFaultsTest {

    private final Simulator salesforce = Simulator.start(Settings.standard().withPubSub(PubSubSettings.onPort(0)));
    private TestClient client;
    private TestSubscriber subscriber;

    @BeforeEach
    void connect() throws IOException {
        client = new TestClient(salesforce);
        subscriber = new TestSubscriber(salesforce, client.token());
    }

    @AfterEach
    void stop() {
        subscriber.close();
        client.close();
        salesforce.close();
    }

    @Test
    void cutsAStreamMidway() throws InterruptedException {
        List<String> leads = salesforce.burst("Lead", 3);
        salesforce.arm(Fault.streamCut().nth(3));

        Subscribed call = subscriber.earliest(LEADS, 10);
        List<Event> events = call.events(2);

        assertThat(call.end()).isEqualTo("UNAVAILABLE service.unavailable");
        assertThat(subscriber.after(events.getLast().replayId(), LEADS, 10).events(1))
                .extracting(Event::change)
                .containsExactly("CREATE [" + leads.get(2) + "]");
    }

    @Test
    void endsTheSessionMidway() throws IOException, InterruptedException {
        salesforce.burst("Lead", 2);
        salesforce.arm(Fault.sessionEnds().on(Call.DELIVER).nth(2));

        Subscribed call = subscriber.earliest(LEADS, 10);
        ByteString first = call.next().getLatestReplayId();
        assertThat(call.end()).isEqualTo("UNAUTHENTICATED service.auth.error");

        client.signIn();
        subscriber.saying("accesstoken", client.token());
        assertThat(subscriber.after(first, LEADS, 10).raw(1)).hasSize(1);
    }

    @Test
    void deliversTwiceButNeverMoreThanAskedFor() throws InterruptedException {
        salesforce.burst("Lead", 2);
        salesforce.arm(Fault.deliveredTwice());

        List<ConsumerEvent> three = subscriber.earliest(LEADS, 3).raw(3);
        assertThat(three.get(1).getReplayId()).isEqualTo(three.get(0).getReplayId());
        assertThat(three.get(2).getReplayId()).isNotEqualTo(three.get(0).getReplayId());

        salesforce.arm(Fault.deliveredTwice().nth(2));
        Subscribed call = subscriber.earliest(LEADS, 2);
        FetchResponse two = call.next();
        assertThat(two.getEventsList()).extracting(ConsumerEvent::getReplayId).doesNotHaveDuplicates();
        assertThat(call.more(1).raw(1).getFirst().getReplayId()).isEqualTo(two.getLatestReplayId());
    }

    @Test
    void refusesAReplayIdAsTooOld() throws InterruptedException {
        salesforce.insert("Lead", "Company", "Acme");
        ArmedFault fault = salesforce.arm(Fault.replayIdRefused());

        ByteString replayId = subscriber.earliest(LEADS, 1).raw(1).getFirst().getReplayId();

        assertThat(fault.fired()).isZero();
        assertThat(subscriber.after(replayId, LEADS, 1).end())
                .isEqualTo("INVALID_ARGUMENT subscription.fetch.replayid.corrupted");
        assertThat(fault.fired()).isEqualTo(1);
    }

    @Test
    void gapsThatStrikeOneEventAreOneGap() throws InterruptedException {
        salesforce.arm(Fault.gap());
        salesforce.arm(Fault.gap());
        String lead = salesforce.insert("Lead", "Company", "Acme");
        salesforce.arm(Fault.overflow());
        salesforce.arm(Fault.gap());
        salesforce.update("Lead", lead, "Rating", "Hot");

        assertThat(subscriber.earliest(LEADS, 10).events(2))
                .extracting(Event::change)
                .containsExactly("GAP_CREATE [" + lead + "]", "GAP_OVERFLOW [000000000000000AAA]");
    }

    @Test
    void tellsOfAGapInsteadOfTheChange() throws InterruptedException {
        String lead = salesforce.insert("Lead", "Company", "Acme");
        salesforce.arm(Fault.gap().times(3));
        salesforce.update("Lead", lead, "Rating", "Hot");
        salesforce.delete("Lead", lead);
        salesforce.undelete("Lead", lead);
        salesforce.arm(Fault.gap());
        String other = salesforce.insert("Lead", "Company", "Other");

        List<Event> events = subscriber.earliest(LEADS, 10).events(5).subList(1, 5);

        assertThat(events)
                .extracting(Event::change)
                .containsExactly(
                        "GAP_UPDATE [" + lead + "]",
                        "GAP_DELETE [" + lead + "]",
                        "GAP_UNDELETE [" + lead + "]",
                        "GAP_CREATE [" + other + "]");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.headers("changedFields")).isEmpty();
            assertThat(event.field("Company")).isNull();
            assertThat(event.field("Rating")).isNull();
        });
    }

    @Test
    void tellsOfAnOverflow() throws InterruptedException {
        salesforce.arm(Fault.overflow().mentioning("UPDATE"));
        String lead = salesforce.insert("Lead", "Company", "Acme");
        salesforce.update("Lead", lead, "Rating", "Hot");

        assertThat(subscriber.earliest(LEADS, 10).events(2).getLast().change())
                .isEqualTo("GAP_OVERFLOW [000000000000000AAA]");
    }

    @Test
    void isLate() throws InterruptedException {
        salesforce.arm(Fault.late(2));
        salesforce.burst("Lead", 3);

        List<Long> commits = subscriber.earliest(LEADS, 10).events(3).stream()
                .map(event -> (Long) event.header("commitNumber"))
                .toList();

        assertThat(commits.get(2)).isLessThan(commits.get(0));
        assertThat(commits.get(0)).isLessThan(commits.get(1));
    }

    @Test
    void deliversSlowly() throws InterruptedException {
        salesforce.burst("Lead", 2);
        salesforce.arm(Fault.slow(Duration.ofMillis(400)).on(Call.DELIVER).nth(2));
        Subscribed call = subscriber.earliest(LEADS, 10);
        call.next();

        long before = System.nanoTime();
        call.next();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void corruptsAPayloadOnce() throws InterruptedException {
        salesforce.insert("Lead", "Company", "Acme");
        salesforce.arm(Fault.corruptPayload());

        ConsumerEvent corrupt = subscriber.earliest(LEADS, 1).raw(1).getFirst();

        assertThatThrownBy(() -> subscriber.decode(corrupt)).isInstanceOf(UncheckedIOException.class);
        assertThat(subscriber.earliest(LEADS, 1).events(1).getFirst().field("Company"))
                .isEqualTo("Acme");
    }

    @Test
    void failsCallsInThePubSubApisOwnWay() throws InterruptedException {
        String schema = subscriber.topic(LEADS).getSchemaId();
        salesforce.arm(Fault.unavailable().on(Call.GET_SCHEMA));
        assertThatThrownBy(() -> subscriber.schema(schema))
                .satisfies(failure ->
                        assertThat(TestSubscriber.reason(failure)).isEqualTo("UNAVAILABLE service.unavailable"))
                .hasMessageContaining("rpcId: ");
        assertThat(subscriber.schema(schema).getSchemaId()).isEqualTo(schema);

        salesforce.arm(Fault.rpcRefused("RESOURCE_EXHAUSTED", "subscription.limit.exceeded"));
        assertThat(subscriber.latest(LEADS, 1).end()).isEqualTo("RESOURCE_EXHAUSTED subscription.limit.exceeded");
    }

    @Test
    void doesNotWasteFaultsOfCallsOnEvents() {
        ArmedFault fault = salesforce.arm(Fault.unavailable());

        salesforce.insert("Lead", "Company", "Acme");

        assertThat(fault.fired()).isZero();
    }

    @Test
    void isArmedByCurl() throws IOException, InterruptedException {
        client.post("/simulator/faults", "application/json", "{\"fault\":\"gap\"}");
        client.post("/simulator/faults", "application/json", "{\"fault\":\"streamCut\",\"nth\":3}");
        client.post("/simulator/burst/Lead", "application/json", "{\"records\":3}");

        Subscribed call = subscriber.earliest(LEADS, 10);
        assertThat(call.events(2))
                .extracting(event -> event.header("changeType"))
                .containsExactly("GAP_CREATE", "CREATE");
        assertThat(call.end()).startsWith("UNAVAILABLE");
    }
}
