package dev.whynot.salesforce.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import jakarta.inject.Singleton;

import dev.whynot.ledger.SalesObject;
import dev.whynot.ledger.Sighting;
import dev.whynot.mapping.Mapping;
import dev.whynot.mapping.Mappings;
import dev.whynot.mapping.ObjectMapping;
import dev.whynot.mapping.Revisions;
import dev.whynot.mapping.RowException;
import dev.whynot.mapping.RowReader;
import dev.whynot.salesforce.discovery.Discovery;
import dev.whynot.salesforce.discovery.OrgMapping;
import dev.whynot.salesforce.door.Door;
import dev.whynot.salesforce.door.RecordError;
import dev.whynot.salesforce.sync.Connection;

/**
 * Turns pushed records into sightings. They bear some fields only, and of parents nothing that could be trusted: what
 * is missing comes with the next poll. A record that does not tell how new it is has to be polled, and so has one that
 * tells its stage but not all that says whether it is won or lost.
 */
@Singleton
class PushReader {

    private static final int MOST_READERS = 200;

    /** How far a sender's clock may be ahead of ours. */
    private static final Duration MOST_AHEAD = Duration.ofMinutes(10);

    private final Connection connection;
    private final ConnectedOrg connected;
    private final Mappings mappings;
    private final Revisions revisions;
    private final Clock clock;
    private final Map<String, Readers> byOrg = new ConcurrentHashMap<>();

