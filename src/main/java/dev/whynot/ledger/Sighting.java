package dev.whynot.ledger;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A record as a source saw it: some of its fields, at a version. A field that the sighting does not bear stays as it
 * is; one that it bears with null is cleared.
 *
 * @param key which record
 * @param version when the record took this state; newer ones win
 * @param dated whether {@code version} comes from the source. If not, it is the time at which we looked, and a
 *     sighting that tells nothing new leaves no trace
 * @param source who saw it, for example {@code csv:17}
 * @param fields which fields it bears
 * @param values their values in the order of {@code fields}; null clears
 */
public record Sighting(
        RecordKey key, Version version, boolean dated, String source, FieldSet fields, List<Object> values) {

    public Sighting {
        requireNonNull(key, "key");
        requireNonNull(source, "source");
        requireNonNull(version, "version");
        if (values.size() != fields.fields().size()) {
            throw new IllegalArgumentException("%d values for %d fields"
                    .formatted(values.size(), fields.fields().size()));
        }
        Object[] own = values.toArray();
        for (int i = 0; i < own.length; i++) {
            own[i] = canonical(fields.fields().get(i), own[i]);
        }
        values = Collections.unmodifiableList(Arrays.asList(own));
    }

    /** A sighting with these values, at a version that the source gave. */
    public static Sighting dated(RecordKey key, Instant version, String source, Map<? extends Field, ?> values) {
        FieldSet fields = FieldSet.of(values.keySet());
        List<Object> inOrder = new ArrayList<>();
        fields.fields().forEach(field -> inOrder.add(values.get(field)));
        return new Sighting(key, Version.of(version), true, source, fields, inOrder);
    }

    Object value(Field field) {
        int position = fields.position(field);
        return position < 0 ? null : values.get(position);
    }

    boolean bears(Field field) {
        return fields.position(field) >= 0;
    }

    private static Object canonical(Field field, Object value) {
        if (value == null) {
            return field == Field.Core.OUTCOME ? Outcome.OPEN : field == Field.Core.DELETED ? false : null;
        }
        return value instanceof BigDecimal amount ? plain(amount) : value;
    }

    /** One form for equal amounts: without zeros behind the decimal point and without an exponent. */
    public static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
