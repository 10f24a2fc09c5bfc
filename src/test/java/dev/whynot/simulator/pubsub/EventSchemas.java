package dev.whynot.simulator.pubsub;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.grpc.Status;

import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.org.ObjectType;
import dev.whynot.simulator.org.Org;

/** The schemas of the org's events: those of now, and all that have been told or used before. */
final class EventSchemas {

    private final Org org;
    private final Map<String, EventSchema> byId = new ConcurrentHashMap<>();
    private final Map<String, Current> current = new ConcurrentHashMap<>();

    /** The schema of an object for as long as these are the fields that can be seen. */
    private record Current(List<Field> visible, EventSchema schema) {}

    EventSchemas(Org org) {
        this.org = org;
    }

    /** The one that fits the object's fields as they are now. */
    EventSchema current(String object) {
        return org.read(() -> {
            ObjectType type = org.tables().require(object).type();
            Current known = current.get(object);
            if (known == null || !known.visible.equals(type.visibleFields())) {
                EventSchema schema = EventSchema.of(type);
                known = new Current(type.visibleFields(), schema);
                current.put(object, known);
                byId.put(schema.id(), schema);
            }
            return known.schema;
        });
    }

    /** @throws PubSubFailure where there never was one by this id */
    EventSchema byId(String id) {
        if (id.isBlank()) {
            throw PubSubFailure.invalid("schema.validation.failed", "The schema ID is blank.");
        }
        EventSchema schema = byId.get(id);
        if (schema == null) {
            throw new PubSubFailure(
                    Status.Code.NOT_FOUND, "schema.meta.permission", "The schema " + id + " can't be accessed.");
        }
        return schema;
    }
}
