package dev.whynot.salesforce.pubsub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.whynot.salesforce.pubsub.wire.ConsumerEvent;
import dev.whynot.salesforce.pubsub.wire.ProducerEvent;

class EventDecoderTest {

    private static final String EVENT = """
            {"type":"record","name":"E","fields":[{"name":"ChangeEventHeader","type":%s}]}""";
    private static final String HEADER = EVENT.formatted("""
            {"type":"record","name":"H","fields":[
            {"name":"changeType","type":"string"},
            {"name":"more","type":%s},
            {"name":"recordIds","type":{"type":"array","items":"string"}}]}""");

    /** A text "", then what claims to have two thousand million bytes or items, or is a part of itself. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"string\"                                        | 00 E0FFFFFF0F",
                "\"bytes\"                                         | 00 E0FFFFFF0F",
                "{\"type\":\"array\",\"items\":\"null\"}           | 00 E0FFFFFF0F",
                "{\"type\":\"array\",\"items\":\"string\"}         | 00 E0FFFFFF0F",
                "{\"type\":\"array\",\"items\":\"null\"}           | 00 FFFFFFFFFFFFFFFFFF01 00",
                "{\"type\":\"fixed\",\"name\":\"F\",\"size\":2000000000} | 00 00",
                "[\"null\",\"H\"]                                  | 00 02 00 02 00 02 00 02"
            })
    void lengthsThatAreNotThereMakeAnEventThatMayBeAboutAny(String more, String payload) {
        ChangeEvent event = decode(HEADER.formatted(more), HexFormat.of().parseHex(payload.replace(" ", "")));

        assertThat(event.isOverflow()).isTrue();
        assertThat(event.ids()).isEmpty();
    }

    @Test
    void listsMayComeInBlocksWithTheirSizes() {
        String id = "00Q000000000001EAA";
        String one = "24" + HexFormat.of().formatHex(id.getBytes(UTF_8));
        // no more; a block of one item with its size, and the end of the list
        byte[] payload = HexFormat.of().parseHex("00" + "00" + "0126" + one + "00");

        ChangeEvent event = decode(HEADER.formatted("[\"null\",\"long\"]"), payload);

        assertThat(event.ids()).containsExactly(id);
        assertThat(event.isOverflow()).isFalse();
    }

    private static ChangeEvent decode(String schema, byte[] payload) {
        ProducerEvent event = ProducerEvent.newBuilder()
                .setSchemaId("1")
                .setPayload(ByteString.copyFrom(payload))
                .build();
        return new EventDecoder(id -> schema)
                .decode(ConsumerEvent.newBuilder().setEvent(event).build());
    }
}