    PushReader(Connection connection, ConnectedOrg connected, Mappings mappings, Revisions revisions, Clock clock) {
        this.connection = connection;
        this.connected = connected;
        this.mappings = mappings;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** The readers of one org, by the columns that were borne. */
    private record Readers(OrgMapping mapping, Map<Columns, RowReader> byColumns) {}

    private record Columns(SalesObject object, List<String> names) {}

    /** What became of one record. */
    sealed interface Read {
        /** @param isOutcomeUntold whether it bears some of what tells won and lost, but not all */
        record Seen(Sighting sighting, boolean isOutcomeUntold) implements Read {}

        record Unversioned(SalesObject object) implements Read {}

        /** @param isAhead whether it would be right at a later time: Salesforce's own times are, where our clock is behind */
        record Rejected(SalesObject object, String column, String message, boolean isAhead) implements Read {

            Rejected(SalesObject object, String column, String message) {
                this(object, column, message, false);
            }
        }

        record Ignored() implements Read {}
    }

    /** Reads a record of an org that may send. */
    Read read(String org, Door door, PushedRecord pushed) {
        Readers readers = readers(org);
        Optional<SalesObject> object =
                object(pushed.type()).filter(readers.mapping().mapping().objects()::containsKey);
        if (object.isEmpty()) {
            return new Read.Ignored();
        }
        if (isVersionless(pushed)) {
            return versionless(org, object.get());
        }
        Predicate<String> isLookedUp = readers.mapping().lookedUp().getOrDefault(object.get(), Set.of())::contains;
        List<String> columns =
                pushed.fields().keySet().stream().filter(isLookedUp.negate()).toList();
        try {
            RowReader reader = reader(readers, object.get(), columns, isLookedUp);
            List<String> row = columns.stream().map(pushed.fields()::get).toList();
            // a state is pushed as it is committed: whatever is read at the same instant may be newer
            Instant now = clock.instant();
            Sighting sighting = reader.readAsWritten(row, door.source(), now);
            if (!sighting.dated()) {
                return versionless(org, object.get());
            }
            if (sighting.version().at().isAfter(now.plus(MOST_AHEAD))) {
                return new Read.Rejected(
                        object.get(),
                        "SystemModstamp",
                        "%s lies in the future: was it written without its zone?"
                                .formatted(sighting.version().at()),
                        true);
            }
            return new Read.Seen(sighting, connected.is(org) && isOutcomeUntold(readers, object.get(), columns));
        } catch (RowException e) {
            return new Read.Rejected(object.get(), e.column(), e.getMessage());
        } catch (IllegalArgumentException e) {
            return new Read.Rejected(object.get(), "Id", e.getMessage());
        }
    }

    private static boolean isOutcomeUntold(Readers readers, SalesObject object, List<String> columns) {
        Set<String> wanted = readers.mapping().mapping().objects().get(object).outcomeColumns();
        return columns.stream().anyMatch(wanted::contains) && !columns.containsAll(wanted);
    }

    private Read versionless(String org, SalesObject object) {
        return connected.is(org)
                ? new Read.Unversioned(object)
                : new Read.Rejected(
                        object,
                        "SystemModstamp",
                        "It must be among the fields, as it tells which of two states is newer");
    }

    /** All records of a request. */
    Push push(String org, Door door, List<PushedRecord> pushed, List<Read> read) {
        List<Sighting> sightings = new ArrayList<>();
        List<Push.Rejected> rejected = new ArrayList<>();
        Set<String> notifications = new TreeSet<>();
        int ignored = 0;
        boolean wantsPoll = false;
        for (int i = 0; i < pushed.size(); i++) {
            PushedRecord record = pushed.get(i);
            if (record.notification() != null) {
                notifications.add(record.notification());
            }
            switch (read.get(i)) {
                case Read.Seen(Sighting sighting, boolean isOutcomeUntold) -> {
                    sightings.add(sighting);
                    wantsPoll |= isOutcomeUntold;
                }
                case Read.Unversioned unversioned -> wantsPoll = true;
                case Read.Ignored none -> ignored++;
                case Read.Rejected(SalesObject object, String column, String message, boolean isAhead) ->
                    rejected.add(new Push.Rejected(
                            object,
                            new RecordError(record.id(), "%s: %s".formatted(column, message), clock.instant())));
            }
        }
        return new Push(door, org, pushed.size(), sightings, rejected, ignored, List.copyOf(notifications), wantsPoll);
    }

    private static Optional<SalesObject> object(String type) {
        for (SalesObject object : SalesObject.values()) {
            if (Discovery.apiName(object).equals(type)) {
                return Optional.of(object);
            }
        }
        return Optional.empty();
    }

    private static boolean isVersionless(PushedRecord pushed) {
        return pushed.fields().getOrDefault("SystemModstamp", "").isBlank()
                && pushed.fields().getOrDefault("LastModifiedDate", "").isBlank();
    }

    private Readers readers(String org) {
        OrgMapping mapping = connected.is(org) ? connection.lastMapping() : null;
        if (mapping != null && mapping.mapping().org().equals(org)) {
            return byOrg.compute(
                    org,
                    (id, known) -> known != null && known.mapping() == mapping
                            ? known
                            : new Readers(mapping, new ConcurrentHashMap<>()));
        }
        return byOrg.computeIfAbsent(org, id -> new Readers(unconnected(id), new ConcurrentHashMap<>()));
    }

    /** Without a connection nothing can be looked up: the mapping file holds, and parents are taken as they come. */
    private OrgMapping unconnected(String org) {
        Mapping mapping = mappings.mapping(Discovery.MAPPING).orElseThrow().of(org);
        for (Map.Entry<SalesObject, ObjectMapping> object : mapping.objects().entrySet()) {
            mapping = mapping.with(object.getKey(), object.getValue().keyedBySalesforce());
        }
        return new OrgMapping(revisions.revision(mapping), mapping, Map.of(), List.of(), Map.of(), Map.of());
    }

    /** Of fields that have a looked-up column, such as an owner's name, the plain one beside it, an id, says nothing. */
    private static RowReader reader(
            Readers readers, SalesObject object, List<String> columns, Predicate<String> isLookedUp) {
        Columns key = new Columns(object, columns);
        RowReader known = readers.byColumns().get(key);
        if (known != null) {
            return known;
        }
        Mapping mapping = readers.mapping().mapping();
        ObjectMapping partial =
                mapping.objects().get(object).part(false, isLookedUp).forRowsWith(columns::contains);
        RowReader reader =
                new RowReader(mapping.with(object, partial), readers.mapping().revision(), object, columns);
        if (readers.byColumns().size() < MOST_READERS) {
            readers.byColumns().put(key, reader);
        }
        return reader;
    }
}
