package dev.whynot.simulator.pubsub;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.whynot.simulator.org.ChangeKind;
import dev.whynot.simulator.org.Commit;
import dev.whynot.simulator.org.RecordChange;

/** Makes events of transactions: one for all records of an object to which the same was done. */
final class CapturedChanges {

    private static final int NUMBERS_PER_COMMIT = 17;

    private final EventSchemas schemas;
    private long commitNumber = 1_100_670_838_951L;
    private Instant lastCommit = Instant.MIN;

    /** What an event tells of a record, but for its id. */
    private record Told(
            String object, ChangeKind kind, Map<String, Object> values, Set<String> changed, Set<String> nulled) {}

    CapturedChanges(EventSchemas schemas) {
        this.schemas = schemas;
    }

    /** To be called with one transaction after the other. */
    List<ChangeEvent> of(Commit commit) {
        commitNumber += NUMBERS_PER_COMMIT;
        lastCommit = commit.at().isAfter(lastCommit) ? commit.at() : lastCommit;
        String transactionKey = UUID.randomUUID().toString();
        List<ChangeEvent> events = new ArrayList<>();
        int sequenceNumber = 0;
        for (Map.Entry<Told, List<String>> same : grouped(commit).entrySet()) {
            Told told = same.getKey();
            sequenceNumber++;
            if (Topic.isCaptured(told.object)) {
                events.add(new ChangeEvent(
                        schemas.current(told.object),
                        told.object,
                        List.copyOf(same.getValue()),
                        told.kind.name(),
                        "",
                        transactionKey,
                        sequenceNumber,
                        lastCommit.toEpochMilli(),
                        commitNumber,
                        commit.user(),
                        told.values,
                        told.changed,
                        told.nulled));
            }
        }
        return events;
    }

    private Map<Told, List<String>> grouped(Commit commit) {
        Map<Told, List<String>> groups = new LinkedHashMap<>();
        for (RecordChange change : commit.changes()) {
            told(change).ifPresent(told -> groups.computeIfAbsent(told, first -> new ArrayList<>())
                    .add(change.id()));
        }
        return groups;
    }

    private Optional<Told> told(RecordChange change) {
        return switch (change.kind()) {
            case CREATE, UNDELETE ->
                Optional.of(new Told(change.object(), change.kind(), whole(change), Set.of(), Set.of()));
            case DELETE -> Optional.of(new Told(change.object(), change.kind(), Map.of(), Set.of(), Set.of()));
            case UPDATE -> update(change);
        };
    }

    private Map<String, Object> whole(RecordChange change) {
        Map<String, Object> values = new HashMap<>();
        schemas.current(change.object())
                .names()
                .forEach(name -> values.put(name, change.after().get(name)));
        return values;
    }

    /** Empty where an automation changed nothing that an event tells of. */
    private Optional<Told> update(RecordChange change) {
        Set<String> changed = schemas.current(change.object())
                .names()
                .filter(name -> !Objects.equals(
                        change.before().get(name), change.after().get(name)))
                .collect(Collectors.toSet());
        if (!change.isAutomated()) {
            changed.add("LastModifiedDate");
        }
        Map<String, Object> values = new HashMap<>();
        Set<String> nulled = new HashSet<>();
        for (String name : changed) {
            values.put(name, change.after().get(name));
            if (change.after().get(name) == null) {
                nulled.add(name);
            }
        }
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Told(change.object(), ChangeKind.UPDATE, values, changed, nulled));
    }
}
