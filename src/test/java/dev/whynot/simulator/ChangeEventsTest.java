package dev.whynot.simulator;

import static dev.whynot.simulator.TestSubscriber.LEADS;
import static dev.whynot.simulator.TestSubscriber.OPPORTUNITIES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.whynot.simulator.TestSubscriber.Event;
import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.org.Transaction;
import dev.whynot.simulator.pubsub.PubSubSettings;

/** Which events come of which transactions, and what they say. */
class ChangeEventsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    private final Simulator salesforce = Simulator.start(Settings.standard().withPubSub(PubSubSettings.onPort(0)));
    private TestClient client;
    private TestSubscriber subscriber;

    @BeforeEach
    void connect() throws IOException {
        client = new TestClient(salesforce);
        subscriber = new TestSubscriber(salesforce, client.token());
        salesforce.clock().set(NOW);
    }

    @AfterEach
    void stop() {
        subscriber.close();
        client.close();
        salesforce.close();
    }

    private List<Event> events(String topic, int count) throws InterruptedException {
        return subscriber.earliest(topic, 100).events(count);
    }

    private Event last(String topic, int count) throws InterruptedException {
        return events(topic, count).getLast();
    }

    /** The fields whose bits are set, parts as {@code Address.City}. */
    private static List<String> fields(Event event, String header) {
        List<String> names = new ArrayList<>();
        for (String bitmap : event.headers(header)) {
            int dash = bitmap.indexOf('-');
            Schema schema = event.payload().getSchema();
            if (dash < 0) {
                names.addAll(fields("", schema, bitmap));
            } else {
                Schema.Field parent = schema.getFields().get(Integer.parseInt(bitmap.substring(0, dash)));
                names.addAll(
                        fields(parent.name() + ".", parent.schema().getTypes().get(1), bitmap.substring(dash + 1)));
            }
        }
        return names;
    }

    private static List<String> fields(String prefix, Schema schema, String bitmap) {
        assertThat(bitmap).matches(Pattern.compile("0x([0-9A-F]{2})+"));
        BigInteger bits = new BigInteger(bitmap.substring(2), 16);
        return schema.getFields().stream()
                .filter(field -> bits.testBit(field.pos()))
                .map(field -> prefix + field.name())
                .toList();
    }

    @Test
    void hasASchemaAsSalesforceMakesIt() {
        Schema schema = new Schema.Parser()
                .parse(subscriber.schema(subscriber.topic(LEADS).getSchemaId()).getSchemaJson());

        assertThat(schema.getFullName()).isEqualTo("com.sforce.eventbus.LeadChangeEvent");
        assertThat(schema.getFields().getFirst().name()).isEqualTo("ChangeEventHeader");
        assertThat(schema.getFields().getFirst().schema().getFields())
                .extracting(Schema.Field::name)
                .containsExactly(
                        "entityName",
                        "recordIds",
                        "changeType",
                        "changeOrigin",
                        "transactionKey",
                        "sequenceNumber",
                        "commitTimestamp",
                        "commitNumber",
                        "commitUser",
                        "nulledFields",
                        "diffFields",
                        "changedFields");
        assertThat(schema.getFields().stream().skip(1)).allSatisfy(field -> {
            assertThat(field.schema().getTypes().getFirst().getType()).isEqualTo(Schema.Type.NULL);
            assertThat(field.schema().getTypes()).hasSize(2);
        });
        assertThat(schema.getFields())
                .extracting(Schema.Field::name)
                .contains("Name", "Address", "Status", "CreatedDate")
                .doesNotContain("Id", "IsDeleted", "SystemModstamp", "FirstName", "LastName", "City");
        assertThat(schema.getField("Address").schema().getTypes().get(1).getFields())
                .extracting(Schema.Field::name)
                .containsExactly("City", "PostalCode", "Country");
    }

    @Test
    void tellsAllFieldsOfANewRecord() throws InterruptedException {
        String id = salesforce.insert(
                "Opportunity", "Name", "Pumps", "Amount", 12_000, "CloseDate", "2026-04-30", "IsPrivate", true);

        Event event = last(OPPORTUNITIES, 1);

        assertThat(event.change()).isEqualTo("CREATE [" + id + "]");
        assertThat(event.header("entityName")).isEqualTo("Opportunity");
        assertThat(event.header("commitUser")).isEqualTo(salesforce.userId());
        assertThat(event.header("commitTimestamp")).isEqualTo(NOW.toEpochMilli());
        assertThat(event.header("sequenceNumber")).isEqualTo(1);
        assertThat(event.headers("changedFields")).isEmpty();
        assertThat(event.field("Name")).isEqualTo("Pumps");
        assertThat(event.field("Amount")).isEqualTo(12_000.0);
        assertThat(event.field("IsPrivate")).isEqualTo(true);
        assertThat(event.field("CloseDate"))
                .isEqualTo(Instant.parse("2026-04-30T00:00:00Z").toEpochMilli());
        assertThat(event.field("CreatedDate")).isEqualTo(NOW.toEpochMilli());
        assertThat(event.field("NextStep")).isNull();
    }

    @Test
    void tellsOnlyWhatAnUpdateChanged() throws InterruptedException {
        String id = salesforce.insert("Lead", "Company", "Acme", "LastName", "Roe", "City", "Ulm", "Rating", "Hot");
        salesforce.clock().advance(Duration.ofMinutes(1));
        salesforce.update(
                "Lead",
                id,
                "Status",
                "Unqualified",
                "FirstName",
                "Jane",
                "City",
                null,
                "Country",
                "DE",
                "Rating",
                null);

        Event event = last(LEADS, 2);

        assertThat(event.change()).isEqualTo("UPDATE [" + id + "]");
        assertThat(fields(event, "changedFields"))
                .containsExactlyInAnyOrder(
                        "Status", "Rating", "LastModifiedDate", "Name.FirstName", "Address.City", "Address.Country");
        assertThat(fields(event, "nulledFields")).containsExactlyInAnyOrder("Rating", "Address.City");
        assertThat(event.headers("diffFields")).isEmpty();
        assertThat(event.field("Status")).isEqualTo("Unqualified");
        assertThat(event.field("Company")).isNull();
        assertThat(event.field("Name")).hasToString("{\"FirstName\": \"Jane\", \"LastName\": null}");
        assertThat(event.field("Address")).hasToString("{\"City\": null, \"PostalCode\": null, \"Country\": \"DE\"}");
        assertThat(event.field("LastModifiedDate"))
                .isEqualTo(NOW.plusSeconds(60).toEpochMilli());
    }

    @Test
    void hasNoFirstBitmapWhereOnlyPartsWereCleared() throws InterruptedException {
        String id = salesforce.insert("Lead", "City", "Ulm");
        salesforce.update("Lead", id, "City", null);

        assertThat(last(LEADS, 2).headers("nulledFields"))
                .hasSize(1)
                .first()
                .asString()
                .matches("\\d+-0x01");
    }

    @Test
    void tellsNoFieldsOfADeletedRecordAndAllOfAnUndeletedOne() throws InterruptedException {
        String id = salesforce.insert("Lead", "Company", "Acme");
        salesforce.delete("Lead", id);
        salesforce.undelete("Lead", id);
        salesforce.delete("Lead", id);
        salesforce.purge("Lead", id);
        salesforce.insert("Lead", "Company", "Other");

        List<Event> events = events(LEADS, 5);

        assertThat(events.subList(0, 4))
                .extracting(Event::change)
                .containsExactly(
                        "CREATE [" + id + "]", "DELETE [" + id + "]", "UNDELETE [" + id + "]", "DELETE [" + id + "]");
        assertThat(events.get(1).field("Company")).isNull();
        assertThat(events.get(2).field("Company")).isEqualTo("Acme");
    }

    @Test
    void gathersRecordsToWhichTheSameWasDone() throws InterruptedException {
        List<String> leads = salesforce.burst("Lead", 3);
        salesforce.update("Lead", leads.get(2), "Rating", "Cold");
        salesforce.updateAll("Lead", leads, "Rating", "Cold");
        salesforce.delete("Lead", leads.get(0), leads.get(1));

        List<Event> events = events(LEADS, 7).subList(4, 7);

        assertThat(events)
                .extracting(Event::change)
                .containsExactly(
                        "UPDATE [" + leads.get(0) + ", " + leads.get(1) + "]",
                        "UPDATE [" + leads.get(2) + "]",
                        "DELETE [" + leads.get(0) + ", " + leads.get(1) + "]");
        assertThat(events.get(1).header("transactionKey"))
                .isEqualTo(events.get(0).header("transactionKey"));
        assertThat(events.get(1).header("commitNumber")).isEqualTo(events.get(0).header("commitNumber"));
        assertThat(events).extracting(event -> event.header("sequenceNumber")).containsExactly(1, 2, 1);
    }

    @Test
    void tellsOfAConversionInOneTransaction() throws InterruptedException {
        String lead = salesforce.insert("Lead", "Company", "Acme");
        Transaction.Conversion conversion = salesforce.convertLead(lead, "Deal");

        List<Event> events = events("/data/ChangeEvents", 3);

        assertThat(events)
                .extracting(Event::change)
                .containsExactly(
                        "CREATE [" + lead + "]", "CREATE [" + conversion.opportunity() + "]", "UPDATE [" + lead + "]");
        assertThat(events).extracting(event -> event.header("sequenceNumber")).containsExactly(1, 3, 4);
        assertThat(events.get(2).header("transactionKey"))
                .isEqualTo(events.get(1).header("transactionKey"));
        assertThat(events.get(2).field("ConvertedOpportunityId")).isEqualTo(conversion.opportunity());
        assertThat(events.get(2).field("IsConverted")).isEqualTo(true);
    }

    @Test
    void tellsOfAMerge() throws InterruptedException {
        List<String> leads = salesforce.burst("Lead", 3);
        salesforce.mergeLeads(leads.get(0), leads.get(1), leads.get(2));

        assertThat(events(LEADS, 5).subList(3, 5))
                .extracting(Event::change)
                .containsExactly(
                        "DELETE [" + leads.get(1) + ", " + leads.get(2) + "]", "UPDATE [" + leads.get(0) + "]");
    }

    @Test
    void tellsOfAutomationsOnlyWhatTheyChanged() throws InterruptedException {
        String id = salesforce.insert("Lead", "Company", "Acme");
        salesforce.automated().update("Lead", id, "Rating", "Hot");
        salesforce.automated().update("Lead", id);
        salesforce.delete("Lead", id);

        List<Event> events = events(LEADS, 3);

        assertThat(fields(events.get(1), "changedFields")).containsExactly("Rating");
        assertThat(events.get(2).header("changeType")).isEqualTo("DELETE");
    }

    @Test
    void ordersCommitsWhateverTheStampsAndTheClockSay() throws InterruptedException {
        salesforce.insert("Lead", "Company", "First");
        salesforce.at(NOW.minusSeconds(600)).insert("Lead", "Company", "Late");
        salesforce.clock().set(NOW.minusSeconds(60));
        salesforce.insert("Lead", "Company", "Clock set back");

        List<Event> events = events(LEADS, 3);

        assertThat(events).extracting(event -> event.header("commitTimestamp")).containsOnly(NOW.toEpochMilli());
        assertThat(events.stream().map(event -> (Long) event.header("commitNumber")))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void bearsTheSchemaOfItsTime() throws InterruptedException {
        salesforce.org().addField("Lead", Field.string("Shoe_Size__c", 10));
        String id = salesforce.insert("Lead", "Shoe_Size__c", "45");
        salesforce.org().hideField("Lead", "Shoe_Size__c");
        salesforce.update("Lead", id, "Rating", "Hot");
        salesforce.org().removeField("Lead", "Shoe_Size__c");

        List<Event> events = events(LEADS, 2);

        assertThat(events.getFirst().field("Shoe_Size__c")).isEqualTo("45");
        assertThat(events.getFirst().schemaId()).isNotEqualTo(events.getLast().schemaId());
        assertThat(events.getLast().payload().hasField("Shoe_Size__c")).isFalse();
    }
}
