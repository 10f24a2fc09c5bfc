package dev.whynot.salesforce.pubsub;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.apache.avro.Schema;

import dev.whynot.mapping.IdFormat;
import dev.whynot.salesforce.pubsub.wire.ConsumerEvent;

/**
 * Reads the header of change events, which comes first. Of the fields nothing is needed: the records are read as they
 * are now.
 */
final class EventDecoder {

    private static final String HEADER = "ChangeEventHeader";
    private static final String OVERFLOW = "GAP_OVERFLOW";

    private final Function<String, String> schemaById;
    private final Map<String, String> jsons = new ConcurrentHashMap<>();
    private final Map<String, Schema> headers = new ConcurrentHashMap<>();

    /** @param schemaById asks for the JSON of a schema; each is asked for once */
    EventDecoder(Function<String, String> schemaById) {
        this.schemaById = schemaById;
    }

    /** Which records an event is about. One that cannot be read may be about any. */
    ChangeEvent decode(ConsumerEvent event) {
        String json = jsons.computeIfAbsent(event.getEvent().getSchemaId(), schemaById);
        byte[] payload = event.getEvent().getPayload().toByteArray();
        try {
            Schema header = headers.computeIfAbsent(event.getEvent().getSchemaId(), id -> header(json));
            return event(event, new HeaderReader(payload).read(header));
        } catch (RuntimeException | StackOverflowError e) { // a schema can be nested as deep as its author likes
            return new ChangeEvent(Set.of(), true, event.getReplayId());
        }
    }

    private static Schema header(String json) {
        Schema.Field first = new Schema.Parser().parse(json).getFields().getFirst();
        if (!first.name().equals(HEADER)) {
            throw new IllegalArgumentException("An event begins with %s, not with its header".formatted(first.name()));
        }
        return first.schema();
    }

    private static ChangeEvent event(ConsumerEvent event, Map<String, Object> header) {
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
