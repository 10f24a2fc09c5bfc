package dev.whynot.simulator.pubsub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Events as Avro binary. */
final class Payload {

    private Payload() {}

    static ByteString of(ChangeEvent event) {
        Schema schema = event.schema().avro();
        GenericRecord record = new GenericData.Record(schema);
        record.put("ChangeEventHeader", header(event));
        for (EventField field : event.schema().fields()) {
            record.put(field.name(), value(schema, field, event.values()));
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
            return ByteString.copyFrom(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GenericRecord header(ChangeEvent event) {
        Schema schema = event.schema().avro().getField("ChangeEventHeader").schema();
        GenericRecord header = new GenericData.Record(schema);
        header.put("entityName", event.object());
        header.put("recordIds", event.recordIds());
        header.put(
                "changeType",
                new GenericData.EnumSymbol(schema.getField("changeType").schema(), event.changeType()));
        header.put("changeOrigin", event.changeOrigin());
        header.put("transactionKey", event.transactionKey());
        header.put("sequenceNumber", event.sequenceNumber());
        header.put("commitTimestamp", event.commitTimestamp());
        header.put("commitNumber", event.commitNumber());
        header.put("commitUser", event.commitUser());
        header.put("nulledFields", Bitmaps.of(event.schema(), event.nulled()));
        header.put("diffFields", List.of());
        header.put("changedFields", Bitmaps.of(event.schema(), event.changed()));
        return header;
    }

    /** A compound is there when one of its parts is told, be it as null. */
    private static Object value(Schema schema, EventField field, Map<String, Object> values) {
        if (!field.isCompound()) {
            return value(values.get(field.field().name()));
        }
        if (field.fields().stream().noneMatch(part -> values.containsKey(part.name()))) {
            return null;
        }
        Schema nested = schema.getField(field.name()).schema().getTypes().stream()
                .filter(type -> type.getType() == Schema.Type.RECORD)
                .findFirst()
                .orElseThrow();
        GenericRecord record = new GenericData.Record(nested);
        field.parts()
                .forEach(part ->
                        record.put(part.name(), value(values.get(part.field().name()))));
        return record;
    }

    private static Object value(Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.toEpochMilli();
            case LocalDate date -> date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            default -> value;
        };
    }
}
