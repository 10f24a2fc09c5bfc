package dev.whynot.salesforce.pubsub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

import com.google.protobuf.ByteString;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

import dev.whynot.fuzz.FuzzTarget;
import dev.whynot.salesforce.pubsub.wire.ConsumerEvent;
import dev.whynot.salesforce.pubsub.wire.ProducerEvent;

/** Change events: the JSON of a schema, a zero byte, and a payload. Whatever they are, the decoder has an answer. */
public final class ChangeEventTarget implements FuzzTarget {

    private static final String SCHEMA = """
            {"type":"record","name":"LeadChangeEvent","namespace":"com.sforce.eventbus","fields":[
            {"name":"ChangeEventHeader","type":{"type":"record","name":"ChangeEventHeader","fields":[
            {"name":"entityName","type":"string"},
            {"name":"recordIds","type":{"type":"array","items":"string"}},
            {"name":"changeType","type":{"type":"enum","name":"ChangeType","symbols":["CREATE","UPDATE","GAP_OVERFLOW"]}},
            {"name":"commitTimestamp","type":"long"},
            {"name":"changedFields","type":{"type":"array","items":"string"}}]}},
            {"name":"Name","type":["null",{"type":"record","name":"PersonName","fields":[
            {"name":"LastName","type":["null","string"],"default":null}]}],"default":null},
            {"name":"Score","type":["null","double"],"default":null}]}""";

    @Override
    public String name() {
        return "change-event";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                event(SCHEMA, "UPDATE", "00Q000000000001EAA"),
                event(SCHEMA, "GAP_OVERFLOW", "000000000000000AAA"),
                event(SCHEMA, "CREATE", "00Q*"));
    }

    @Override
    public int take(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != 0) {
            end++;
        }
        String schema = new String(input, 0, end, UTF_8);
        byte[] payload = end == input.length ? new byte[0] : Arrays.copyOfRange(input, end + 1, input.length);
        ConsumerEvent event = ConsumerEvent.newBuilder()
                .setEvent(ProducerEvent.newBuilder().setSchemaId("1").setPayload(ByteString.copyFrom(payload)))
                .build();
        ChangeEvent decoded = new EventDecoder(id -> schema).decode(event);
        return decoded.ids().size() + (decoded.isOverflow() ? 1 : 0);
    }

    static byte[] event(String schemaJson, String changeType, String id) {
        Schema schema = new Schema.Parser().parse(schemaJson);
        Schema headerSchema = schema.getField("ChangeEventHeader").schema();
        GenericRecord header = new GenericData.Record(headerSchema);
        header.put("entityName", "Lead");
        header.put("recordIds", List.of(id));
        header.put(
                "changeType",
                new GenericData.EnumSymbol(headerSchema.getField("changeType").schema(), changeType));
        header.put("commitTimestamp", 1_772_000_000_000L);
        header.put("changedFields", List.of("0x06"));
        GenericRecord record = new GenericData.Record(schema);
        record.put("ChangeEventHeader", header);
        record.put("Score", 0.5);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(schemaJson.getBytes(UTF_8));
        out.write(0);
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
