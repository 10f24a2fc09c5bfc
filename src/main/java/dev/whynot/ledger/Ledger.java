package dev.whynot.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Metrics;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.ledger.Field.Core;
import dev.whynot.reason.Decision;
import dev.whynot.reason.Opinion;
import dev.whynot.reason.Reasons;

/** Takes in what sources saw, decides what holds, and numbers each change. */
@ApplicationScoped
public class Ledger {

    private static final int MOST_AT_ONCE = 2_000;

    private final Jdbi jdbi;
    private final FieldSets fieldSets;
    private final LedgerStore store;
    private final Reasons reasons;
    private final Competitors competitors;
    private final Clock clock;
    private final Set<String> knownOrgs = ConcurrentHashMap.newKeySet();

    public Ledger(
            Jdbi jdbi, FieldSets fieldSets, LedgerStore store, Reasons reasons, Competitors competitors, Clock clock) {
        this.jdbi = jdbi;
        this.fieldSets = fieldSets;
        this.store = store;
        this.reasons = reasons;
        this.competitors = competitors;
        this.clock = clock;
    }

    /** Something to commit together with what is taken in, for example the cursor of a feed. */
    @FunctionalInterface
    public interface AlsoInTransaction {
        void run(Handle handle, TakenIn taken);
    }

    /** Takes in sightings in one transaction; see {@link #takeIn(List, AlsoInTransaction)}. */
    public TakenIn takeIn(List<Sighting> sightings) {
        return takeIn(sightings, (handle, taken) -> {});
    }

    /**
     * Takes in sightings in one transaction. The order in which sightings arrive, also over several calls and
     * several writers, does not matter, and repeating them changes nothing.
     *
     * <p>One writer at a time: a transaction holds the change clock from its first read to its commit, so that change
     * numbers become visible in the order in which they were given out, and nobody can merge into a state that
     * somebody else is changing. Prepare the batch before; a few thousand sightings a call keep others waiting for a
     * fraction of a second.
     */
    public TakenIn takeIn(List<Sighting> sightings, AlsoInTransaction also) {
        // new sets are committed on their own, so before the lock is taken
        sightings.forEach(sighting -> fieldSets.id(sighting.fields()));
        reasons.prepare(texts(sightings));
        Map<RecordKey, List<Sighting>> byRecord =
                sightings.stream().collect(groupingBy(Sighting::key, LinkedHashMap::new, toList()));
        Set<String> newOrgs = byRecord.keySet().stream().map(RecordKey::org).collect(toCollection(TreeSet::new));
        newOrgs.removeAll(knownOrgs);
        TakenIn result = jdbi.inTransaction(handle -> {
            long lastChangeNo = store.lockClock(handle);
            reasons.refresh(handle);
            List<Entry> entries = entries(handle, byRecord);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            int accepted = 0;
            for (Entry entry : entries) {
                for (Sighting sighting : byRecord.get(entry.key())) {
                    accepted += entry.take(sighting, now) ? 1 : 0;
                }
            }
            long next = write(handle, entries, lastChangeNo, now);
            store.addOrgs(handle, newOrgs);
            TakenIn taken = new TakenIn(accepted, sightings.size() - accepted, next);
            also.run(handle, taken);
            return taken;
        });
        knownOrgs.addAll(newOrgs);
        return result;
    }

    /**
     * Decides anew, in one transaction, so that nobody sees some of the records by the old decisions and some by the new.
     * Meanwhile nobody else writes: seconds for a hundred thousand records.
     *
     * @param before what the new decisions follow from, for example what somebody decided of a text
     * @param which the records that it may concern
     * @return of how many records anything changed
     */
    public long redecide(Consumer<Handle> before, Function<Handle, List<RecordKey>> which) {
        try {
            return jdbi.inTransaction(handle -> {
                long first = store.lockClock(handle);
                before.accept(handle);
                reasons.refresh(handle);
                long last = first;
                List<RecordKey> keys = which.apply(handle);
                for (int i = 0; i < keys.size(); i += MOST_AT_ONCE) {
                    last = redecide(handle, keys.subList(i, Math.min(keys.size(), i + MOST_AT_ONCE)), last);
                }
                return last - first;
            });
        } catch (RuntimeException e) {
            reasons.forget();
            throw e;
        }
    }

