package dev.whynot.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import dev.whynot.ledger.Field.Core;

/** All versions of one record that were ever seen, in the order of the versions and not of their arrival. */
final class Trail {

    /** The fields whose every change is kept. */
    private static final List<Core> KEPT =
            List.of(Core.OUTCOME, Core.STAGE, Core.RAW_REASON, Core.RAW_DETAIL, Core.DELETED);

    /**
     * One version.
     *
     * @param version when the record took this state
     * @param source the first that brought this version
     * @param seenAt when it was first brought
     * @param seen the kept fields that were borne; null was borne as null
     */
    record Step(Instant version, String source, Instant seenAt, Map<Core, Object> seen) {}

    private final TreeMap<Instant, Step> steps = new TreeMap<>();
    private final Set<Instant> touched = new HashSet<>();

    void load(Step step) {
        steps.put(step.version(), step);
    }

    /**
     * Adds what the sighting bears of the kept fields.
     *
     * @return whether it told something new
     */
    boolean add(Sighting sighting, Instant now) {
        Map<Core, Object> seen = new EnumMap<>(Core.class);
        for (Core field : KEPT) {
            if (sighting.bears(field)) {
                seen.put(field, sighting.value(field));
            }
        }
        if (seen.isEmpty()) {
            return false;
        }
        Step before = steps.get(sighting.version());
        if (before == null) {
            steps.put(sighting.version(), new Step(sighting.version(), sighting.source(), now, seen));
            touched.add(sighting.version());
            return true;
        }
        Map<Core, Object> both = new EnumMap<>(before.seen());
        seen.forEach((field, value) -> {
            if (!both.containsKey(field) || RecordState.compare(value, both.get(field)) > 0) {
                both.put(field, value);
            }
        });
        if (both.equals(before.seen())) {
            return false;
        }
        steps.put(sighting.version(), new Step(before.version(), before.source(), before.seenAt(), both));
        touched.add(sighting.version());
        return true;
    }

    /** The steps that {@link #add} made or changed. */
    Collection<Step> touched() {
        return touched.stream().map(steps::get).toList();
    }

    /** The stage of the newest version in which the record was open, or null. */
    String lastOpenStage() {
        Object outcome = null;
        Object stage = null;
        Object lastOpen = null;
        for (Step step : steps.values()) {
            outcome = step.seen().getOrDefault(Core.OUTCOME, outcome);
            stage = step.seen().containsKey(Core.STAGE) ? step.seen().get(Core.STAGE) : stage;
            if (outcome == Outcome.OPEN && stage != null) {
                lastOpen = stage;
            }
        }
        return (String) lastOpen;
    }

    /** Every change of a kept field, oldest first. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        Map<Core, Object> current = new EnumMap<>(Core.class);
        for (Step step : steps.values()) {
            step.seen().forEach((field, value) -> {
                Object before = current.put(field, value);
                if (!Objects.equals(before, value)) {
                    changes.add(new Change(
                            step.version(),
                            Change.name(field),
                            text(before),
                            text(value),
                            step.source(),
                            step.seenAt()));
                }
            });
        }
        return changes;
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> null;
            case Outcome outcome -> outcome.code();
            default -> value.toString();
        };
    }
}
