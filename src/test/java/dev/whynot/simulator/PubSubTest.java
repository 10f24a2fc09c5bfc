package dev.whynot.simulator;

import static dev.whynot.simulator.TestSubscriber.LEADS;
import static dev.whynot.simulator.TestSubscriber.OPPORTUNITIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import com.google.protobuf.ByteString;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.whynot.salesforce.pubsub.wire.ConsumerEvent;
import dev.whynot.salesforce.pubsub.wire.FetchRequest;
import dev.whynot.salesforce.pubsub.wire.FetchResponse;
import dev.whynot.salesforce.pubsub.wire.TopicInfo;
import dev.whynot.simulator.TestSubscriber.Event;
import dev.whynot.simulator.TestSubscriber.Subscribed;
import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.pubsub.PubSubSettings;

/** Who may call, what is asked for, and where a subscription begins, goes on and ends. */
class PubSubTest {

    private static final Duration KEEP_ALIVE = Duration.ofMillis(150);

    private static final PubSubSettings PUB_SUB = PubSubSettings.onPort(0).withKeepAlive(KEEP_ALIVE);

    private final Simulator salesforce = Simulator.start(Settings.standard().withPubSub(PUB_SUB));
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

    private static void assertRefused(ThrowingCallable call, String reason) {
        assertThatThrownBy(call)
                .satisfies(failure -> assertThat(TestSubscriber.reason(failure)).isEqualTo(reason));
    }

