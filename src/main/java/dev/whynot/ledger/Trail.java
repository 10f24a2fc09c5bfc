package dev.whynot.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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

/** What was ever seen of one record, in the order of the versions and not of their arrival; of each instant the last. */
final class Trail {

    /** The fields whose every change is kept. */
    private static final List<Core> KEPT =
            List.of(Core.OUTCOME, Core.STAGE, Core.RAW_REASON, Core.RAW_DETAIL, Core.DELETED);

    /**
     * The last state of one instant.
     *
     * @param version when the record took this state
     * @param source the first that brought a state of this instant
     * @param seenAt when it was first brought
     * @param seen the kept fields that were borne
     */
    record Step(Instant version, String source, Instant seenAt, Map<Core, Seen> seen) {

        Object value(Core field, Object before) {
            return seen.containsKey(field) ? seen.get(field).value() : before;
        }
    }

    /**
     * What was borne of a field.
     *
     * @param value null was borne as null
     * @param rank that of the version that bore it
     */
    record Seen(Object value, long rank) {

        boolean isAfter(Seen other) {
            return rank > other.rank || rank == other.rank && RecordState.compare(value, other.value) > 0;
        }
    }

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
        Instant version = sighting.version().at();
        Map<Core, Seen> seen = new EnumMap<>(Core.class);
        for (Core field : KEPT) {
            if (sighting.bears(field)) {
                seen.put(
                        field,
                        new Seen(sighting.value(field), sighting.version().rank()));
            }
        }
        if (seen.isEmpty()) {
            return false;
        }
        Step before = steps.get(version);
        if (before == null) {
            steps.put(version, new Step(version, sighting.source(), now, seen));
            touched.add(version);
            return true;
        }
        Map<Core, Seen> both = new EnumMap<>(before.seen());
        seen.forEach((field, value) -> both.merge(field, value, (one, other) -> other.isAfter(one) ? other : one));
        if (both.equals(before.seen())) {
            return false;
        }
        steps.put(version, new Step(before.version(), before.source(), before.seenAt(), both));
        touched.add(version);
        return true;
    }

    /** All steps, oldest first. */
    Collection<Step> steps() {
        return steps.values();
    }

    /** The steps that {@link #add} made or changed. */
    Collection<Step> touched() {
        return touched.stream().map(steps::get).toList();
    }

    /** The stage of the newest version in which the record was open, or null. */
    String lastOpenStage() {
        List<OpenStage> stages = openStages();
        return stages.isEmpty() ? null : stages.getLast().stage();
    }

    /**
     * The stages in which it was seen open, each followed by another one.
     *
     * @param beforeClose the last one, where the source tells it; or null
     */
    List<String> stages(String beforeClose) {
        List<String> stages =
                new ArrayList<>(openStages().stream().map(OpenStage::stage).toList());
        if (beforeClose != null && (stages.isEmpty() || !stages.getLast().equals(beforeClose))) {
            stages.add(beforeClose);
        }
        return stages;
    }

    /**
     * How many days it was in the stage it was lost in, by the dates of entry and loss.
     *
     * @return null where it is not known when it came there: it was there already when it was first seen, later than
     *     a day after its creation
     */
    Integer daysIn(String lostIn, LocalDate created, LocalDate closed) {
        List<OpenStage> stages = openStages();
        if (closed == null || stages.isEmpty() || !stages.getLast().stage().equals(lostIn)) {
            return null;
        }
        LocalDate entered = LocalDate.ofInstant(stages.getLast().since(), ZoneOffset.UTC);
        boolean isSeenComing = stages.size() > 1 || created != null && !entered.isAfter(created.plusDays(1));
        return isSeenComing ? (int) Math.max(0, ChronoUnit.DAYS.between(entered, closed)) : null;
    }

    /** A stage in which it was seen open. */
    private record OpenStage(String stage, Instant since) {}

    private List<OpenStage> openStages() {
        List<OpenStage> stages = new ArrayList<>();
        Object stage = null;
        for (Step step : steps.values()) {
            stage = step.value(Core.STAGE, stage);
            // a step may bear a new stage alone: whether the record is still open is not known then
            boolean isOpen = step.seen().containsKey(Core.OUTCOME)
                    && step.seen().get(Core.OUTCOME).value() == Outcome.OPEN;
            if (isOpen
                    && stage != null
                    && (stages.isEmpty() || !stages.getLast().stage().equals(stage))) {
                stages.add(new OpenStage((String) stage, step.version()));
            }
        }
        return stages;
    }

    /** Every change of a kept field, oldest first. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        Map<Core, Object> current = new EnumMap<>(Map.of(Core.DELETED, false)); // as all records begin
        for (Step step : steps.values()) {
            step.seen().forEach((field, seen) -> {
                Object value = seen.value();
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
