package dev.whynot.salesforce.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.whynot.ledger.Field.Core;
import dev.whynot.ledger.FieldSet;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.RecordKey;
import dev.whynot.ledger.SalesObject;
import dev.whynot.ledger.Sighting;
import dev.whynot.ledger.Version;
import dev.whynot.mapping.Mapping;
import dev.whynot.salesforce.discovery.Discovery;
import dev.whynot.salesforce.wire.QueryPage;
import dev.whynot.salesforce.wire.SalesforceException;

/**
 * Finds records that the ledger has and the org has no more, not even in its bin: deleted for good while nobody looked.
 * No query tells of them, so it compares how many there are; where the ledger has more, it halves the days of creation
 * until few enough records are left to ask for each.
 */
@Singleton
class PurgedRecords {

    private static final Logger LOG = Logger.getLogger(PurgedRecords.class);

    /** Only what Salesforce told us of: files may have brought older records. */
    private static final String SOURCES = "salesforce:";

    /** Ids that fit into the address of a query. */
    private static final int MOST_IDS = 500;

    /** Who loses so many at once has rather lost the right to see them. */
    private static final long MOST_MISSING = 100;

    private static final double MOST_MISSING_SHARE = 0.05;

    /** Of few records, so many at once. */
    private static final long MOST_MISSING_OF_FEW = 10;

    private static final double MOST_MISSING_SHARE_OF_FEW = 0.5;

    private static final String SOURCE = SOURCES + "purged";

    private final Connection connection;
    private final Ledger ledger;
    private final FeedStore store;
    private final OrgClock orgClock;
    private final Map<SalesObject, String> warnings = new ConcurrentHashMap<>();

    PurgedRecords(Connection connection, Ledger ledger, FeedStore store, OrgClock orgClock) {
        this.connection = connection;
        this.ledger = ledger;
        this.store = store;
        this.orgClock = orgClock;
    }

    /** Of objects of which too many records are missing; as far as this replica found out. */
    Collection<String> warnings() {
        return List.copyOf(warnings.values());
    }

    /** Marks those of an object as deleted; takes the mark from those that can be seen again. */
    void mark(String org, SalesObject object) {
        Instant startedAt = orgClock.read();
        NavigableMap<LocalDate, Long> live = ledger.liveByDay(org, object, SOURCES);
        long missing = sum(live) - count(object, "");
        if (isTooMany(missing, sum(live))) {
            String warning =
                    "%s: %d of %d records cannot be seen any more. So many are not taken for deleted: does our user still have 'View All' for them?"
                            .formatted(Discovery.apiName(object), missing, sum(live));
            LOG.warn(warning);
            warnings.put(object, warning);
        } else {
            warnings.remove(object);
            if (missing > 0) {
                mark(org, object, live);
            } else if (missing < 0) {
                unmark(org, object);
            }
        }
        store.endCheck(org, object, startedAt);
    }

    private static boolean isTooMany(long missing, long ours) {
        return missing > Math.max(MOST_MISSING, MOST_MISSING_SHARE * ours)
                || missing > Math.max(MOST_MISSING_OF_FEW, MOST_MISSING_SHARE_OF_FEW * ours);
    }

    /** They were not purged after all: for a while our user had no right to see them. */
    private void unmark(String org, SalesObject object) {
        forEachChunk(ledger.deletedIds(org, object, SOURCE), ids -> {
            Instant askedAt = orgClock.read();
            Set<String> there = there(object, ids);
            List<String> back = ids.stream().filter(there::contains).toList();
            take(org, object, back, false, askedAt);
            if (!back.isEmpty()) {
                LOG.infof("%s: %d records can be seen again", Discovery.apiName(object), back.size());
            }
        });
    }

    private void mark(String org, SalesObject object, NavigableMap<LocalDate, Long> live) {
        LocalDate first = live.firstKey();
        LocalDate last = live.lastKey();
        long ours = sum(live);
        if (ours > MOST_IDS && !first.equals(last)) {
            if (ours > count(object, created(first, last))) {
                LocalDate middle = middle(live, ours);
                mark(org, object, live.headMap(middle, false));
                mark(org, object, live.tailMap(middle, true));
            }
            return;
        }
        forEachChunk(ledger.liveIds(org, object, SOURCES, first, last), ids -> {
            Instant askedAt = orgClock.read();
            Set<String> there = there(object, ids);
            List<String> gone = ids.stream().filter(id -> !there.contains(id)).toList();
            take(org, object, gone, true, askedAt);
            if (!gone.isEmpty()) {
                LOG.infof("%s: %d records were deleted for good", Discovery.apiName(object), gone.size());
            }
        });
    }

    private static void forEachChunk(List<String> ids, Consumer<List<String>> then) {
        for (int i = 0; i < ids.size(); i += MOST_IDS) {
            then.accept(ids.subList(i, Math.min(ids.size(), i + MOST_IDS)));
        }
    }

    /** Those of the ids that the org has. */
    private Set<String> there(SalesObject object, List<String> ids) {
        String list = ids.stream().collect(Collectors.joining("','", "'", "'"));
        QueryPage page = connection
                .api()
                .queryAll("SELECT Id FROM %s WHERE Id IN (%s)".formatted(Discovery.apiName(object), list));
        if (!page.done()) {
            throw SalesforceException.incomplete("Salesforce told of %d of %d records only"
                    .formatted(page.rows().size(), page.total()));
        }
        return page.rows().stream().map(row -> row.get("Id").toString()).collect(Collectors.toSet());
    }

    private void take(String org, SalesObject object, List<String> ids, boolean areDeleted, Instant askedAt) {
        if (ids.isEmpty()) {
            return;
        }
        FieldSet deleted = FieldSet.of(List.of(Core.DELETED));
        List<Sighting> sightings = ids.stream()
                .map(id -> new Sighting(
                        new RecordKey(org, object, id),
                        Version.of(askedAt),
                        false,
                        areDeleted ? SOURCE : SOURCES + "seen-again",
                        deleted,
                        List.of(areDeleted)))
                .toList();
        ledger.takeIn(sightings, (handle, taken) -> store.addRows(handle, org, object, 0, 0));
    }

    /** The first day of the second half; never the first day. */
    private static LocalDate middle(NavigableMap<LocalDate, Long> live, long ours) {
        long before = live.firstEntry().getValue();
        LocalDate day = live.higherKey(live.firstKey());
        while (before + live.get(day) <= ours / 2) {
            before += live.get(day);
            day = live.higherKey(day);
        }
        return day;
    }

    private static long sum(NavigableMap<LocalDate, Long> live) {
        return live.values().stream().mapToLong(Long::longValue).sum();
    }

    private long count(SalesObject object, String where) {
        return connection
                .api()
                .query("SELECT COUNT() FROM %s%s".formatted(Discovery.apiName(object), where))
                .total();
    }

    private String created(LocalDate first, LocalDate last) {
        Mapping mapping = connection.mapping().mapping();
        return " WHERE CreatedDate >= %s AND CreatedDate < %s"
                .formatted(
                        SoqlTime.format(first.atStartOfDay(mapping.zone()).toInstant()),
                        SoqlTime.format(
                                last.plusDays(1).atStartOfDay(mapping.zone()).toInstant()));
    }
}