    @Test
    void isNotThereUnlessAskedFor() {
        try (Simulator without = Simulator.start()) {
            assertThatThrownBy(without::pubSubPort).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void tellsItsPortToWhoeverControlsIt() throws IOException {
        assertThat(TestClient.json(client.get("/simulator")).path("pubSub").asText())
                .isEqualTo("127.0.0.1:" + salesforce.pubSubPort());
    }

    @Test
    void refusesWhoeverIsNotSignedIn() throws InterruptedException {
        String auth = "UNAUTHENTICATED service.auth.error";
        salesforce.endSessions();
        assertRefused(() -> subscriber.topic(LEADS), auth);
        assertRefused(() -> subscriber.schema("x"), auth);
        assertThat(subscriber.latest(LEADS, 1).end()).isEqualTo(auth);
    }

    @Test
    void refusesMetadataOfAnotherOrg() {
        String auth = "UNAUTHENTICATED service.auth.error";
        assertRefused(
                () -> subscriber.saying("instanceurl", "http://127.0.0.1:1").topic(LEADS), auth);
        subscriber.saying("instanceurl", salesforce.url());
        assertRefused(() -> subscriber.saying("tenantid", "00D000000000001AAA").topic(LEADS), auth);
        assertRefused(
                () -> subscriber.saying("tenantid", "").topic(LEADS), "UNAUTHENTICATED service.auth.headers.invalid");
    }

    @Test
    void endsACallWhoseSessionEnds() throws InterruptedException {
        Subscribed call = subscriber.latest(LEADS, 1);
        call.next();

        salesforce.endSessions();

        assertThat(call.end()).isEqualTo("UNAUTHENTICATED service.auth.error");
    }

    @Test
    void tellsOfTopics() {
        TopicInfo leads = subscriber.topic(LEADS);
        assertThat(leads.getTopicName()).isEqualTo(LEADS);
        assertThat(leads.getTenantGuid()).isEqualTo(salesforce.organizationId());
        assertThat(leads.getCanSubscribe()).isTrue();
        assertThat(leads.getCanPublish()).isFalse();
        assertThat(leads.getSchemaId()).hasSize(22);
        assertThat(subscriber.topic("/data/ChangeEvents").getSchemaId()).isEmpty();
        assertRefused(() -> subscriber.topic("/data/LeedChangeEvent"), "NOT_FOUND topic.not.found");
        assertRefused(() -> subscriber.topic(""), "INVALID_ARGUMENT topic.validation.empty");
    }

    @Test
    void changesTheSchemaIdWithTheFieldsAndKeepsTheOldSchemas() {
        String before = subscriber.topic(LEADS).getSchemaId();
        salesforce.org().addField("Lead", Field.string("Shoe_Size__c", 10));
        String added = subscriber.topic(LEADS).getSchemaId();
        salesforce.org().hideField("Lead", "Rating");
        String hidden = subscriber.topic(LEADS).getSchemaId();
        salesforce.org().removeField("Lead", "Shoe_Size__c");
        String removed = subscriber.topic(LEADS).getSchemaId();
        salesforce.org().showField("Lead", "Rating");

        assertThat(List.of(before, added, hidden, removed)).doesNotHaveDuplicates();
        assertThat(subscriber.topic(LEADS).getSchemaId()).isEqualTo(before);
        assertThat(subscriber.schema(added).getSchemaJson()).contains("Shoe_Size__c", "\"Rating\"");
        assertThat(subscriber.schema(hidden).getSchemaJson())
                .contains("Shoe_Size__c")
                .doesNotContain("\"Rating\"");
        assertThat(subscriber.schema(removed).getSchemaJson()).doesNotContain("Shoe_Size__c");
        assertRefused(() -> subscriber.schema("nonsense"), "NOT_FOUND schema.meta.permission");
        assertRefused(() -> subscriber.schema(""), "INVALID_ARGUMENT schema.validation.failed");
    }

    @Test
    void sendsWhatHappensFromNowOn() throws InterruptedException {
        salesforce.insert("Lead", "Company", "Before");
        Subscribed call = subscriber.latest(LEADS, 10);
        call.next();

        String lead = salesforce.insert("Lead", "Company", "After");

        assertThat(call.events(1).getFirst().change()).isEqualTo("CREATE [" + lead + "]");
    }

    @Test
    void sendsWhatIsKeptAndGoesOnAfterAReplayId() throws InterruptedException {
        List<String> leads = salesforce.burst("Lead", 3);
        List<Event> all = subscriber.earliest(LEADS, 3).events(3);

        assertThat(all)
                .extracting(Event::change)
                .containsExactlyElementsOf(
                        leads.stream().map(id -> "CREATE [" + id + "]").toList());
        assertThat(subscriber.after(all.get(1).replayId(), LEADS, 3).events(1))
                .extracting(Event::replayId)
                .containsExactly(all.get(2).replayId());
    }

    @Test
    void keepsToTheTopic() throws InterruptedException {
        String lead = salesforce.insert("Lead", "Company", "Acme");
        String opportunity = salesforce.insert("Opportunity", "Name", "Deal");
        salesforce.insert("Account", "Name", "Acme");

        assertThat(subscriber.earliest(LEADS, 5).raw(1)).hasSize(1);
        assertThat(subscriber.earliest(OPPORTUNITIES, 5).events(1))
                .extracting(Event::change)
                .containsExactly("CREATE [" + opportunity + "]");
        for (String channel : List.of("/data/ChangeEvents", "/data/Whynot__chn")) {
            assertThat(subscriber.earliest(channel, 5).events(2))
                    .extracting(Event::change)
                    .containsExactly("CREATE [" + lead + "]", "CREATE [" + opportunity + "]");
        }
    }

    @Test
    void neverSendsMoreThanAskedFor() throws InterruptedException {
        salesforce.burst("Lead", 12);
        Subscribed call = subscriber.earliest(LEADS, 5);

        FetchResponse five = call.next();
        assertThat(five.getEventsCount()).isEqualTo(5);
        assertThat(five.getPendingNumRequested()).isZero();
        assertThat(five.getLatestReplayId()).isEqualTo(five.getEvents(4).getReplayId());
        assertThat(call.isSilent()).isTrue();

        FetchResponse three = call.more(3).next();
        assertThat(three.getEventsCount()).isEqualTo(3);

        FetchResponse rest = call.more(6).next();
        assertThat(rest.getEventsCount()).isEqualTo(4);
        assertThat(rest.getPendingNumRequested()).isEqualTo(2);
    }

    @Test
    void addsUpWhatIsAskedForTillAHundred() throws InterruptedException {
        Subscribed call = subscriber.latest(LEADS, 60);
        assertThat(call.next().getPendingNumRequested()).isEqualTo(60);
        call.more(30);
        assertThat(call.next().getPendingNumRequested()).isEqualTo(90);
        call.more(30);
        assertThat(call.next().getPendingNumRequested()).isEqualTo(100);
        assertThat(subscriber.latest(LEADS, 2_000_000_000).next().getPendingNumRequested())
                .isEqualTo(100);
    }

    @Test
    void refusesToSendNothing() throws InterruptedException {
        String refusal = "INVALID_ARGUMENT subscription.fetch.requested.events.invalid";
        assertThat(subscriber.latest(LEADS, 0).end()).isEqualTo(refusal);
        assertThat(subscriber.latest(LEADS, 5).more(-1).end()).isEqualTo(refusal);
    }

    @Test
    void refusesToChangeTheTopicMidway() throws InterruptedException {
        FetchRequest same =
                FetchRequest.newBuilder().setTopicName(LEADS).setNumRequested(1).build();
        Subscribed call = subscriber.latest(LEADS, 5).send(same);
        assertThat(call.next().getPendingNumRequested()).isBetween(5, 6);

        call.send(same.toBuilder().setTopicName(OPPORTUNITIES).build());

        assertThat(call.end()).isEqualTo("INVALID_ARGUMENT subscription.fetch.topic.mismatch");
        assertThat(subscriber.latest("/data/Nothing", 1).end()).isEqualTo("NOT_FOUND topic.not.found");
    }

    @Test
    void givesASignOfLifeThatOneCanGoOnFrom() throws InterruptedException {
        salesforce.clock().set(Instant.parse("2026-03-01T00:00:00Z"));
        String first = salesforce.insert("Lead", "Company", "First");
        Subscribed call = subscriber.earliest(LEADS, 10);
        Event event = call.events(1).getFirst();
        salesforce.clock().advance(Duration.ofHours(71));
        call.next();
        FetchResponse sign = call.next();
        assertThat(sign.getEventsList()).isEmpty();
        assertThat(sign.getPendingNumRequested()).isEqualTo(9);

        salesforce.clock().advance(Duration.ofHours(71));
        salesforce.update("Lead", first, "Rating", "Hot");

        assertThat(subscriber.after(event.replayId(), LEADS, 1).end())
                .isEqualTo("INVALID_ARGUMENT subscription.fetch.replayid.corrupted");
        assertThat(subscriber.after(sign.getLatestReplayId(), LEADS, 1).events(1))
                .extracting(Event::change)
                .containsExactly("UPDATE [" + first + "]");
    }

    @Test
    void endsACallOfWhichNothingIsAsked() throws IOException, InterruptedException {
        Settings impatient = Settings.standard().withPubSub(PUB_SUB.withPatience(Duration.ofMillis(400)));
        try (Simulator other = Simulator.start(impatient);
                TestClient otherClient = new TestClient(other);
                TestSubscriber otherSubscriber = new TestSubscriber(other, otherClient.token())) {
            other.insert("Lead", "Company", "Acme");
            Subscribed call = otherSubscriber.earliest(LEADS, 1);
            call.next();

            assertThat(call.end()).isEqualTo("OK");
        }
    }

    @Test
    void refusesReplayIdsThatAreOldOrMadeUp() throws InterruptedException {
        String refusal = "INVALID_ARGUMENT subscription.fetch.replayid.corrupted";
        salesforce.clock().set(Instant.parse("2026-03-01T00:00:00Z"));
        salesforce.insert("Lead", "Company", "Old");
        ByteString old = subscriber.earliest(LEADS, 1).events(1).getFirst().replayId();
        assertThat(subscriber.after(old, LEADS, 1).next().getEventsList()).isEmpty();

        salesforce.clock().advance(Duration.ofHours(73));
        salesforce.insert("Lead", "Company", "New");

        assertThat(subscriber.after(old, LEADS, 1).end()).isEqualTo(refusal);
        assertThat(subscriber
                        .after(ByteString.copyFromUtf8("nonsense"), LEADS, 1)
                        .end())
                .isEqualTo(refusal);
        assertThat(subscriber.after(ByteString.copyFromUtf8("x"), LEADS, 1).end())
                .isEqualTo(refusal);
        assertThat(subscriber.after(ByteString.EMPTY, LEADS, 1).end())
                .isEqualTo("INVALID_ARGUMENT subscription.fetch.replayid.validation.failed");
        assertThat(subscriber.earliest(LEADS, 5).events(1))
                .extracting(event -> event.field("Company"))
                .containsExactly("New");
    }

    @Test
    void bearsABurst() throws InterruptedException {
        int burst = 10_000;
        salesforce.burst("Lead", burst);

        Subscribed call = subscriber.earliest(LEADS, 100);
        List<ConsumerEvent> events = new ArrayList<>();
        while (events.size() < burst) {
            FetchResponse answer = call.next();
            events.addAll(answer.getEventsList());
            if (answer.getPendingNumRequested() <= 50 && events.size() < burst) {
                call.more(50);
            }
        }

        assertThat(new HashSet<>(events.stream().map(ConsumerEvent::getReplayId).toList()))
                .hasSize(burst);
        assertThat(subscriber.decode(events.getLast()).field("Name"))
                .hasToString("{\"FirstName\": null, \"LastName\": \"Burst 10000\"}");
    }

    @Test
    void remembersWhatWasAsked() throws InterruptedException {
        subscriber.schema(subscriber.topic(LEADS).getSchemaId());
        subscriber.latest(LEADS, 5).more(2).next();

        assertThat(salesforce.calls().count(Call.GET_TOPIC)).isEqualTo(1);
        assertThat(salesforce.calls().count(Call.GET_SCHEMA)).isEqualTo(1);
        assertThat(salesforce.calls().all())
                .filteredOn(call -> call.call() == Call.SUBSCRIBE)
                .extracting(call -> call.path() + "=" + call.status())
                .containsExactly(LEADS + " LATEST =0");
        assertThat(salesforce.apiUsage()).isZero();
    }
}
