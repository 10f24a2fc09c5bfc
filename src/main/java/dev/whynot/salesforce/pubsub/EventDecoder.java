package dev.whynot.salesforce.pubsub;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

import dev.whynot.mapping.IdFormat;
import dev.whynot.salesforce.pubsub.wire.ConsumerEvent;

/** Reads the header of change events. Of the fields nothing is needed: the records are read as they are now. */
final class EventDecoder {

    private static final String OVERFLOW = "GAP_OVERFLOW";

    private final Function<String, String> schemaById;
    private final Map<String, String> jsons = new ConcurrentHashMap<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** @param schemaById asks for the JSON of a schema; each is asked for once */
    EventDecoder(Function<String, String> schemaById) {
        this.schemaById = schemaById;
    }

    /** Which records an event is about. One that cannot be read may be about any. */
    ChangeEvent decode(ConsumerEvent event) {
        String json = jsons.computeIfAbsent(event.getEvent().getSchemaId(), schemaById);
        byte[] payload = event.getEvent().getPayload().toByteArray();
        try {
            Schema schema =
                    schemas.computeIfAbsent(event.getEvent().getSchemaId(), id -> new Schema.Parser().parse(json));
            GenericRecord record = new GenericDatumReader<GenericRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(payload, null));
            return event(event, (GenericRecord) record.get("ChangeEventHeader"));
        } catch (IOException | RuntimeException e) {
            return new ChangeEvent(Set.of(), true, event.getReplayId());
        }
    }

    private static ChangeEvent event(ConsumerEvent event, GenericRecord header) {
        Set<String> ids = new LinkedHashSet<>();
        boolean isOverflow = header.get("changeType").toString().equals(OVERFLOW);
        for (Object id : (Iterable<?>) header.get("recordIds")) {
            // a wildcard, such as 006*, stands for all records of an object
            IdFormat.SALESFORCE.normalize(id.toString()).ifPresent(ids::add);
            isOverflow |= id.toString().endsWith("*");
        }
        return new ChangeEvent(isOverflow ? Set.of() : ids, isOverflow, event.getReplayId());
    }
}
