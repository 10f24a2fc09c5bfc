package dev.whynot.salesforce.pubsub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.avro.Schema;

/**
 * Reads the header of an event from Avro's binary encoding (Avro 1.12, "Binary Encoding"). Avro's own reader makes room
 * for what a length claims before it looks whether so much came, so that five bytes can take all memory; here no text
 * and no list is longer than what is there. (Avro has limits of its own, but as properties of the whole JVM that are read
 * once, whenever somebody uses it first.)
 */
final class HeaderReader {

    private final ByteBuffer in;
    private long items;

    HeaderReader(byte[] payload) {
        this.in = ByteBuffer.wrap(payload);
    }

    /**
     * The fields by name: texts, numbers, lists of them, and nulls.
     *
     * @param header a record without records in it
     * @throws RuntimeException if the bytes are not such a record
     */
    Map<String, Object> read(Schema header) {
        Map<String, Object> fields = new HashMap<>();
        for (Schema.Field field : header.getFields()) {
            fields.put(field.name(), value(field.schema()));
        }
        return fields;
    }

    private Object value(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> in.get() != 0;
            case INT, LONG -> number();
            case FLOAT -> Float.intBitsToFloat(Integer.reverseBytes(in.getInt()));
            case DOUBLE -> Double.longBitsToDouble(Long.reverseBytes(in.getLong()));
            case STRING, BYTES -> text();
            case ENUM -> schema.getEnumSymbols().get(Math.toIntExact(number()));
            case UNION -> value(schema.getTypes().get(Math.toIntExact(number())));
            case ARRAY -> list(schema.getElementType());
            case RECORD, MAP, FIXED ->
                throw new IllegalArgumentException(
                        "A header has no " + schema.getType().getName());
        };
    }

    private String text() {
        long length = number();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("A text of %d bytes, with %d to come".formatted(length, in.remaining()));
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return new String(bytes, UTF_8);
    }

    /** Blocks, each with its number of items before it; a negative one is followed by the size of the block. */
    private List<Object> list(Schema item) {
        List<Object> list = new ArrayList<>();
        for (long count = number(); count != 0; count = number()) {
            if (count < 0) {
                number();
            }
            items += Math.absExact(count);
            if (items > in.capacity()) {
                throw new IllegalArgumentException("More items than bytes");
            }
            for (long i = 0; i < Math.absExact(count); i++) {
                list.add(value(item));
            }
        }
        return list;
    }

    /** Seven bits a byte, the lowest first; the lowest of all is the sign. */
    private long number() {
        long bits = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            bits |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return bits >>> 1 ^ -(bits & 1);
            }
        }
        throw new IllegalArgumentException("A number of more than 64 bits");
    }
}
