package dev.whynot.ledger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Of each field of one record the value of the newest version that bore it: a map of last-writer-wins registers, so
 * that any order and any repetition of the same sightings ends in the same state (Shapiro et al., "A comprehensive
 * study of Convergent and Commutative Replicated Data Types", 2011, section 3.2).
 *
 * <p>Instead of a version per field it keeps the newest version per set of fields: a field's version is the newest of
 * the sets that hold it.
 */
final class RecordState {

    private static final FieldSet NO_FIELDS = FieldSet.of(Set.of());

    private FieldSet fields;
    private Object[] values;
    private final Map<FieldSet, Version> versions;

    private RecordState(FieldSet fields, Object[] values, Map<FieldSet, Version> versions) {
        this.fields = fields;
        this.values = values;
        this.versions = versions;
    }

    static RecordState empty() {
        return new RecordState(NO_FIELDS, new Object[0], new HashMap<>());
    }

    static RecordState of(Function<Field, Object> values, Map<FieldSet, Version> versions) {
        FieldSet fields = versions.keySet().stream().reduce(FieldSet::and).orElseThrow();
        return new RecordState(fields, fields.fields().stream().map(values).toArray(), versions);
    }

    RecordState copy() {
        return new RecordState(fields, values.clone(), new HashMap<>(versions));
    }

    FieldSet fields() {
        return fields;
    }

    Map<FieldSet, Version> versions() {
        return versions;
    }

    Object value(Field field) {
        int position = fields.position(field);
        return position < 0 ? null : values[position];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordState that
                && versions.equals(that.versions)
                && fields.equals(that.fields)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return versions.hashCode();
    }

    /**
     * Whether taking in the sighting would change nothing, neither here nor in the trail. True only where that can be
     * told without the trail: where no other set has any of these fields, the trail has these same values at this
     * version.
     */
    boolean holds(Sighting sighting) {
        FieldSet seen = sighting.fields();
        boolean isTakenIn = !sighting.dated()
                || sighting.version().equals(versions.get(seen))
                        && versions.keySet().stream().allMatch(set -> set.equals(seen) || set.isDisjoint(seen));
        return isTakenIn && knows(sighting);
    }

    /** Whether the sighting tells nothing that is not known: each field that it bears has that value already. */
    boolean knows(Sighting sighting) {
        if (fields.equals(sighting.fields())) {
            return Arrays.asList(values).equals(sighting.values());
        }
        for (Field field : sighting.fields().fields()) {
            if (fields.position(field) < 0 || !Objects.equals(value(field), sighting.value(field))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes over what the sighting knows better.
     *
     * @return whether a value or the set of known fields changed
     */
    boolean take(Sighting sighting) {
        FieldSet seen = sighting.fields();
        boolean changed = !fields.containsAll(seen);
        if (versions.isEmpty()) {
            fields = seen;
            values = sighting.values().toArray();
        } else {
            widen(seen);
            for (int i = 0; i < values.length; i++) {
                Field field = fields.fields().get(i);
                if (sighting.bears(field) && isNewer(field, sighting, values[i])) {
                    changed |= !Objects.equals(values[i], sighting.value(field));
                    values[i] = sighting.value(field);
                }
            }
        }
        versions.merge(seen, sighting.version(), Version::later);
        dropDominated();
        return changed;
    }

    private void widen(FieldSet seen) {
        if (fields.containsAll(seen)) {
            return;
        }
        FieldSet wider = fields.and(seen);
        values = wider.fields().stream().map(this::value).toArray();
        fields = wider;
    }

    private boolean isNewer(Field field, Sighting sighting, Object current) {
        Version known = version(field);
        int newer = known == null ? 1 : sighting.version().compareTo(known);
        return newer > 0 || newer == 0 && compare(sighting.value(field), current) > 0;
    }

    private Version version(Field field) {
        Version newest = null;
        for (Map.Entry<FieldSet, Version> set : versions.entrySet()) {
            if (set.getKey().position(field) >= 0) {
                newest = newest == null ? set.getValue() : Version.later(newest, set.getValue());
            }
        }
        return newest;
    }

    /** A set whose fields are all in another one with a version at least as new says nothing any more. */
    private void dropDominated() {
        if (versions.size() > 1) {
            Map<FieldSet, Version> all = Map.copyOf(versions);
            versions.keySet().removeIf(set -> all.entrySet().stream()
                    .anyMatch(other -> !other.getKey().equals(set)
                            && other.getKey().containsAll(set)
                            && other.getValue().compareTo(all.get(set)) >= 0));
        }
    }

    /** Any fixed order will do: two sightings that disagree on one version must end the same in either order. */
    @SuppressWarnings("unchecked")
    static int compare(Object one, Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return ((Comparable<Object>) one).compareTo(other);
    }
}