    /**
     * Learns what people decided since, for {@link #isOutdated}. Nobody else decides meanwhile: who began to read
     * before somebody's decision would otherwise make that one forget it.
     */
    public void learnDecisions() {
        redecide(handle -> {}, handle -> List.of());
    }

    private long redecide(Handle handle, List<RecordKey> keys, long lastChangeNo) {
        Map<RecordKey, LedgerStore.Stored> known = store.load(handle, keys);
        Map<RecordKey, Trail> trails = store.loadTrails(handle, known.keySet());
        Map<RecordKey, String> corrections = store.corrections(handle, known.keySet());
        List<Entry> entries = known.keySet().stream()
                .map(key -> new Entry(key, known.get(key), trails.getOrDefault(key, new Trail())))
                .toList();
        entries.forEach(entry -> entry.correct(corrections.get(entry.key())));
        return write(handle, entries, lastChangeNo, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Whether the record would be decided otherwise now; false if it is not there. */
    public boolean isOutdated(LedgerRecord record) {
        Decision now = Entry.decision(
                reasons, record.key(), record.outcome(), record.correction(), record.rawReason(), record.rawDetail());
        String competitor = now == null
                ? null
                : competitors.named(
                        record.key().org(),
                        record.dimensions().get(Competitors.DIMENSION),
                        record.rawReason(),
                        record.rawDetail());
        return !Objects.equals(record.decision(), now) || !Objects.equals(record.competitor(), competitor);
    }

    /** The records with these keys, in the same order; keys that the ledger does not have are left out. */
    public List<LedgerRecord> find(List<RecordKey> keys) {
        return jdbi.withHandle(handle -> {
            Map<RecordKey, LedgerStore.Stored> found = store.load(handle, keys);
            return keys.stream()
                    .map(found::get)
                    .filter(Objects::nonNull)
                    .map(LedgerStore.Stored::row)
                    .toList();
        });
    }

    /** The records with these numbers, in the order of the numbers; those that the ledger does not have are left out. */
    public List<LedgerRecord> findByNumbers(List<Long> numbers) {
        return jdbi.withHandle(handle -> store.findByNumbers(handle, numbers));
    }

    /** The records with this id, whatever their org. */
    public List<LedgerRecord> findInAnyOrg(SalesObject object, String id) {
        return jdbi.withHandle(handle -> store.findInAnyOrg(handle, object, id));
    }

    /** What the history of a record says to its reason; empty unless it is lost. */
    public Optional<Opinion> opinion(LedgerRecord record) {
        if (record.decision() == null) {
            return Optional.empty();
        }
        return jdbi.withHandle(handle -> {
            Map<RecordKey, Trail> trails = store.loadTrails(handle, List.of(record.key()));
            return Optional.ofNullable(store.load(handle, List.of(record.key())).get(record.key()))
                    .map(stored -> new Entry(record.key(), stored, trails.getOrDefault(record.key(), new Trail()))
                            .opinion(reasons, record.decision(), record.createdOn(), record.closedOn()));
        });
    }

    /** Every change of the record's outcome, stage and reason, oldest first. */
    public List<Change> history(RecordKey key) {
        return jdbi.withHandle(handle -> store.loadTrails(handle, List.of(key))
                .getOrDefault(key, new Trail())
                .changes());
    }

    /**
     * The records that changed after the change with this number, in the order of their numbers, each as it is now.
     * Go on from the last number of a page; a page that is not full is the last one for now. Nothing committed later
     * can get a number at or below one that was seen.
     */
    public List<LedgerRecord> changesAfter(long changeNo, int most) {
        return jdbi.withHandle(handle -> store.changesAfter(handle, changeNo, most));
    }

    /**
     * How many records are not deleted, by the day of their creation; those without one are left out.
     *
     * @param sources how the source of the newest change begins
     */
    public NavigableMap<LocalDate, Long> liveByDay(String org, SalesObject object, String sources) {
        return jdbi.withHandle(handle -> store.liveByDay(handle, org, object, sources));
    }

    /**
     * The ids of the records that {@link #liveByDay} counts.
     *
     * @param from first day
     * @param to last day
     */
    public List<String> liveIds(String org, SalesObject object, String sources, LocalDate from, LocalDate to) {
        return jdbi.withHandle(handle -> store.liveIds(handle, org, object, sources, from, to));
    }

    /** The ids of deleted records whose newest change is from this source. */
    public List<String> deletedIds(String org, SalesObject object, String source) {
        return jdbi.withHandle(handle -> store.deletedIds(handle, org, object, source));
    }

    /** The ids of the orgs that records are from. */
    public List<String> orgs() {
        return jdbi.withHandle(store::orgs);
    }

    /** The number of the newest change. */
    public long lastChangeNo() {
        return jdbi.withHandle(store::lastChangeNo);
    }

    /** What is picked and written as the reason of lost records. */
    private static List<String> texts(List<Sighting> sightings) {
        return sightings.stream()
                .filter(sighting -> !sighting.bears(Core.OUTCOME) || sighting.value(Core.OUTCOME) == Outcome.LOST)
                .flatMap(sighting -> Stream.of(Core.RAW_REASON, Core.RAW_DETAIL)
                        .filter(sighting::bears)
                        .map(field -> (String) sighting.value(field)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The records of which there may be something to write. */
    private List<Entry> entries(Handle handle, Map<RecordKey, List<Sighting>> byRecord) {
        Map<RecordKey, LedgerStore.Stored> known = store.load(handle, byRecord.keySet());
        List<RecordKey> unsettled = byRecord.keySet().stream()
                .filter(key -> !isSettled(known.get(key), byRecord.get(key)))
                .toList();
        Map<RecordKey, Trail> trails = store.loadTrails(
                handle, unsettled.stream().filter(known::containsKey).toList());
        return unsettled.stream()
                .map(key -> new Entry(key, known.get(key), trails.getOrDefault(key, new Trail())))
                .toList();
    }

    /** Whether the sightings tell nothing new of the record, and its reason is the one that it would get now. */
    private boolean isSettled(LedgerStore.Stored known, List<Sighting> sightings) {
        if (known == null || !sightings.stream().allMatch(known.state()::holds)) {
            return false;
        }
        return !isOutdated(known.row());
    }

    private long write(Handle handle, Collection<Entry> entries, long lastChangeNo, Instant now) {
        long number = lastChangeNo;
        List<LedgerStore.Row> newRows = new ArrayList<>();
        List<LedgerStore.Row> rows = new ArrayList<>();
        List<LedgerStore.TrailRow> newTrail = new ArrayList<>();
        List<LedgerStore.TrailRow> trail = new ArrayList<>();
        for (Entry entry : entries) {
            List<LedgerStore.TrailRow> itsTrail = entry.isNew() ? newTrail : trail;
            entry.trail().touched().forEach(step -> itsTrail.add(new LedgerStore.TrailRow(entry.key(), step)));
            LedgerRecord record = entry.record(reasons, competitors);
            if (entry.isChangedTo(record)) {
                countDecision(record);
                (entry.isNew() ? newRows : rows)
                        .add(new LedgerStore.Row(record.withChangeNo(++number), entry.state(), entry.source(), now));
            } else if (entry.isWorthKeeping()) {
                rows.add(new LedgerStore.Row(record, entry.state(), entry.source(), entry.changedAt()));
            }
        }
        store.insert(handle, newRows);
        store.insertTrail(handle, newTrail);
        store.upsert(handle, rows);
        store.upsertTrail(handle, trail);
        if (number > lastChangeNo) {
            store.advanceClock(handle, number);
        }
        return number;
    }

    private static void countDecision(LedgerRecord record) {
        if (record.decision() != null) {
            Metrics.counter(
                            "whynot.reasons.decided",
                            "method",
                            record.decision().method().code())
                    .increment();
        }
    }
}
