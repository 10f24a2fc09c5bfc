package dev.whynot.simulator.pubsub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.org.ObjectType;

/**
 * How the events of one object are written.
 *
 * @param id follows from the JSON: the same fields make the same id
 * @param fields those that come after the header, in order
 */
record EventSchema(String id, String json, Schema avro, List<EventField> fields) {

    private static final String NAMESPACE = "com.sforce.eventbus";
    private static final List<String> CHANGE_TYPES = List.of(
            "CREATE",
            "UPDATE",
            "DELETE",
            "UNDELETE",
            "GAP_CREATE",
            "GAP_UPDATE",
            "GAP_DELETE",
            "GAP_UNDELETE",
            "GAP_OVERFLOW");

    static EventSchema of(ObjectType type) {
        List<EventField> fields = EventField.of(type);
        Schema avro = Schema.createRecord(type.name() + "ChangeEvent", null, NAMESPACE, false);
        List<Schema.Field> all = new ArrayList<>();
        all.add(new Schema.Field("ChangeEventHeader", header()));
        fields.forEach(field -> all.add(optional(field)));
        avro.setFields(all);
        String json = avro.toString();
        return new EventSchema(fingerprint(json), json, avro, fields);
    }

    /** The object's fields that are told of, parts rather than their compounds. */
    Stream<String> names() {
        return fields.stream().flatMap(field -> field.fields().stream()).map(Field::name);
    }

    /** The position of a field's bit in the header's bitmaps. The header itself is at 0. */
    int position(EventField field) {
        return avro.getField(field.name()).pos();
    }

    private static Schema header() {
        Schema text = Schema.create(Schema.Type.STRING);
        Schema number = Schema.create(Schema.Type.LONG);
        return Schema.createRecord(
                "ChangeEventHeader",
                null,
                NAMESPACE,
                false,
                List.of(
                        new Schema.Field("entityName", text),
                        new Schema.Field("recordIds", Schema.createArray(text)),
                        new Schema.Field("changeType", Schema.createEnum("ChangeType", null, NAMESPACE, CHANGE_TYPES)),
                        new Schema.Field("changeOrigin", text),
                        new Schema.Field("transactionKey", text),
                        new Schema.Field("sequenceNumber", Schema.create(Schema.Type.INT)),
                        new Schema.Field("commitTimestamp", number),
                        new Schema.Field("commitNumber", number),
                        new Schema.Field("commitUser", text),
                        new Schema.Field("nulledFields", Schema.createArray(text)),
                        new Schema.Field("diffFields", Schema.createArray(text)),
                        new Schema.Field("changedFields", Schema.createArray(text))));
    }

    private static Schema.Field optional(EventField field) {
        Schema union = Schema.createUnion(Schema.create(Schema.Type.NULL), type(field));
        return new Schema.Field(field.name(), union, field.doc(), JsonProperties.NULL_VALUE);
    }

    private static Schema type(EventField field) {
        if (field.isCompound()) {
            return Schema.createRecord(
                    field.doc().substring("Data:".length()),
                    null,
                    NAMESPACE,
                    false,
                    field.parts().stream().map(EventSchema::optional).toList());
        }
        return Schema.create(
                switch (field.field().type()) {
                    case BOOLEAN -> Schema.Type.BOOLEAN;
                    case INT -> Schema.Type.INT;
                    case DOUBLE, CURRENCY, PERCENT -> Schema.Type.DOUBLE;
                    case DATE, DATETIME -> Schema.Type.LONG;
                    default -> Schema.Type.STRING;
                });
    }

    private static String fingerprint(String json) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(json.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
