package dev.whynot.simulator.pubsub;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Sets of fields as the header of an event bears them: first the fields that are no compounds, {@code 0x650004E0}, where
 * the lowest bit stands for the first field of the schema; then for each compound its position and the bits of its
 * parts, {@code 4-0x10}. What is empty is left out.
 */
final class Bitmaps {

    private Bitmaps() {}

    /** @param names of fields of the object */
    static List<String> of(EventSchema schema, Set<String> names) {
        BigInteger plain = BigInteger.ZERO;
        List<String> bitmaps = new ArrayList<>();
        for (EventField field : schema.fields()) {
            int position = schema.position(field);
            if (field.isCompound()) {
                BigInteger parts = parts(field, names);
                if (parts.signum() != 0) {
                    bitmaps.add(position + "-" + hex(parts));
                }
            } else if (names.contains(field.field().name())) {
                plain = plain.setBit(position);
            }
        }
        if (plain.signum() != 0) {
            bitmaps.addFirst(hex(plain));
        }
        return List.copyOf(bitmaps);
    }

    private static BigInteger parts(EventField compound, Set<String> names) {
        BigInteger bits = BigInteger.ZERO;
        for (int i = 0; i < compound.parts().size(); i++) {
            if (names.contains(compound.parts().get(i).field().name())) {
                bits = bits.setBit(i);
            }
        }
        return bits;
    }

    private static String hex(BigInteger bits) {
        byte[] bytes = bits.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return "0x" + HexFormat.of().withUpperCase().formatHex(bytes, from, bytes.length);
    }
}
